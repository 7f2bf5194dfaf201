/// What a client waits for, each with a timeout of its own. [RFC 5321 §4.5.3.2]
package enum SMTPTimer: String, CaseIterable, Hashable, Sendable {
    case greeting
    /// EHLO, HELO, STARTTLS, AUTH and RSET, for which RFC 5321 gives no timeout.
    case command
    /// The TLS handshake.
    case handshake
    case mail
    case recipient
    case dataInitiation
    /// A piece of the message being written. Only the caller uses this one: it runs while bytes wait to be written.
    case dataBlock
    /// From the final dot to the final reply.
    case dataTermination
    case quit
}

/// How long each wait may last.
package struct SMTPTimeouts: Hashable, Sendable {
    private var seconds: [SMTPTimer: Int] = [:]

    /// RFC 5321's timeouts; where it gives none, five minutes, one for the handshake, and ten seconds for QUIT, after
    /// which nothing is lost.
    package init() {}

    /// Seconds.
    package subscript(timer: SMTPTimer) -> Int {
        get { seconds[timer] ?? Self.standard(timer) }
        set { seconds[timer] = newValue }
    }

    private static func standard(_ timer: SMTPTimer) -> Int {
        switch timer {
        case .greeting, .command, .mail, .recipient: 300
        case .dataInitiation: 120
        case .dataBlock: 180
        case .dataTermination: 600
        case .handshake: 60
        case .quit: 10
        }
    }
}

/// A wait in progress. Each wait is a distinct value, so a timer starts anew whenever this changes.
package struct SMTPWait: Hashable, Sendable {
    package let timer: SMTPTimer
    /// Which of the session's waits it is.
    let ordinal: Int
}
