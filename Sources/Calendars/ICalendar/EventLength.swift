import SupportHours

/// How long an event lasts from its beginning.
struct EventLength: Hashable {
    /// By the calendar: a day is a day even where a clock is changed in it.
    var days: Int
    /// Exact ones, behind the days.
    var seconds: Int64

    static let none = EventLength(days: 0, seconds: 0)
    static let oneDay = EventLength(days: 1, seconds: 0)

    /// As many days as it touches at most.
    var reach: Int { days + Int(clamping: seconds / 86_400) + 1 }

    init(days: Int, seconds: Int64) {
        self.days = days
        self.seconds = seconds
    }

    /// A DURATION, as `P1D`, `PT9H30M` or `P2W`. [RFC 5545 §3.3.6]
    ///
    /// - Returns: nil where it is none, or negative.
    init?(_ text: some StringProtocol) {
        var rest = Substring(text.uppercased()).utf8
        if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
        (days, seconds) = (0, 0)
        // Each unit once, from the longest to the shortest.
        var units: [(letter: UInt8, seconds: Int64)] = [(UInt8(ascii: "W"), 604_800), (UInt8(ascii: "D"), 86_400)]
        var isTime = false
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "T") {
                guard !isTime, rest.count > 1 else { return nil }
                rest.removeFirst()
                isTime = true
                units = [(UInt8(ascii: "H"), 3_600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)]
            }
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest[digits.endIndex...]
            guard (1...9).contains(digits.count), let letter = rest.popFirst(),
                let place = units.firstIndex(where: { $0.letter == letter })
            else { return nil }
            let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) - 0x30 }
            if isTime {
                seconds += number * units[place].seconds
            } else {
                days += Int(number * units[place].seconds / 86_400)
            }
            units.removeSubrange(...place)
        }
    }
}
