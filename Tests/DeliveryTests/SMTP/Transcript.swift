import FollowUps
import MailAddress
import Messages
import TestAddresses
import Testing

@testable import Delivery

/// A dialogue as one would write it on paper, played against a session.
///
/// `S:` is a line from the server and `>` something that happens to the session (`submit 1 a@b`, `encrypted`, `quit`,
/// `timeout`, `lost`, and where ``endsContent`` is false `end 1`, `hold back 1`). Everything else is what the session must do about it: `C:` for a line that it writes, `!` for
/// any other action.
struct Transcript: CustomTestStringConvertible, Sendable {
    let name: String
    var security = SMTPSettings.Security.none
    var login: (username: String, password: String)?
    var token: (username: String, text: String)?
    var content = "x\r\n"
    /// Whether a message's end follows its content without being told to.
    var endsContent = true
    /// Whether nobody is asked about that.
    var isEndDecided = false
    let text: String

    var testDescription: String { name }

    /// - Returns: the dialogue with what the session really did, and the session as it was in the end.
    func played() throws -> (text: String, session: SMTPSession) {
        var credentials = try login.map {
            try SMTPCredentials(username: $0.username, password: $0.password)
        }
        if let token, let text = AccessToken(token.text) {
            credentials = try SMTPCredentials(username: token.username, token: text)
        }
        var session = SMTPSession(
            settings: try SMTPSettings(clientName: "client.example", security: security, credentials: credentials))
        var played: [String] = []
        var lines = text.split(separator: "\n").map(String.init)[...]
        while let line = lines.popFirst() {
            var actions: [SMTPAction]
            if line.hasPrefix("S: ") {
                played.append(line)
                actions = session.received(Array((line.dropFirst(3) + "\r\n").utf8))
            } else if line.hasPrefix("> ") {
                played.append(line)
                actions = try happen(String(line.dropFirst(2)), to: &session)
            } else {
                continue
            }
            if endsContent { actions += actions.ended(&session) }
            played += actions.flatMap { Self.lines(for: $0, endsContent: endsContent) }
        }
        return (played.joined(separator: "\n"), session)
    }

    private func happen(_ event: String, to session: inout SMTPSession) throws -> [SMTPAction] {
        let words = event.split(separator: " ", maxSplits: 2).map(String.init)
        let id = words.last.flatMap(SMTPTransaction.ID.init) ?? 0
        switch words[0] {
        case "submit":
            let id = try #require(SMTPTransaction.ID(words[1]))
            let composed = ComposedMessage(bytes: Array(content.utf8), needsSMTPUTF8: false)
            return session.submit(
                SMTPTransaction(
                    id: id,
                    envelope: Envelope(sender: "us@example.jp", recipient: try MailAddress(parsing: words[2])),
                    message: composed, isEndDecided: isEndDecided))
        case "encrypted": return session.encryptionEstablished()
        case "quit": return session.quit()
        case "end": return session.endContent(of: id)
        case "hold": return session.holdBack(id, because: Trouble(.heldBack(.outOfTouch)))
        case "timeout": return session.timedOut()
        case "lost": return session.connectionClosed()
        default: throw UnknownEvent(event: event)
        }
    }

    private struct UnknownEvent: Error {
        let event: String
    }

    private static func lines(for action: SMTPAction, endsContent: Bool) -> [String] {
        switch action {
        case .write(let bytes):
            String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
                .map { "C: \($0)" }
        case .startTLS: ["! start TLS"]
        case .ready: ["! ready"]
        case .aboutToSendData(let id): ["! \(id) about to send data"]
        case .contentSent(let id): endsContent ? [] : ["! \(id) content sent"]
        case .finalDotSent(let id): ["! \(id) final dot sent"]
        case .outcome(let id, .delivered(let report)): ["! \(id) delivered: \(report)"]
        case .outcome(let id, .transientFailure(let report)): ["! \(id) retry: \(report)"]
        case .outcome(let id, .permanentFailure(let report)): ["! \(id) permanent: \(report)"]
        case .outcome(let id, .uncertain(let report)): ["! \(id) uncertain: \(report)"]
        case .outcome(let id, .notAttempted(let report, _)): ["! \(id) unsent: \(report)"]
        case .problem(let problem): ["! problem: \(problem.wording.en)"]
        case .close: ["! close"]
        }
    }
}

extension [SMTPAction] {
    /// Ends each message whose content was sent.
    ///
    /// - Returns: what a session does about that.
    func ended(_ session: inout SMTPSession) -> [SMTPAction] {
        flatMap { action -> [SMTPAction] in
            guard case .contentSent(let id) = action else { return [] }
            return session.endContent(of: id)
        }
    }
}
