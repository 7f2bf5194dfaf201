extension Language {
    /// `75 %`
    ///
    /// - Parameter share: 0 to 1.
    func share(_ share: Double) -> String {
        Self.percent(share) + " %"
    }

    /// `70 to 90 %`
    func shares(from lowest: Double, to highest: Double) -> String {
        self(
            en: "\(Self.percent(lowest)) to \(Self.percent(highest)) %",
            ja: "\(Self.percent(lowest))〜\(Self.percent(highest)) %")
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
