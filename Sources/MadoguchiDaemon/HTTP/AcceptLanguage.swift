import Messages

/// The language that an `Accept-Language` field prefers among ours. [RFC 9110 §12.5.4]
enum AcceptLanguage {
    /// - Parameter fields: each as it came; regions (`ja-JP`) count as their language.
    /// - Returns: nil where none of ours is named with a weight above 0, or anything will do (`*`).
    static func best(of fields: [Substring]) -> Language? {
        var best: (language: Language, weight: Double)?
        for range in fields.flatMap({ $0.split(separator: ",") }) {
            let parts = range.split(separator: ";").map { $0.trimmingBlanks }
            guard let tag = parts.first, let language = Language(tag: tag) else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
            let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }
}

extension Language {
    /// - Parameter tag: a language range, as `ja` or `en-GB`. [RFC 4647 §2.1]
    fileprivate init?(tag: Substring) {
        let primary = tag.prefix { $0 != "-" }.lowercased()
        self.init(rawValue: primary)
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
    }
}
