extension DocumentNode.Content {
    /// What a word without quotes stands for in YAML.
    init(plain text: String) {
        switch text.lowercased() {
        case "", "~", "null": self = .null
        case "true", "false", "yes", "no", "on", "off": self = .boolean(text)
        default: self = Self.isNumber(text) ? .number(text) : .text(text)
        }
    }

    /// Decimal digits with an optional sign, fraction and exponent.
    private static func isNumber(_ text: String) -> Bool {
        guard Double(text) != nil else { return false }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
            && text.utf8.contains { (0x30...0x39).contains($0) }
    }
}
