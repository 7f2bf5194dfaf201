internal import FoundationEssentials

/// The secret that requests are signed with, and that receivers check them with. [Standard Webhooks: Signature scheme]
package struct WebhookSecret: Hashable, Sendable {
    private let key: [UInt8]

    /// Reads `whsec_…`, base64 of 24 to 64 bytes; surrounding white space is ignored.
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard let secret = text.wholeMatch(of: /[\s\u{200B}]*whsec_([^\s\u{200B}]*)[\s\u{200B}]*/),
            let key = Data(base64Encoded: String(secret.1)),
            (24...64).contains(key.count)
        else { return nil }
        self.key = Array(key)
    }

    /// The value of `webhook-signature`.
    ///
    /// - Parameters:
    ///   - id: the value of `webhook-id`.
    ///   - timestamp: the value of `webhook-timestamp`.
    /// - Returns: nil where libcrypto refuses to make one.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String? {
        MessageAuthentication.sha256(of: Array("\(id).\(timestamp).".utf8) + body, key: key)
            .map { "v1," + Data($0).base64EncodedString() }
    }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "whsec_ hidden" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
