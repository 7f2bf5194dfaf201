import FollowUps
import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    /// Has nothing be sent until somebody resumes it.
    static let pause = DeskForm(
        path: "/desk/queue/pause", section: .queue, summary: "Pauses sending.", route: .post("/v1/queue/pause"),
        show: { _ throws(DeskFault) in
            DeskFormContent(title: .deskPause, lead: [.deskPauseLead], button: .deskPause, back: "queue")
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
                if status.paused, let because = status.because { .haltedAgain(because) } else { .deskResumed }
            return DeskOutcome(path: "queue", said: said)
        })

    // MARK: One follow-up

    private static let one = DeskRoute.get("/v1/follow-ups/{id}")

    static let retry = command(
        "retry", summary: "Queues a follow-up again.", title: .deskRetry, lead: .deskRetryLead, said: .deskRetried)

    static let cancel = command(
        "cancel", summary: "Cancels a follow-up.", title: .deskCancel, lead: .deskCancelLead, said: .deskCancelled)

    static let reschedule = command(
        "reschedule", summary: "Gives a follow-up another time.", title: .deskReschedule, lead: nil,
        said: .deskRescheduled, fields: { WhenFields.all(on: $0) }, body: { WhenFields.body(of: $0) })

    private static func command(
        _ verb: String, summary: String, title: Wording, lead: Wording?, said: Wording,
        fields: @escaping @Sendable (DeskVisit) -> [DeskField] = { _ in [] },
        body: (@Sendable (DeskInput) -> JSONValue)? = nil
    ) -> DeskForm {
        DeskForm(
            path: PathPattern(stringLiteral: "/desk/queue/{id}/\(verb)"), section: .queue, summary: summary,
            route: .post(PathPattern(stringLiteral: "/v1/follow-ups/{id}/\(verb)")), uses: [one],
            show: { visit async throws(DeskFault) in
                let id = visit.captured("id")
                let followUp: FollowUpResource = try await visit.get("/v1/follow-ups/{id}", ["id": id])
                return DeskFormContent(
                    title: title, lead: lead.map { [$0] } ?? [], facts: FollowUpWords.facts(of: followUp, for: visit),
                    basis: FollowUpWords.basis(of: followUp, for: visit), fields: fields(visit), button: title,
                    back: "queue/\(id.percentEncoded)")
            }, body: body,
            done: { visit, _ throws(DeskFault) in
                DeskOutcome(path: "queue/\(visit.captured("id").percentEncoded)", said: said)
            })
    }
}

/// The fields that say what a follow-up waits for.
enum WhenFields {
    static func all(on visit: DeskVisit) -> [DeskField] {
        [
            DeskField(
                name: "when", label: .deskWhen,
                kind: .radio([
                    DeskField.Choice(value: "next", name: .deskWhenNext),
                    DeskField.Choice(value: "not_before", name: .deskWhenNotBefore),
                    DeskField.Choice(value: "after_staffed", name: .deskWhenAfterStaffed),
                ]), pointer: "/when", value: "next"),
            DeskField(
                name: "not_before", label: .deskNotBefore, kind: .moment, pointer: "/when/not_before",
                hint: visit.snapshot.display.spokenName),
            DeskField(
                name: "after_staffed", label: .deskAfterStaffed, kind: .line, pointer: "/when/after_staffed",
                hint: .deskAfterStaffedHint),
        ]
    }

    static func body(of input: DeskInput) -> JSONValue {
        let when: JSONValue =
            switch input["when"] {
            case "not_before": .object(["not_before": .text(input["not_before"])])
            case "after_staffed": .object(["after_staffed": .text(input["after_staffed"])])
            case let other: .object(["window": .text(other.isEmpty ? "next" : other)])
            }
        return .object(["when": when])
    }
}
