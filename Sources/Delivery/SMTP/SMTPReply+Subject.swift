import FollowUps

extension SMTPReply {
    /// What a refusal is about, by where it stands and by its codes. [RFC 5321 §4.2, RFC 3463 §3, RFC 4954 §6]
    ///
    /// Codes are believed where they say something. A reply to RCPT is about the recipient unless it says otherwise,
    /// one to MAIL about the sender or the relay: nothing of the recipient has been told yet.
    ///
    /// - Parameter step: what it answers: MAIL, RCPT, DATA or the content.
    func subject(at step: SMTPSession.Step) -> RefusalSubject {
        if let told = enhancedCode?.subject(of: replyClass) { return told }
        switch step {
        case .mail:
            // Too large, or of a kind that the server can't take. [RFC 1870 §6, RFC 5321 §4.1.1.11]
            return code == 552 || code == 555 ? .message : .relay
        case .recipient:
            if replyClass == 4 { return code == 452 ? .relay : .recipient }
            return code == 551 || code == 552 || namesMailbox ? .recipient : .unknown
        case .data:
            return replyClass == 4 ? .relay : .unknown
        case .content:
            return code == 452 ? .relay : code == 552 ? .message : .unknown
        case .reset, .emptyContent:
            return .relay
        }
    }

    /// Whether the words of a refusal without an enhanced code speak of a mailbox, and of nothing that every message has.
    private var namesMailbox: Bool {
        guard enhancedCode == nil else { return false }
        let words = lines.joined(separator: " ").lowercased()
        return ["user", "mailbox", "recipient", "account", "no such", "not exist", "not found", "unknown"]
            .contains(where: words.contains)
            && ![
                "sender", "relay", "auth", "login", "denied", "permit", "allow", "block", "spam", "policy", "limit",
                "quota",
            ]
            .contains(where: words.contains)
    }

    /// Whether it ends only this connection's use: the server takes no more messages over one of them.
    ///
    /// - Parameter step: what it answers.
    func endsSession(at step: SMTPSession.Step) -> Bool {
        guard replyClass == 4, step == .mail || step == .recipient else { return false }
        switch enhancedCode.map({ ($0.subject, $0.detail) }) {
        case (4, 5)?, (5, 3)?: return true
        default: return lines.contains { $0.localizedTooMany }
        }
    }
}

extension SMTPReply {
    /// Whether it says that more was sent than the server allows, in a time or at once. Codes for it are few, and many
    /// servers say it in words alone. [RFC 3463 §3.5]
    var isLimit: Bool {
        let words = lines.joined(separator: " ").lowercased()
        let limits = [
            "rate limit", "rate-limit", "ratelimit", "throttl", "too fast", "sending limit", "sending quota",
            "quota exceeded", "limit exceeded", "daily limit", "hourly limit",
        ]
        return replyClass > 3 && (lines.contains { $0.localizedTooMany } || limits.contains(where: words.contains))
    }
}

extension EnhancedStatusCode {
    /// - Parameter replyClass: 4 or 5.
    /// - Returns: nil where it leaves that open.
    fileprivate func subject(of replyClass: Int) -> RefusalSubject? {
        switch (subject, detail) {
        case (1, 7), (1, 8): .relay  // the sender's address
        case (1, _), (2, _): .recipient
        case (3, 4): .message  // too large
        case (3, 0): nil  // undefined
        case (3, _): .relay
        case (4, 1), (4, 2), (4, 3), (4, 4), (4, 6), (4, 7): .recipient  // the way to the recipient's server
        case (4, 5): .relay  // congestion here
        case (6, _): .message
        case (5, _): .relay
        // Policy and content filters, greylisting among them: for now it holds one message up, for good it may be any.
        case (7, _): replyClass == 4 ? .recipient : nil
        default: nil
        }
    }
}

extension String {
    /// `too many messages in this session` and the like, for servers that have no code for it.
    fileprivate var localizedTooMany: Bool {
        let words = lowercased()
        return words.contains("too many")
            && ["message", "mail", "transaction", "session", "connection"].contains(where: words.contains)
    }
}
