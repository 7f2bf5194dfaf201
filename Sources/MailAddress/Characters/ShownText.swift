extension String {
    /// As one printable line of bounded length, in quotes.
    var shownInQuotes: String {
        let shown = unicodeScalars.prefix(80).map { scalar in
            scalar.isControl || scalar.isBidiControl || scalar.isInvisible ? "\u{FFFD}" : String(Character(scalar))
        }
        return "\"\(shown.joined())\(unicodeScalars.count > 80 ? "…" : "")\""
    }
}
