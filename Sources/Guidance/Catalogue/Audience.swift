/// Whom a letter is for.
package enum Audience: String, Codable, CaseIterable, Hashable, Sendable {
    case customer
    /// Whoever runs the site.
    case `operator`
}
