/// A header as it is compared with others: without case, width and blanks of any kind, and without the hyphens and
/// underscores that some write for blanks. `First Name`, `ＦＩＲＳＴ　ＮＡＭＥ` and `first_name` are one.
struct FoldedHeader: Hashable {
    let text: String

    init(_ header: String) {
        var folded = ""
        for scalar in header.unicodeScalars {
            let narrow = scalar.narrow
            if narrow.isBlank || narrow == "-" || narrow == "_" { continue }
            if narrow == "\u{FF9E}" || narrow == "\u{FF9F}" {
                // The mark of a voiced half-width kana belongs to the kana before it.
                folded.unicodeScalars.append(narrow == "\u{FF9E}" ? "\u{3099}" : "\u{309A}")
            } else {
                folded.unicodeScalars.append(narrow.wideKana)
            }
        }
        // Strings compare by canonical equivalence, so a kana and its combining mark are the composed one.
        text = folded.lowercased()
    }
}

extension Unicode.Scalar {
    /// The ASCII character of a full-width one. [Unicode, Halfwidth and Fullwidth Forms]
    var narrow: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x3000: " "
        default: self
        }
    }

    private static let kana = Array(
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

    /// The katakana of a half-width one.
    fileprivate var wideKana: Unicode.Scalar {
        guard (0xFF66...0xFF9D).contains(value) else { return self }
        return Self.kana[Int(value) - 0xFF66]
    }
}
