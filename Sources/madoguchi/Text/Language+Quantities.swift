import Messages

extension Language {
    /// `75 %`
    ///
    /// - Parameter share: 0 to 1.
    func share(_ share: Double) -> String {
        Self.percent(share) + " %"
    }

    /// `70 to 90 %`
    func shares(from lowest: Double, to highest: Double) -> String {
        self(.percentFromTo(Self.percent(lowest), highest: Self.percent(highest)))
    }

    /// `−60 %`, `+5 %`
    ///
    /// - Parameter change: -0.6 for 60 % less.
    func change(_ change: Double, glyphs: Glyphs) -> String {
        let percent = Self.percent(abs(change))
        let sign = percent == "0" ? glyphs.plusMinus : change < 0 ? glyphs.minus : "+"
        return "\(sign)\(percent) %"
    }

    /// Whole per cent; a value that isn't a finite number is no reason to crash.
    private static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "-" }
        return String(Int((min(max(share, -1e9), 1e9) * 100).rounded()))
    }
}

extension Language {
    /// `1,234,567`
    func number(_ number: Int) -> String {
        var groups: [Substring] = []
        var digits = String(number.magnitude)[...]
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        groups.append(digits)
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}

extension Language {
    /// `3.4 MiB`; whole ones from a hundred on.
    func bytes(_ count: Int64) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var (value, unit) = (Double(count), 0)
        while value >= 1_024, unit < units.count - 1 { (value, unit) = (value / 1_024, unit + 1) }
        guard unit > 0 else { return "\(count) B" }
        let tenths = Int((value * 10).rounded())
        return (tenths >= 1_000 || tenths % 10 == 0 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)")
            + " \(units[unit])"
    }
}
