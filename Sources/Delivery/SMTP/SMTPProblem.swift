import FollowUps

/// Why a connection to a relay can't be used, whatever the message.
package enum SMTPProblem: Error, Hashable, Sendable {
    /// No connection was made: the name isn't known, or nobody listens or answers.
    case unreachable(reason: String)
    /// The greeting wasn't 220.
    case greetingRefused(SMTPReply)
    /// Both EHLO and HELO were refused.
    case helloRefused(SMTPReply)
    /// Encryption is required, and the server doesn't offer STARTTLS.
    case startTLSNotOffered
    case startTLSRefused(SMTPReply)
    /// Reported by the TLS handshake: an expired certificate, a wrong name…
    case handshakeFailed(reason: String)
    /// There are credentials, and the server offers none of the ways in which they may be shown.
    case loginNotOffered(offered: [String], wanted: [SASLMechanism])
    case loginRefused(SMTPReply)
    /// There is no access token to log in with.
    case tokenMissing(TokenFailure)
    /// An access token is refused. One that was accepted before may have been withdrawn, and another one may do.
    case tokenRefused(SMTPReply, wasAccepted: Bool)
    /// The server requires a login or encryption before it accepts mail. [RFC 4954 §6]
    case loginRequired(SMTPReply)
    /// The server takes no more messages over this connection, which is of no harm.
    case sessionUsedUp(SMTPReply)
    /// 421: the server is closing the connection.
    case serverClosing(SMTPReply)
    /// An unexpected reply.
    case unexpectedReply(SMTPReply)
    case malformedReply(SMTPReplyError)
    case timedOut(SMTPTimer)
    case connectionLost
    /// Stopped on our side, before the relay answered.
    case stopped

    /// Whether it lasts until somebody changes a configuration, here or at the relay; anything else is worth another
    /// connection later.
    package var needsOperator: Bool {
        switch self {
        case .startTLSNotOffered, .loginNotOffered, .loginRequired: true
        case .loginRefused(let reply), .startTLSRefused(let reply): reply.replyClass == 5
        case .tokenMissing(let failure): failure.needsOperator
        case .tokenRefused(let reply, let wasAccepted): reply.replyClass == 5 && !wasAccepted
        default: false
        }
    }

    var relayFault: RelayFault {
        if self == .stopped { return .none }
        return needsOperator ? .needsOperator : .passing
    }
}

extension SMTPProblem: CustomStringConvertible {
    /// What happened, and what to do unless that is to wait.
    package var description: String {
        switch self {
        case .unreachable(let reason): "the relay can't be reached: \(reason)"
        case .greetingRefused(let reply): "the relay greets with: \(reply)"
        case .helloRefused(let reply): "the relay accepts neither EHLO nor HELO: \(reply)"
        case .startTLSNotOffered:
            "the relay doesn't offer STARTTLS; use another port or relay, or set security to tls or none"
        case .startTLSRefused(let reply): "the relay refuses STARTTLS: \(reply)"
        case .handshakeFailed(let reason): "the TLS handshake with the relay failed: \(reason)"
        case .loginNotOffered(let offered, let wanted):
            offered.isEmpty
                ? "the relay accepts no login on this connection; remove username, or use another port or security"
                : "the relay accepts logins by \(offered.joined(separator: ", ")) only; "
                    + "\(wanted.map(\.rawValue).joined(separator: " or ")) is needed"
        case .loginRefused(let reply): "the relay refuses the login: \(reply); check username and password"
        case .tokenMissing(let failure): "there is no access token for the relay: \(failure)"
        case .tokenRefused(let reply, _):
            "the relay refuses the access token: \(reply); check username, what the token permits, and whether the "
                + "mailbox may send by SMTP"
        case .loginRequired(let reply): "the relay requires a login or TLS first: \(reply); set username or security"
        case .sessionUsedUp(let reply): "the relay takes no more over this connection: \(reply)"
        case .serverClosing(let reply): "the relay closes the connection: \(reply)"
        case .unexpectedReply(let reply): "the relay gives an unexpected reply: \(reply)"
        case .malformedReply(let error): "the relay doesn't speak SMTP: \(error)"
        case .timedOut(let timer): "the relay gave no answer in time (\(timer.rawValue))"
        case .connectionLost: "the connection to the relay was lost"
        case .stopped: "sending was stopped before the relay answered"
        }
    }
}
