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
