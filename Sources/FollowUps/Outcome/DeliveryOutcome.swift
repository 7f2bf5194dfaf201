package import Messages

/// The outcome of one attempt to send a message, by any transport.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The other side has accepted it.
    case delivered(DeliveryReport)
    /// A transient failure; the same message may be accepted later.
    case transientFailure(DeliveryReport)
    /// A permanent failure; only another message or address would be accepted.
    case permanentFailure(DeliveryReport)
    /// Sent in full, and the answer never came: it may have been accepted or not.
    case uncertain(DeliveryReport)
    /// The relay couldn't be used before it was this message's turn. No attempt was made, and none is counted.
    case notAttempted(DeliveryReport, RelayFault)

    package var report: DeliveryReport {
        switch self {
        case .delivered(let report), .transientFailure(let report), .permanentFailure(let report),
            .uncertain(let report),
            .notAttempted(let report, _):
            report
        }
    }
}

/// What is wrong with the relay as a whole.
package enum RelayFault: Hashable, Sendable {
    /// It may pass: no connection, no address for the name, a failed handshake. Another attempt later is worthwhile.
    case passing
    /// It lasts until the operator changes something: a refused login, a missing STARTTLS.
    case needsOperator
    /// Nothing; sending was stopped on our side.
    case none
}

/// What the other side said, or the part of the daemon that noticed the outcome.
package struct DeliveryReport: Hashable, Sendable {
    /// The reply's code of SMTP or HTTP; nil where there was no reply.
    package var code: Int?
    package var enhancedCode: EnhancedStatusCode?
    /// One line without controls.
    package var text: String
    /// What it is about, where it is a refusal.
    package var subject: RefusalSubject
    /// For how many seconds the other side asked to be left alone; nil where it didn't.
    package var retryAfter: Int64?
    /// The text in our own words, in each language; nil where it is the other side's.
    package var own: Trouble?
    /// What to do about a refusal of the other side; nil for nothing that would be known.
    package var remedy: Wording?

    package init(
        code: Int? = nil, enhancedCode: EnhancedStatusCode? = nil, text: String, subject: RefusalSubject = .unknown,
        retryAfter: Int64? = nil
    ) {
        self.code = code
        self.enhancedCode = enhancedCode
        self.text = text
        self.subject = subject
        self.retryAfter = retryAfter
    }

    /// What the daemon noticed.
    package init(_ own: Trouble, code: Int? = nil, enhancedCode: EnhancedStatusCode? = nil) {
        self.init(code: code, enhancedCode: enhancedCode, text: own.wording.en)
        self.own = own
    }

    /// What it says, as a history keeps it; nil for nothing.
    package var wording: Wording? {
        guard let own = own?.wording else {
            let text = description
            return text.isEmpty ? nil : Wording(verbatim: text)
        }
        return Wording(ja: line(own.ja), en: line(own.en))
    }

    private func line(_ text: String) -> String {
        [code.map(String.init), enhancedCode?.description, text].compactMap(\.self).joined(separator: " ")
    }

    /// Why nothing is sent, where it says that.
    package var trouble: Trouble { own ?? .relayAnswered(description, remedy: remedy) }
}

extension DeliveryReport: CustomStringConvertible {
    /// As a server writes it: `550 5.1.1 No such user`.
    package var description: String { line(text) }
}
