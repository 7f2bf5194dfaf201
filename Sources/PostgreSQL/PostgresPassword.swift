/// A password, which is shown nowhere.
package struct PostgresPassword: Sendable, CustomStringConvertible, CustomReflectable {
    let text: String

    /// - Parameter contents: of its file, whose line end doesn't belong to it.
    /// - Returns: nil where it is empty, has a NUL or isn't UTF-8.
    package init?(contents: some Sequence<UInt8>) {
        var bytes = Array(contents)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty, !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        self.text = text
    }

    package var description: String { "…" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
