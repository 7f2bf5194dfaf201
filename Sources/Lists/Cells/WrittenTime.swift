/// Times as spreadsheets and exports write them.
package enum WrittenTime {
    /// Writes a time in the form of RFC 3339 that madoguchi takes: `2026/12/1 10:00` is `2026-12-01T10:00`,
    /// `2026-12-1` is `2026-12-01`, `2026-12-01 10:00:00 +0900` is `2026-12-01T10:00:00+09:00`, `2026年12月1日 午後3時` is
    /// `2026-12-01T15:00`.
    ///
    /// A date without its year first (`12/1/2026`) is left alone: months and days can't be told apart in it.
    ///
    /// - Returns: nil where it is none of these, or has this form already.
    package static func normalised(_ text: String) -> String? {
        var rest = Reader(text)
        guard let year = rest.number(4...4), let separator = rest.one(of: "-/.年"), let month = rest.number(1...2),
            rest.take(separator == "年" ? "月" : separator), let day = rest.number(1...2),
            separator != "年" || rest.take("日"), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var written = "\(year)-\(two(month))-\(two(day))"
        let hasMark = rest.take("T")
        rest.skipBlanks()
        if !rest.isAtEnd {
            guard let time = time(&rest), let offset = offset(&rest), rest.isAtEnd else { return nil }
            written += "T" + time + offset
        } else if hasMark {
            return nil
        }
        return written == text ? nil : written
    }

    private static func time(_ rest: inout Reader) -> String? {
        let isAfternoonBefore = rest.halfOfDay
        rest.skipBlanks()
        guard var hour = rest.number(1...2), let separator = rest.one(of: ":時") else { return nil }
        var (minute, second, fraction) = (0, nil as Int?, "")
        if separator == ":" {
            guard let minutes = rest.number(2...2) else { return nil }
            minute = minutes
            if rest.take(":") {
                guard let seconds = rest.number(2...2) else { return nil }
                second = seconds
                if rest.take(".") { fraction = rest.digits }
            }
        } else if let minutes = rest.number(1...2) {
            guard rest.take("分") else { return nil }
            minute = minutes
        }
        rest.skipBlanks()
        if let isAfternoon = isAfternoonBefore ?? rest.halfOfDay {
            guard (0...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        rest.skipBlanks()
        guard hour < 24, minute < 60, (second ?? 0) < 61 else { return nil }
        return "\(two(hour)):\(two(minute))" + (second.map { ":" + two($0) } ?? "")
            + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// - Returns: empty for none; nil where it is something else.
    private static func offset(_ rest: inout Reader) -> String? {
        if rest.isAtEnd { return "" }
        if rest.take("Z") || rest.take("UTC") || rest.take("GMT") { return "Z" }
        guard let sign = rest.one(of: "+-"), let hours = rest.number(2...2) else { return nil }
        _ = rest.take(":")
        guard let minutes = rest.number(2...2), hours < 24, minutes < 60 else { return nil }
        return "\(sign)\(two(hours)):\(two(minutes))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// A text of which parts are taken from its beginning.
    private struct Reader {
        private var rest: Substring.UnicodeScalarView

        init(_ text: String) {
            // Full-width digits and signs are typed where Japanese is.
            rest = Substring(String(String.UnicodeScalarView(text.unicodeScalars.map(\.narrow)))).unicodeScalars
        }

        var isAtEnd: Bool { rest.isEmpty }

        /// The digits that stand next.
        var digits: String {
            mutating get {
                let digits = rest.prefix { ("0"..."9").contains($0) }
                rest = rest[digits.endIndex...]
                return String(Substring(digits))
            }
        }

        /// Whether what stands next says that it is afternoon; nil where it says nothing of that.
        var halfOfDay: Bool? {
            mutating get {
                if take("午前") || take("AM") || take("am") { return false }
                if take("午後") || take("PM") || take("pm") { return true }
                return nil
            }
        }

        mutating func number(_ length: ClosedRange<Int>) -> Int? {
            let digits = rest.prefix(length.upperBound).prefix { ("0"..."9").contains($0) }
            guard length.contains(digits.count) else { return nil }
            rest = rest[digits.endIndex...]
            return Int(String(Substring(digits)))
        }

        mutating func one(of characters: String) -> String? {
            guard let first = rest.first, characters.unicodeScalars.contains(first) else { return nil }
            rest.removeFirst()
            return String(Character(first))
        }

        mutating func take(_ word: String) -> Bool {
            guard rest.starts(with: word.unicodeScalars) else { return false }
            rest = rest.dropFirst(word.unicodeScalars.count)
            return true
        }

        mutating func skipBlanks() {
            rest = rest.drop(while: \.isBlank)
        }
    }
}
