/// What became of one message on one attempt, by whatever way it was sent.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The other side has taken it over.
    case delivered(DeliveryReport)
    /// Refused for now; the same message may be taken later.
    case retry(DeliveryReport)
    /// Refused for good; nothing but a changed message or address will do.
    case permanent(DeliveryReport)
    /// Wholly sent, and the answer never came: it may have been taken or not.
    case uncertain(DeliveryReport)
    /// The relay couldn't be used before it was this message's turn. No attempt was made, and none is counted.
    case unsent(DeliveryReport, RelayFault)

    package var report: DeliveryReport {
        switch self {
        case .delivered(let report), .retry(let report), .permanent(let report), .uncertain(let report),
            .unsent(let report, _):
            report
        }
    }
}

/// What is wrong with the way out as a whole.
package enum RelayFault: Hashable, Sendable {
    /// No connection, no name, a handshake that failed: worth another attempt later.
    case passing
    /// It stays until somebody changes something: a refused login, a missing STARTTLS.
    case needsOperator
    /// Nothing: it was we who stopped.
    case none
}

/// What the other side, or whoever noticed, said.
package struct DeliveryReport: Hashable, Sendable {
    /// The reply's code of SMTP or HTTP; nil where there was no reply.
    package var code: Int?
    package var enhancedCode: EnhancedStatusCode?
    /// One line without controls.
    package var text: String
    /// What it is about, where it is a refusal.
    package var subject: RefusalSubject

    package init(
        code: Int? = nil, enhancedCode: EnhancedStatusCode? = nil, text: String, subject: RefusalSubject = .unknown
    ) {
        self.code = code
        self.enhancedCode = enhancedCode
        self.text = text
        self.subject = subject
    }
}

extension DeliveryReport: CustomStringConvertible {
    /// As a server would say it: `550 5.1.1 No such user`.
    package var description: String {
        let parts = [code.map(String.init), enhancedCode?.description, text]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}
