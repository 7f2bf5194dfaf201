import FollowUps
package import Messages

/// The client's side of one SMTP connection as a pure state machine: the server's bytes go in, actions come out. [RFC
/// 5321]
///
/// Messages can be submitted at any time and are sent in order. With PIPELINING, MAIL, RCPT and DATA are sent together,
/// and those of the next message right after the content of the one before, so one message may await its final reply
/// while the next is being announced. Each message has exactly one outcome, and nothing follows `.close`.
package struct SMTPSession: Sendable {
    /// What the server was asked, or is expected to say.
    enum Phase: Sendable {
        case greeting, ehlo, helo, startTLS, handshake
        /// With the responses to challenges that are still to come.
        case login(SASLMechanism, responses: ArraySlice<[UInt8]>)
        case ready, quitting, closed
    }

    /// The step that a reply in the phase `ready` answers.
    enum Step: Sendable {
        case reset, mail, recipient, data
        /// The end of a message's content.
        case content
        /// The end of an empty content, which a server expects that accepted DATA although it refused the recipient.
        /// [RFC 2920 §3.1]
        case emptyContent
    }

    /// The message whose content hasn't been sent.
    struct Opening: Sendable {
        let transaction: SMTPTransaction
        /// Whether it has its outcome, and only the replies to commands that were sent ahead are outstanding.
        var hasOutcome = false
    }

    let settings: SMTPSettings
    /// The address that the connection comes from, as far as that is known: the client's name where it has no other.
    package var localAddress = "127.0.0.1"
    var phase = Phase.greeting
    var isEncrypted: Bool
    var isLoggedIn = false
    var capabilities = SMTPCapabilities()
    /// Login mechanisms that the server offers and doesn't take.
    var refusedMechanisms: Set<SASLMechanism> = []
    /// Messages of which nothing has been sent.
    var waiting: [SMTPTransaction] = []
    var opening: Opening?
    /// The message whose content was handed over for writing, and whose end wasn't.
    var unended: SMTPTransaction.ID?
    /// The message that was sent in full and isn't answered yet.
    var unanswered: SMTPTransaction.ID?
    /// The outstanding replies, in order.
    var awaited: [Step] = []
    var isToQuit = false
    /// Whether the server has taken a message over this connection.
    var hasDelivered = false
    /// The actions of the event that is being handled.
    var actions: [SMTPAction] = []
    private var parser = SMTPReplyParser()
    private var waitsEnded = 0

    /// A session on an established connection, already encrypted where the settings demand TLS from the first byte.
    package init(settings: SMTPSettings) {
        self.settings = settings
        isEncrypted = settings.security == .implicitTLS
    }

    /// The reply that is awaited; nil where there is none. If it takes longer than its timeout, call ``timedOut()``.
    package var wait: SMTPWait? {
        let timer: SMTPTimer? =
            switch phase {
            case .greeting: .greeting
            case .ehlo, .helo, .startTLS, .login: .command
            case .handshake: .handshake
            case .ready: awaited.first?.timer
            case .quitting: .quit
            case .closed: nil
            }
        return timer.map { SMTPWait(timer: $0, ordinal: waitsEnded) }
    }

    /// How many more messages keep the connection busy. More may be submitted, and wait.
    package var room: Int {
        if isToQuit || isClosed { return 0 }
        // One awaits its reply, one is being announced, one is ready to follow.
        let depth = capabilities.pipelining ? 3 : 2
        let busy = waiting.count + [opening != nil, unended != nil, unanswered != nil].count { $0 }
        return max(0, depth - busy)
    }

    package var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }
}

// Events. Each returns the actions to carry out.
extension SMTPSession {
    /// Sends a message as soon as those before it allow.
    package mutating func submit(_ transaction: SMTPTransaction) -> [SMTPAction] {
        if isToQuit || isClosed {
            let report = DeliveryReport(Trouble.connectionHadEnded)
            return [.outcome(transaction.id, .notAttempted(report, .none))]
        }
        waiting.append(transaction)
        proceed()
        return takeActions()
    }

    /// - Parameter bytes: what the server sent, in pieces of any size.
    package mutating func received(_ bytes: some Collection<UInt8>) -> [SMTPAction] {
        switch phase {
        case .handshake, .closed:
            // In plain text it isn't trustworthy, and after the end it doesn't matter.
            return []
        default:
            parser.append(bytes)
        }
        do {
            while !isClosed, let reply = try parser.next() {
                waitsEnded += 1
                take(reply)
            }
        } catch {
            end(because: .malformedReply(error))
        }
        return takeActions()
    }

    /// The handshake that `.startTLS` asked for has succeeded and the certificate verified.
    package mutating func encryptionEstablished() -> [SMTPAction] {
        guard case .handshake = phase else { return [] }
        waitsEnded += 1
        isEncrypted = true
        sayHello()
        return takeActions()
    }

    /// Sends the end of a message whose content is written.
    package mutating func endContent(of id: SMTPTransaction.ID) -> [SMTPAction] {
        guard unended == id else { return [] }
        end(id)
        proceed()
        return takeActions()
    }

    /// Breaks off a message whose content is written: the server drops what has no end. [RFC 5321 §4.1.1.10]
    package mutating func holdBack(_ id: SMTPTransaction.ID, because reason: Trouble) -> [SMTPAction] {
        guard unended == id else { return [] }
        end(because: .heldBack(reason))
        return takeActions()
    }

    /// Ends the session in good order once every submitted message has its outcome.
    package mutating func quit() -> [SMTPAction] {
        isToQuit = true
        proceed()
        return takeActions()
    }

    /// The reply that ``wait`` describes took too long.
    package mutating func timedOut() -> [SMTPAction] {
        guard let wait else { return [] }
        end(because: .timedOut(wait.timer))
        return takeActions()
    }

    /// The connection is closed.
    ///
    /// - Parameter problem: why, where more is known than that.
    package mutating func connectionClosed(_ problem: SMTPProblem = .connectionLost) -> [SMTPAction] {
        end(because: problem)
        return takeActions()
    }

    private mutating func take(_ reply: SMTPReply) {
        if case .quitting = phase {
            close()
        } else if reply.code == 421 {
            end(because: .serverClosing(reply), reply: reply)
        } else if case .ready = phase {
            takeInTransaction(reply)
        } else {
            takeBeforeReady(reply)
        }
    }

    /// Discards everything received before TLS: anybody could have sent it. [RFC 3207 §4.2]
    mutating func forgetPlainText() {
        parser.discard()
        capabilities = SMTPCapabilities()
    }

    mutating func send(_ commands: SMTPCommand...) {
        actions.append(.write(commands.reduce(into: []) { $1.append(to: &$0) }))
    }

    private mutating func takeActions() -> [SMTPAction] {
        defer { actions = [] }
        return actions
    }
}

extension SMTPSession.Step {
    fileprivate var timer: SMTPTimer {
        switch self {
        case .reset: .command
        case .mail: .mail
        case .recipient: .recipient
        case .data: .dataInitiation
        case .content, .emptyContent: .dataTermination
        }
    }
}
