/// A text that is another one's equal where its bytes are, as in the database.
///
/// For a String, two spellings of one letter are equal (U+00E9, and U+0065 U+0301), so that each hash of a long Japanese
/// text normalises all of it.
package struct VerbatimText: Hashable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (left: VerbatimText, right: VerbatimText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
