/// A weak entity tag: it stays the same while the answer means the same, even though its clock times move on. [RFC 9110
/// §8.8.3]
struct EntityTag {
    let text: String

    init(_ fingerprint: Fingerprint) {
        text = "W/\"\(fingerprint.text)\""
    }

    /// Whether an `If-None-Match` field names it, compared weakly. [RFC 9110 §13.1.2]
    func isNamed(by field: String) -> Bool {
        field.split(separator: ",").contains { candidate in
            let tag = candidate.drop { $0 == " " || $0 == "\t" }
            let end = tag.lastIndex { $0 != " " && $0 != "\t" }.map { tag.index(after: $0) } ?? tag.endIndex
            let trimmed = tag[..<end]
            return trimmed == "*" || trimmed == text || "W/\(trimmed)" == text
        }
    }
}
