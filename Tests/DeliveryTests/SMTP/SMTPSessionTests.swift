import FollowUps
import MailAddress
import TestAddresses
import Testing

@testable import Delivery

@Suite("SMTP sessions")
struct SMTPSessionTests {
    @Test(
        "a message goes through, or is refused, step by step",
        arguments: [
            Transcript(
                name: "one by one without PIPELINING",
                text: Dialogue.plain + """
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
                text: Dialogue.pipelining + Dialogue.announced + """
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
                name: "with its end when that is let go, and what was to follow behind it", endsContent: false,
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.contentSent + """
                    > submit 2 c@d
                    > quit
                    > end 1
                    C: .
                    ! 1 final dot sent
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    > end 1
                    S: 250 2.0.0 queued
                    ! 1 delivered: 250 2.0.0 queued
                    """),
            Transcript(
                name: "with its end at once where that is decided, and the next one behind it", endsContent: false,
                isEndDecided: true,
                text: Dialogue.pipelining + Dialogue.announced + "> submit 2 c@d\n" + Dialogue.sent + """
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    S: 250 2.0.0 queued
                    ! 1 delivered: 250 2.0.0 queued
                    """),
            Transcript(
                name: "a message that comes later follows the content at once",
                text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent + """
                    > submit 2 c@d
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    """),
            Transcript(
                name: "content is wanted though the recipient was refused",
                text: Dialogue.pipelining + Dialogue.announced + """
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
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 452 4.3.1 disk full
                    ! 1 unsent: 452 4.3.1 disk full
                    S: 503 5.5.1 need MAIL
                    S: 503 5.5.1 need RCPT
                    C: RSET
                    S: 250 ok
                    """),
            Transcript(
                name: "DATA refused",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 250 ok
                    S: 250 ok
                    S: 451 4.7.1 later
                    ! 1 retry: 451 4.7.1 later
                    C: RSET
                    """),
            Transcript(
                name: "a server that has had enough of one connection, which says nothing of the message",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 250 ok
                    S: 250 ok
                    S: 354 go
                    C: x
                    C: .
                    ! 1 final dot sent
                    > submit 2 c@d
                    ! 2 about to send data
                    C: MAIL FROM:<us@example.jp> SIZE=3
                    C: RCPT TO:<c@d>
                    C: DATA
                    S: 250 2.0.0 taken
                    ! 1 delivered: 250 2.0.0 taken
                    S: 452 4.4.5 too many messages in this session
                    ! 2 unsent: 452 4.4.5 too many messages in this session
                    C: QUIT
                    ! close
                    """),
            Transcript(
                name: "a server that lost the sequence says nothing about the message",
                text: Dialogue.pipelining + Dialogue.announced + """
                    S: 503 5.5.1 nested MAIL
                    ! 1 retry: 503 5.5.1 nested MAIL
                    """),
            Transcript(
                name: "dots are doubled and bare line ends mended", content: ".\r\n..a\n.b\rc\r\n\r\n.",
                text: Dialogue.pipelining + """
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
                text: Dialogue.pipelining + """
                    S: 421 4.4.2 idle
                    ! close
                    > submit 1 a@b
                    ! 1 unsent: the connection to the relay had ended
                    """),
            Transcript(name: "nothing to do, and quit", text: Dialogue.pipelining + "> quit\nC: QUIT\n> lost\n! close"),
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
            ("SIZE 3", "a@b", "long", "5.3.4 the message has 4 octets, and the relay accepts 3; shorten it"),
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
                ! 1 unsent: 550 no
                C: RSET
                S: 250 ok
                > submit 2 田中@b
                C: MAIL FROM:<us@example.jp> SIZE=2 BODY=8BITMIME SMTPUTF8
                """)
        #expect(try transcript.played().text == transcript.text)
    }

    @Test("each wait has its own time, and none is the continuation of another")
    func waits() throws {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .none))
        var waits = [session.wait]
        let message = ComposedMessage(bytes: [], needsSMTPUTF8: false)
        let lines = ["220 hi", "250-hi", "250 PIPELINING", "250 ok", "250 ok", "354 go", "250 ok"]
        _ = session.submit(
            SMTPTransaction(id: 1, envelope: Envelope(sender: "a@b", recipient: "a@b"), message: message))
        for line in lines {
            _ = session.received(Array("\(line)\r\n".utf8)).ended(&session)
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
        let (_, pipelining) = try Transcript(name: "", text: Dialogue.pipelining).played()
        #expect(pipelining.room == 3)
        let (_, busy) = try Transcript(name: "", text: Dialogue.pipelining + Dialogue.announced + Dialogue.sent)
            .played()
        #expect(busy.room == 2)
        let (_, plain) = try Transcript(name: "", text: Dialogue.plain + "> submit 1 a@b\n> submit 2 a@b").played()
        #expect(plain.room == 0)
    }

    @Test("it doesn't matter where the server's words are cut")
    func cuts() throws {
        let bytes = Array(Dialogue.whole)
        // A server says no more before it has the content.
        let content = try #require(bytes.firstRange(of: Array("354 go\r\n".utf8))).upperBound
        func actions(cutAt cuts: some Sequence<Int>) throws -> [SMTPAction] {
            var session = try Dialogue.sessionWithTwoMessages()
            let places = ([0, content, bytes.count] + cuts).sorted()
            return zip(places, places.dropFirst()).flatMap { begin, end in
                let actions = session.received(bytes[begin..<end])
                return actions + actions.ended(&session)
            }
        }
        let expected = try actions(cutAt: [])
        for cut in 0...bytes.count { #expect(try actions(cutAt: [cut]) == expected, "cut at \(cut)") }
        #expect(try actions(cutAt: 0...bytes.count) == expected)
    }
}
