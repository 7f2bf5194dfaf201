import Testing

@testable import Delivery

@Suite("SMTP sessions")
struct SMTPSessionTests {
    /// Up to the first message.
    private static let pipelining = """
        S: 220 relay.example ESMTP
        C: EHLO client.example
        S: 250-relay.example
        S: 250-PIPELINING
        S: 250-SIZE 1000
        S: 250 ENHANCEDSTATUSCODES
        ! ready

        """
    private static let plain = """
        S: 220 relay.example
        C: EHLO client.example
        S: 250 relay.example
        ! ready

        """
    private static let announced = """
        > submit 1 a@b
        ! 1 about to send data
        C: MAIL FROM:<us@example.jp> SIZE=3
        C: RCPT TO:<a@b>
        C: DATA

        """
    private static let sent = """
        S: 250 2.1.0 Ok
        S: 250 2.1.5 Ok
        S: 354 go
        C: x
        C: .
        ! 1 final dot sent

        """
    private static let lost = "the connection to the relay was lost"

    @Test(
        "a message goes through, or is refused, step by step",
        arguments: [
            Transcript(
                name: "one by one without PIPELINING",
                text: plain + """
                    > submit 1 a@b
                    C: MAIL FROM:<us@example.jp>
                    > submit 2 c@d
                    S: 250 ok
                    C: RCPT TO:<a@b>
                    S: 251 will forward
                    ! 1 about to send data
                    C: DATA
                    S: 354 go
                    C: x
                    C: .
                    ! 1 final dot sent
                    S: 250 queued as 7
                    ! 1 delivered: 250 queued as 7
                    C: MAIL FROM:<us@example.jp>
                    > quit
                    S: 250 ok
                    C: RCPT TO:<c@d>
                    S: 550 5.1.1 no such user
                    ! 2 permanent: 550 5.1.1 no such user
                    C: RSET
                    S: 250 ok
                    C: QUIT
                    S: 221 bye
                    ! close
                    """),
            Transcript(
                name: "together with PIPELINING, the next behind the content",
                text: pipelining + announced + """
                    > submit 2 "c..d"@docomo.ne.jp
                    > submit 3 e@f
                    S: 250 2.1.0 Ok
                    S: 250 2.1.5 Ok
                    S: 354 go
                    C: x
                    C: .
                    ! 1 final dot sent
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<"c..d"@docomo.ne.jp>
                    C: DATA
                    S: 250 2.0.0 queued
                    ! 1 delivered: 250 2.0.0 queued
                    S: 250 2.1.0 Ok
                    S: 450 4.2.0 greylisted
                    ! 2 retry: 450 4.2.0 greylisted
                    S: 554 5.5.1 no valid recipients
                    C: RSET
                    ! 3 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<e@f>
                    C: DATA
                    S: 250 2.0.0 Ok
                    S: 250 2.1.0 Ok
                    S: 250 2.1.5 Ok
                    S: 354 go
                    C: x
                    C: .
                    ! 3 final dot sent
                    S: 552 5.2.2 full
                    ! 3 permanent: 552 5.2.2 full
                    """),
            Transcript(
                name: "a message that comes later follows the content at once",
                text: pipelining + announced + sent + """
                    > submit 2 c@d
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    """),
            Transcript(
                name: "content is wanted though the recipient was refused",
                text: pipelining + announced + """
                    S: 250 ok
                    S: 550 no
                    ! 1 permanent: 550 no
                    S: 354 go
                    C: .
                    S: 554 no valid recipients
                    C: RSET
                    S: 250 ok
                    """),
            Transcript(
                name: "MAIL refused, and with it everything sent ahead",
                text: pipelining + announced + """
                    S: 452 4.3.1 disk full
                    ! 1 retry: 452 4.3.1 disk full
                    S: 503 5.5.1 need MAIL
                    S: 503 5.5.1 need RCPT
                    C: RSET
                    S: 250 ok
                    """),
            Transcript(
                name: "DATA refused",
                text: pipelining + announced + """
                    S: 250 ok
                    S: 250 ok
                    S: 451 4.7.1 later
                    ! 1 retry: 451 4.7.1 later
                    C: RSET
                    """),
            Transcript(
                name: "a server that lost the sequence says nothing about the message",
                text: pipelining + announced + """
                    S: 503 5.5.1 nested MAIL
                    ! 1 retry: 503 5.5.1 nested MAIL
                    """),
            Transcript(
                name: "dots are doubled and bare line ends mended", content: ".\r\n..a\n.b\rc\r\n\r\n.",
                text: pipelining + """
                    > submit 1 a@b
                    ! 1 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=16
                    C: RCPT TO:<a@b>
                    C: DATA
                    S: 250 ok
                    S: 250 ok
                    S: 354 go
                    C: ..
                    C: ...a
                    C: ..b
                    C: c
                    C:\u{20}
                    C: ..
                    C: .
                    ! 1 final dot sent
                    """),
            Transcript(
                name: "an end while the server owes nothing is no problem",
                text: pipelining + """
                    S: 421 4.4.2 idle
                    ! close
                    > submit 1 a@b
                    ! 1 unsent: the connection to the relay had ended
                    """),
            Transcript(name: "nothing to do, and quit", text: pipelining + "> quit\nC: QUIT\n> lost\n! close"),
        ])
    func transactions(transcript: Transcript) throws {
        #expect(try transcript.played().text == transcript.text)
    }

    @Test(
        "what a message needs and the server lacks is refused before anything is sent",
        arguments: [
            (
                "", "田中@example.jp", "x",
                "5.6.7 an address beyond ASCII, and the relay doesn't offer SMTPUTF8; use another address or relay"
            ),
            (
                "SMTPUTF8", "a@b", "é",
                "5.6.3 the message isn't 7-bit, and the relay doesn't offer 8BITMIME; use another relay"
            ),
            ("SIZE 3", "a@b", "long", "5.3.4 the message has 4 octets, and the relay takes 3; shorten it"),
        ])
    func lacking(keyword: String, recipient: String, content: String, refusal: String) throws {
        let transcript = Transcript(
            name: "", content: content,
            text: """
                S: 220 relay
                C: EHLO client.example
                S: 250-relay
                S: 250 \(keyword)
                ! ready
                > submit 1 \(recipient)
                ! 1 permanent: \(refusal)
                """)
        #expect(try transcript.played().text == transcript.text)
    }

    @Test("MAIL says what the message needs, and only that")
    func mailParameters() throws {
        let transcript = Transcript(
            name: "", content: "é",
            text: """
                S: 220 relay
                C: EHLO client.example
                S: 250-relay
                S: 250-SIZE 0
                S: 250-8bitmime
                S: 250 smtputf8
                ! ready
                > submit 1 a@b
                C: MAIL FROM:<us@example.jp> SIZE=2 BODY=8BITMIME
                S: 550 no
                ! 1 permanent: 550 no
                C: RSET
                S: 250 ok
                > submit 2 田中@b
                C: MAIL FROM:<us@example.jp> SIZE=2 BODY=8BITMIME SMTPUTF8
                """)
        #expect(try transcript.played().text == transcript.text)
    }

    @Test(
        "wherever it ends, each message gets what is known of it",
        arguments: [
            Transcript(
                name: "lost before MAIL is answered",
                text: pipelining + announced + """
                    > lost
                    ! 1 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "lost before RCPT is answered",
                text: pipelining + announced + """
                    > submit 2 c@d
                    S: 250 ok
                    > lost
                    ! 1 retry: \(lost)
                    ! 2 unsent: \(lost)
                    ! problem: \(lost)
                    ! close
                    """),
            Transcript(
                name: "lost before the final word",
                text: pipelining + announced + sent + """
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
                text: pipelining + announced + sent + """
                    > timeout
                    ! 1 uncertain: the relay gave no answer in time (dataTermination)
                    ! problem: the relay gave no answer in time (dataTermination)
                    ! close
                    """),
            Transcript(
                name: "nonsense for a final word",
                text: pipelining + announced + sent + """
                    S: hello?
                    ! 1 uncertain: the relay doesn't speak SMTP: "hello?" is no SMTP reply
                    ! problem: the relay doesn't speak SMTP: "hello?" is no SMTP reply
                    ! close
                    """),
            Transcript(
                name: "a final word out of place",
                text: pipelining + announced + sent + """
                    S: 354 more
                    ! 1 uncertain: the relay gives a reply out of place: 354 more
                    ! problem: the relay gives a reply out of place: 354 more
                    ! close
                    """),
            Transcript(
                name: "421 for a final word",
                text: pipelining + announced + sent + """
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
                text: pipelining + announced + """
                    S: 250 ok
                    S: 421 4.7.0 too many
                    ! 1 retry: 421 4.7.0 too many
                    ! problem: the relay closes the connection: 421 4.7.0 too many
                    ! close
                    """),
            Transcript(
                name: "a login is wanted after all",
                text: pipelining + announced + """
                    S: 530 5.7.0 authenticate first
                    ! 1 unsent: 530 5.7.0 authenticate first
                    ! problem: the relay wants a login or TLS first: 530 5.7.0 authenticate first; set username or security
                    ! close
                    """),
            Transcript(
                name: "content asked for in place of a recipient's answer",
                text: pipelining + announced + """
                    S: 250 ok
                    S: 354 go
                    ! 1 retry: the relay gives a reply out of place: 354 go
                    ! problem: the relay gives a reply out of place: 354 go
                    ! close
                    """),
            Transcript(
                name: "RSET refused",
                text: pipelining + announced + """
                    S: 550 no
                    ! 1 permanent: 550 no
                    S: 503 no
                    S: 503 no
                    C: RSET
                    S: 500 what?
                    ! problem: the relay gives a reply out of place: 500 what?
                    ! close
                    """),
            Transcript(
                name: "a reply that nobody asked for",
                text: pipelining + """
                    S: 250 ok
                    ! problem: the relay gives a reply out of place: 250 ok
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

    @Test("each wait has its own time, and none is the continuation of another")
    func waits() throws {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .none))
        var waits = [session.wait]
        let message = ComposedMessage(bytes: [], needsSMTPUTF8: false)
        let address = try EmailAddress(parsing: "a@b")
        let lines = ["220 hi", "250-hi", "250 PIPELINING", "250 ok", "250 ok", "354 go", "250 ok"]
        _ = session.submit(SMTPTransaction(id: 1, sender: address, recipient: address, message: message))
        for line in lines {
            _ = session.received(Array("\(line)\r\n".utf8))
            waits.append(session.wait)
        }
        let expected: [SMTPTimer?] = [
            .greeting, .command, .command, .mail, .recipient, .dataInitiation, .dataTermination, nil,
        ]
        #expect(waits.map { $0?.timer } == expected)
        // The first line of the reply to EHLO doesn't end that wait.
        #expect(Set(waits).count == waits.count - 1)
        _ = session.quit()
        #expect(session.wait?.timer == .quit)
    }

    @Test("three messages keep a pipelining connection busy, and two another")
    func room() throws {
        let (_, pipelining) = try Transcript(name: "", text: Self.pipelining).played()
        #expect(pipelining.room == 3)
        let (_, busy) = try Transcript(name: "", text: Self.pipelining + Self.announced + Self.sent).played()
        #expect(busy.room == 2)
        let (_, plain) = try Transcript(name: "", text: Self.plain + "> submit 1 a@b\n> submit 2 a@b").played()
        #expect(plain.room == 0)
    }

    private static let wholeDialogue = """
        220-relay
        220 hi
        250-relay
        250 PIPELINING
        250 2.1.0 ok
        250 2.1.5 ok
        354 go
        250 2.0.0 taken
        250 2.1.0 ok
        550 5.1.1 nobody
        503 5.5.1 nobody
        250 2.0.0 reset

        """.replacing("\n", with: "\r\n").utf8

    private func sessionWithTwoMessages() throws -> SMTPSession {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .none))
        let address = try EmailAddress(parsing: "a@b")
        for id in SMTPTransaction.ID(1)...2 {
            let message = ComposedMessage(bytes: Array("\(id)\r\n".utf8), needsSMTPUTF8: false)
            _ = session.submit(SMTPTransaction(id: id, sender: address, recipient: address, message: message))
        }
        return session
    }

    @Test("it doesn't matter where the server's words are cut")
    func cuts() throws {
        let bytes = Array(Self.wholeDialogue)
        var whole = try sessionWithTwoMessages()
        let expected = whole.received(bytes)
        for cut in 0...bytes.count {
            var session = try sessionWithTwoMessages()
            let actions = session.received(bytes[..<cut]) + session.received(bytes[cut...])
            #expect(actions == expected, "cut at \(cut)")
        }
        var session = try sessionWithTwoMessages()
        #expect(bytes.flatMap { session.received([$0]) } == expected)
    }

    @Test("at whichever octet it ends, only a message between its final dot and the answer is in doubt")
    func lostAtEveryOctet() throws {
        let bytes = Array(Self.wholeDialogue)
        var doubts = 0
        for end in 0...bytes.count {
            var session = try sessionWithTwoMessages()
            let actions = session.received(bytes[..<end]) + session.connectionClosed()
            var outcomes: [SMTPTransaction.ID: DeliveryOutcome] = [:]
            for case .outcome(let id, let outcome) in actions {
                #expect(outcomes.updateValue(outcome, forKey: id) == nil, "\(id) ends twice at \(end)")
            }
            #expect(outcomes.count == 2, "ended at \(end)")
            let isAnswered = actions.contains { if case .outcome(1, .delivered) = $0 { true } else { false } }
            let isInDoubt = actions.contains { if case .outcome(1, .uncertain) = $0 { true } else { false } }
            #expect(isInDoubt == (actions.contains(.finalDotSent(1)) && !isAnswered), "ended at \(end)")
            #expect(actions.last == .close)
            doubts += isInDoubt ? 1 : 0
        }
        // As many as the answer has octets, its line feed excepted, and before the first of them.
        #expect(doubts == "250 2.0.0 taken\r\n".utf8.count)
    }
}
