import Glibc

/// A text that is another one's equal where its bytes are, as in the database.
///
/// For a String, two spellings of one letter are equal (U+00E9, and U+0065 U+0301), so that each hash of a long Japanese
/// text normalises all of it.
package struct VerbatimText: Hashable, Sendable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (left: VerbatimText, right: VerbatimText) -> Bool {
        var (left, right) = (left.text, right.text)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                guard left.count == right.count, let first = left.baseAddress, let second = right.baseAddress else {
                    return left.count == right.count
                }
                return memcmp(first, second, left.count) == 0
            }
        }
    }

    /// By its length and its ends: a playbook of many kilobytes is looked up for each case of a list, and two that differ in
    /// the middle alone are told apart by `==`.
    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { bytes in
            hasher.combine(bytes.count)
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).prefix(256)))
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).suffix(256)))
        }
    }
}
