/// A language of texts for people.
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case ja, en
}
