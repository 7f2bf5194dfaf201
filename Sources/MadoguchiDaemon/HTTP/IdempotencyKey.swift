import Messages

/// A caller's key for a request.
enum IdempotencyKey {
    static let lengths = 1...255
    static let expected = Wording.visibleASCII(lengths)

    static func isValid(_ key: String) -> Bool {
        lengths.contains(key.utf8.count) && key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
