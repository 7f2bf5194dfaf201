import FollowUps
import Messages
import Testing

@testable import Delivery

@Suite("The end of SMTP sessions")
struct SMTPEndingTests {
    private static let lost = "the connection to the relay was lost"
    private static let heldBack = Wording.heldBack(.outOfTouch).en

    @Test(
        "wherever it ends, each message gets what is known of it",
        arguments: [
            Transcript(
                name: "lost before MAIL is answered",
                text: Dialogue.pipelining + Dialogue.announced + """
                    > lost
                    ! 1 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "lost before RCPT is answered",
                text: Dialogue.pipelining + Dialogue.announced + """
                    > submit 2 c@d
                    S: 250 ok
                    > lost
                    ! 1 retry: \(lost)
                    ! 2 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "lost before the end of the content", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    > submit 2 c@d
                    > lost
                    ! 1 retry: \(lost)
                    ! 2 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "held back before the end of the content", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    > submit 2 c@d
                    > hold 1
                    ! 1 unsent: \(heldBack)
                    ! 2 unsent: \(heldBack)
                    ! close
                    """),
            Transcript(
                name: "a refusal that doesn't wait for the end of the content", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    S: 552 5.3.4 too much
                    ! 1 permanent: 552 5.3.4 too much
                    ! close
                    > end 1
                    """),
            Transcript(
                name: "thanks for a message that isn't all there", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    S: 250 2.0.0 taken
                    ! 1 retry: the relay gives an unexpected reply: 250 2.0.0 taken
                    ! problem: the relay gives an unexpected reply: 250 2.0.0 taken
                    ! close
                    """),
            Transcript(
                name: "421 before the end of the content", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    S: 421 4.3.2 going down
                    ! 1 retry: 421 4.3.2 going down
                    ! problem: the relay closes the connection: 421 4.3.2 going down
                    ! close
                    """),
            Transcript(
                name: "lost before the final word",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    > submit 2 c@d
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    > lost
                    ! 1 uncertain: \(lost)
                    ! 2 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "no final word in time",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    > timeout
                    ! 1 uncertain: the relay gave no answer in time (dataTermination)
                    ! problem: the relay gave no answer in time (dataTermination)
                    ! close
                    """),
            Transcript(
                name: "nonsense for a final word",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    S: hello?
                    ! 1 uncertain: the relay doesn't speak SMTP: "hello?" is no SMTP reply; check host and port
                    ! problem: the relay doesn't speak SMTP: "hello?" is no SMTP reply; check host and port
                    ! close
                    """),
            Transcript(
                name: "a final word out of place",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    S: 354 more
                    ! 1 uncertain: the relay gives an unexpected reply: 354 more
                    ! problem: the relay gives an unexpected reply: 354 more
                    ! close
                    """),
            Transcript(
                name: "421 for a final word",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    > submit 2 c@d
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    S: 421 4.3.2 going down
                    ! 1 retry: 421 4.3.2 going down
                    ! 2 unsent: the relay closes the connection: 421 4.3.2 going down
                    ! problem: the relay closes the connection: 421 4.3.2 going down
                    ! close
                    """),
            Transcript(
                name: "421 to RCPT",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 250 ok
                    S: 421 4.7.0 too many
                    ! 1 retry: 421 4.7.0 too many
                    ! problem: the relay closes the connection: 421 4.7.0 too many
                    ! close
                    """),
            Transcript(
                name: "a login is wanted after all",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 530 5.7.0 authenticate first
                    ! 1 unsent: 530 5.7.0 authenticate first
                    ! problem: the relay requires a login or TLS first: 530 5.7.0 authenticate first; set username or security
                    ! close
                    """),
            Transcript(
                name: "content asked for in place of a recipient's answer",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 250 ok
                    S: 354 go
                    ! 1 retry: the relay gives an unexpected reply: 354 go
                    ! problem: the relay gives an unexpected reply: 354 go
                    ! close
                    """),
            Transcript(
                name: "RSET refused",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 550 no
                    ! 1 unsent: 550 no
                    S: 503 no
                    S: 503 no
                    C: RSET
                    S: 500 what?
                    ! problem: the relay gives an unexpected reply: 500 what?
                    ! close
                    """),
            Transcript(
                name: "a reply that nobody asked for",
                text: Dialogue.pipelining + """
                    S: 250 ok
                    ! problem: the relay gives an unexpected reply: 250 ok
                    ! close
                    """),
        ])
    func endings(transcript: Transcript) throws {
        let (text, session) = try transcript.played()
        #expect(text == transcript.text)
        #expect(session.isClosed)
        #expect(session.wait == nil)
        #expect(session.room == 0)
    }

    @Test("at whichever octet it ends, only a message between its final dot and the answer is uncertain")
    func lostAtEveryOctet() throws {
        let bytes = Array(Dialogue.whole)
        var uncertainAttempts = 0
        for end in 0...bytes.count {
            var session = try Dialogue.sessionWithTwoMessages()
            var actions: [SMTPAction] = []
            // A server answers to content when it has the end of it.
            for byte in bytes[..<end] {
                let new = session.received([byte])
                actions += new + new.ended(&session)
            }
            actions += session.connectionClosed()
            var outcomes: [SMTPTransaction.ID: DeliveryOutcome] = [:]
            for case .outcome(let id, let outcome) in actions {
                #expect(outcomes.updateValue(outcome, forKey: id) == nil, "\(id) ends twice at \(end)")
            }
            #expect(outcomes.count == 2, "ended at \(end)")
            let isAnswered = actions.contains { if case .outcome(1, .delivered) = $0 { true } else { false } }
            let isUncertain = actions.contains { if case .outcome(1, .uncertain) = $0 { true } else { false } }
            #expect(isUncertain == (actions.contains(.finalDotSent(1)) && !isAnswered), "ended at \(end)")
            #expect(actions.last == .close)
            uncertainAttempts += isUncertain ? 1 : 0
        }
        // As many as the answer has octets, its line feed excepted, and before the first of them.
        #expect(uncertainAttempts == "250 2.0.0 taken\r\n".utf8.count)
    }
}
