import MadoguchiAPI
import Messages

extension DeskForm {
    /// Has nothing be sent until somebody resumes it.
    static let pause = DeskForm(
        path: "/desk/queue/pause", section: .queue, summary: "Pauses sending.", route: .post("/v1/queue/pause"),
        show: { _ throws(DeskFault) in
            DeskFormContent(
                title: .deskPause, lead: [.deskPauseLead], button: .deskPause, back: "queue")
        },
        done: { _, _ throws(DeskFault) in DeskOutcome(path: "queue", said: .deskPaused) })

    /// Goes on after a pause or a halt.
    static let resume = DeskForm(
        path: "/desk/queue/resume", section: .queue, summary: "Resumes sending.", route: .post("/v1/queue/resume"),
        show: { _ throws(DeskFault) in
            DeskFormContent(title: .deskResume, lead: [.deskResumeLead], button: .deskResume, back: "queue")
        },
        done: { visit, answer throws(DeskFault) in
            let status: QueueStatus = try visit.decode(answer)
            // What halts it may still be there.
            let said: Wording =
                if status.paused, let because = status.because {
                    .haltedAgain(because)
                } else {
                    .resumed
                }
            return DeskOutcome(path: "", said: said)
        })
}
