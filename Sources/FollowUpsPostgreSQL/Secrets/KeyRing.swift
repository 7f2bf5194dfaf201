internal import FoundationEssentials
package import Messages

/// The keys of a daemon. The newest one seals; any opens.
package struct KeyRing: Sendable {
    /// The one that seals.
    package let newest: SealingKey
    private let keys: [UInt32: SealingKey]

    subscript(number: UInt32) -> SealingKey? { keys[number] }

    /// Reads the files of keys. Each line is a number, a blank, and 32 bytes in base 64; `#` begins a comment.
    ///
    /// All daemons on one database need a key before the first of them seals with it. So a line may end with `open-only`: that
    /// key opens, and never seals, until the word is taken away.
    ///
    /// - Parameter files: with the paths that people know them by.
    package init(files: [(path: String, contents: [UInt8])]) throws(KeyRingError) {
        var keys: [UInt32: SealingKey] = [:]
        var newest: SealingKey?
        for (path, contents) in files {
            guard let text = String(validating: contents, as: UTF8.self) else {
                throw KeyRingError(.keyFileNotUTF8(path))
            }
            for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)) {
                guard let line = try Line(line, at: path, number) else { continue }
                guard keys[line.key.number] == nil else {
                    throw KeyRingError(.keyTwice(line.key.number, at: path, line: number))
                }
                keys[line.key.number] = line.key
                if line.seals, line.key.number > newest?.number ?? 0 { newest = line.key }
            }
        }
        guard let newest else { throw KeyRingError(.noKeyThatSeals(files.map(\.path))) }
        self.newest = newest
        self.keys = keys
    }

    /// One key of a file.
    private struct Line {
        let key: SealingKey
        let seals: Bool

        private static let mark: Character = "\u{FEFF}"

        /// - Returns: nil for a line without a key.
        init?(_ text: Substring, at path: String, _ line: Int) throws(KeyRingError) {
            let words = text.drop { $0 == Self.mark }.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            if words.isEmpty { return nil }
            let isOpenOnly = words.count == 3 && words[2] == "open-only"
            guard words.count == 2 || isOpenOnly, let number = UInt32(words[0]), number > 0 else {
                throw KeyRingError(.keyLineUnreadable(at: path, line: line))
            }
            guard let bytes = Data(base64Encoded: String(words[1])), bytes.count == AESGCM.keySize else {
                throw KeyRingError(.keyNot32Bytes(number, at: path, line: line))
            }
            key = SealingKey(number: number, bytes: [UInt8](bytes))
            seals = !isOpenOnly
        }
    }
}

/// Why there are no keys. Names the file and never the content.
package struct KeyRingError: WordedError, Hashable, Sendable {
    package let wording: Wording

    init(_ wording: Wording) {
        self.wording = wording
    }
}
