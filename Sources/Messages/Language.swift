/// A language that people are told things in.
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case ja, en
}
