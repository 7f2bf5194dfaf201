/// Values that passed the checks, including defaults.
package struct TemplateValues: Codable, Hashable, Sendable {
    package var plain: [String: String]
    /// Kept apart, so that they stay out of logs and answers and can be erased once the message is sent.
    package var secret: [String: String]

    package init(plain: [String: String] = [:], secret: [String: String] = [:]) {
        self.plain = plain
        self.secret = secret
    }

    package var all: [String: String] {
        plain.merging(secret) { _, secret in secret }
    }
}
