import FollowUps
package import Messages

/// Why a connection to a relay can't be used, whatever the message.
package enum SMTPProblem: Error, Hashable, Sendable {
    /// No connection was made: the name isn't known, or nobody listens or answers.
    case unreachable(ConnectFailure, at: Place? = nil)
    /// The greeting wasn't 220.
    case greetingRefused(SMTPReply)
    /// Both EHLO and HELO were refused.
    case helloRefused(SMTPReply)
    /// Encryption is required, and the server doesn't offer STARTTLS.
    case startTLSNotOffered
    case startTLSRefused(SMTPReply)
    /// An expired certificate, a wrong name…
    case handshakeFailed(HandshakeFailure)
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
    /// A message may not be ended any more, and there is no other way to break it off.
    case heldBack(Trouble)
    /// Stopped on our side, before the relay answered.
    case stopped

    package struct Place: Hashable, Sendable {
        let host: String
        let port: Int
    }

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
        switch self {
        case .heldBack, .stopped: .none
        default: needsOperator ? .needsOperator : .passing
        }
    }
}

extension SMTPProblem: TroubleError {
    package var trouble: Trouble {
        switch self {
        case .unreachable(let failure, nil): .relayUnreachable(failure.trouble(key: "host"))
        case .unreachable(let failure, let place?):
            .relayUnreachable(host: place.host, port: place.port, failure.trouble(key: "host"))
        case .greetingRefused(let reply): .relayGreeting(reply.description)
        case .helloRefused(let reply): .relayRefusesHello(reply.description)
        case .startTLSNotOffered: .noSTARTTLS
        case .startTLSRefused(let reply): .relayRefusesSTARTTLS(reply.description)
        case .handshakeFailed(let failure): .handshakeFailed(failure.trouble)
        case .loginNotOffered(let offered, let wanted):
            offered.isEmpty ? .noAUTH : .noSuitableAUTH(offered: offered, wanted: wanted.map(\.rawValue))
        case .loginRefused(let reply): .loginRefused(reply.description)
        case .tokenMissing(let failure): .tokenMissing(failure.trouble)
        case .tokenRefused(let reply, _): .tokenRefused(reply.description)
        case .loginRequired(let reply): .loginRequired(reply.description)
        case .sessionUsedUp(let reply): .sessionUsedUp(reply.description)
        case .serverClosing(let reply): .relayCloses(reply.description, remedy: reply.isLimit ? .lowerLimits : nil)
        case .unexpectedReply(let reply): .unexpectedReply(reply.description)
        case .malformedReply(let error): .noSMTP(error.wording)
        case .timedOut(let timer): .noAnswerInTime(timer.rawValue)
        case .connectionLost: .relayConnectionLost
        case .heldBack(let trouble): trouble
        case .stopped: .stoppedBeforeAnswer
        }
    }
}
