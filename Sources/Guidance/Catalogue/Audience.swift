import Messages

/// Whom a template's messages are for.
package enum Audience: String, Codable, CaseIterable, Hashable, Sendable {
    case customer
    /// The person who runs the site.
    case `operator`
}

extension Audience {
    /// The one person.
    var wording: Wording {
        switch self {
        case .customer: .theCustomer
        case .operator: .theOperator
        }
    }
}
