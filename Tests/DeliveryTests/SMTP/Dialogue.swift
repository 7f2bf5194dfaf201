import FollowUps
import MailAddress
import TestAddresses

@testable import Delivery

/// Pieces of transcripts, one behind the other, and what a server says when all goes well.
enum Dialogue {
    /// Up to the first message.
    static let pipelining = """
        S: 220 relay.example ESMTP
        C: EHLO client.example
        S: 250-relay.example
        S: 250-PIPELINING
        S: 250-SIZE 1000
        S: 250 ENHANCEDSTATUSCODES
        ! ready

        """
    static let plain = """
        S: 220 relay.example
        C: EHLO client.example
        S: 250 relay.example
        ! ready

        """
    static let announced = """
        > submit 1 a@b
        ! 1 about to send data
        C: MAIL FROM:<us@example.jp> SIZE=3
        C: RCPT TO:<a@b>
        C: DATA

        """
    static let contentSent = """
        S: 250 2.1.0 Ok
        S: 250 2.1.5 Ok
        S: 354 go
        C: x
        ! 1 content sent

        """
    static let sent = """
        S: 250 2.1.0 Ok
        S: 250 2.1.5 Ok
        S: 354 go
        C: x
        C: .
        ! 1 final dot sent

        """
    /// What a server says to two messages, the second of which it refuses.
    static let whole = """
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

    static func sessionWithTwoMessages() throws -> SMTPSession {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .none))
        let envelope = Envelope(sender: "a@b", recipient: "a@b")
        for id in SMTPTransaction.ID(1)...2 {
            let message = ComposedMessage(bytes: Array("\(id)\r\n".utf8), needsSMTPUTF8: false)
            _ = session.submit(SMTPTransaction(id: id, envelope: envelope, message: message))
        }
        return session
    }
}
