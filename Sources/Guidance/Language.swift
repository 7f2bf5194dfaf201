/// A language that letters are written in.
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case ja, en
}
