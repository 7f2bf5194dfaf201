import FollowUps

/// The client's side of one SMTP connection, without the connection: what comes from the server goes in, what to do
/// comes out. [RFC 5321]
///
/// Messages are submitted at any time and sent in their order. With PIPELINING, MAIL, RCPT and DATA leave together,
/// and those of the next message right behind the content of the one before; so one message may await the server's
/// final word while the next is being announced. Each message has exactly one outcome, and after `.close` nothing more
/// happens.
package struct SMTPSession: Sendable {
    /// What the server was asked, or is expected to say.
    enum Phase: Sendable {
        case greeting, ehlo, helo, startTLS, handshake
        /// With what is still to be answered to challenges.
        case login(responses: ArraySlice<[UInt8]>)
        case ready, quitting, closed
    }

    /// What a reply in the phase `ready` answers.
    enum Step: Sendable {
        case reset, mail, recipient, data
        /// The end of a message's content.
        case content
        /// The end of no content at all, where a server wants some though it refused the recipient. [RFC 2920 §3.1]
        case emptyContent
    }

    /// The message whose content isn't sent yet.
    struct Opening: Sendable {
        let transaction: SMTPTransaction
        /// Whether its outcome is told, and only the replies to what was sent ahead are still to come.
        var isSettled = false
    }

    let settings: SMTPSettings
    /// The address that the connection comes from, as far as that is known: the client's name where it has no other.
    package var localAddress = "127.0.0.1"
    var phase = Phase.greeting
    var isEncrypted: Bool
    var isLoggedIn = false
    var capabilities = SMTPCapabilities()
    /// Messages of which nothing has been sent.
    var waiting: [SMTPTransaction] = []
    var opening: Opening?
    /// The message that is wholly sent and not yet answered.
    var settling: SMTPTransaction.ID?
    /// Which replies are to come, in their order.
    var awaited: [Step] = []
    var isToQuit = false
    /// Whether the server has taken a message over this connection.
    var hasDelivered = false
    /// What the event that is being handled leads to.
    var actions: [SMTPAction] = []
    private var parser = SMTPReplyParser()
    private var waitsEnded = 0

    /// A session on a connection that stands, encrypted already where the settings want that from the first byte.
    package init(settings: SMTPSettings) {
        self.settings = settings
        isEncrypted = settings.security == .implicitTLS
    }

    /// The server's answer that is awaited; nil where there is none. If it lasts longer than its timeout, call
    /// ``timedOut()``.
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
        // One awaiting its answer, one being announced, one to go behind it.
        let depth = capabilities.pipelining ? 3 : 2
        let busy = waiting.count + (opening == nil ? 0 : 1) + (settling == nil ? 0 : 1)
        return max(0, depth - busy)
    }

    package var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }
}

// What happens to a session. Each returns what is to be done about it.
extension SMTPSession {
    /// Sends a message as soon as those before it allow.
    package mutating func submit(_ transaction: SMTPTransaction) -> [SMTPAction] {
        if isToQuit || isClosed {
            let report = DeliveryReport(text: "the connection to the relay had ended")
            return [.outcome(transaction.id, .unsent(report, .none))]
        }
        waiting.append(transaction)
        proceed()
        return takeActions()
    }

    /// - Parameter bytes: what the server sent, in pieces of any size.
    package mutating func received(_ bytes: some Collection<UInt8>) -> [SMTPAction] {
        switch phase {
        case .handshake, .closed:
            // In plain text, and not to be trusted or past caring about.
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

    /// The handshake that `.startTLS` asked for is done and the certificate is good.
    package mutating func encryptionEstablished() -> [SMTPAction] {
        guard case .handshake = phase else { return [] }
        waitsEnded += 1
        isEncrypted = true
        sayHello()
        return takeActions()
    }

    /// Ends the session in good order once all that was submitted has its outcome.
    package mutating func quit() -> [SMTPAction] {
        isToQuit = true
        proceed()
        return takeActions()
    }

    /// What ``wait`` says has lasted too long.
    package mutating func timedOut() -> [SMTPAction] {
        guard let wait else { return [] }
        end(because: .timedOut(wait.timer))
        return takeActions()
    }

    /// The connection is gone.
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

    /// What came before this is void: it could have been said by anybody. [RFC 3207 §4.2]
    mutating func forgetPlainText() {
        parser.discard()
        capabilities = SMTPCapabilities()
    }

    mutating func send(_ commands: SMTPCommand...) {
        actions.append(.write(commands.flatMap(\.bytes)))
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
