import Messages

// Numbers as pages of the desk show them.
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
        return (number < 0 ? "−" : "") + groups.reversed().joined(separator: ",")
    }

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

    /// Staffed time: `3 h 20 min`, in hours however many there are; seconds only below a minute.
    func staffed(_ seconds: Int64) -> String {
        let magnitude = seconds.magnitude
        let units: [(UInt64, (UInt64) -> Wording)] =
            magnitude < 60
            ? [(magnitude, Wording.durationInSeconds)]
            : [(magnitude / 3_600, Wording.durationInHours), (magnitude / 60 % 60, Wording.durationInMinutes)]
        let said = units.filter { $0.0 > 0 || magnitude < 60 }.map { $1($0)[self] }
        return (seconds < 0 ? "−" : "") + said.joined(separator: " ")
    }

    /// `75 %`
    ///
    /// - Parameter share: 0 to 1.
    func share(_ share: Double) -> String { "\(Self.percent(share)) %" }

    /// `−60 %`, `+5 %`
    ///
    /// - Parameter change: -0.6 for 60 % less.
    func change(_ change: Double) -> String {
        let percent = Self.percent(abs(change))
        return (percent == "0" ? "±" : change < 0 ? "−" : "+") + "\(percent) %"
    }

    /// Whole per cent; what isn't a finite number is no reason to crash.
    private static func percent(_ share: Double) -> String {
        share.isFinite ? String(Int((min(max(share, -1e9), 1e9) * 100).rounded())) : "–"
    }
}
