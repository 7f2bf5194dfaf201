/// Durations in writing: ISO 8601 (`PT4H`, `P2DT30M`, `-PT4H`), short (`4h`, `90m`, `1h30m`) or Japanese (`4時間`, `90分`).
package enum DurationText {
    /// - Returns: seconds; a week is seven days, a day 86,400 seconds, whatever a clock does in it.
    package static func seconds(parsing text: String) throws(TimeTextError) -> Int64 {
        var scanner = TextScanner(text.utf8.allSatisfy { $0 < 0x80 } ? text : inLetters(text))
        let isNegative = scanner.take("+-") == "-"
        let isISO8601 = scanner.take("P") != nil
        guard let seconds = isISO8601 ? iso8601(&scanner) : short(&scanner), scanner.isAtEnd else {
            throw .notADuration(text)
        }
        guard seconds <= longest else { throw .tooLong(text) }
        return isNegative ? -seconds : seconds
    }

    /// ISO 8601 in days, hours, minutes and seconds: `P2DT30M`.
    package static func iso8601(seconds: Int64) -> String {
        guard seconds != 0 else { return "PT0S" }
        let parts = split(seconds.magnitude)
        let time = [(parts.hours, "H"), (parts.minutes, "M"), (parts.seconds, "S")]
            .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
        return (seconds < 0 ? "-P" : "P") + (parts.days > 0 ? "\(parts.days)D" : "") + (time.isEmpty ? "" : "T\(time)")
    }

    /// Days of 24 hours, and what is left.
    package static func split(_ seconds: UInt64) -> (days: UInt64, hours: UInt64, minutes: UInt64, seconds: UInt64) {
        (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
    }

    private static let longest: Int64 = 10_000 * 366 * 86_400
    private static let dateUnits: [(String, Int64)] = [("W", 604_800), ("D", 86_400)]
    private static let timeUnits: [(String, Int64)] = [("H", 3_600), ("M", 60), ("S", 1)]

    private static let japaneseUnits = [("週間", "w"), ("日間", "d"), ("日", "d"), ("時間", "h"), ("分", "m"), ("秒", "s")]

    /// `１時間３０分` as `1h30m`.
    private static func inLetters(_ text: String) -> String {
        japaneseUnits.reduce(String(text.map(\.plainVariant))) { $0.replacing($1.0, with: $1.1) }
    }

    /// What follows the `P`: at least one part, and at least one behind a `T`.
    private static func iso8601(_ scanner: inout TextScanner) -> Int64? {
        guard let date = sum(dateUnits, &scanner) else { return nil }
        guard scanner.take("T") != nil else { return date.parts > 0 ? date.seconds : nil }
        guard let time = sum(timeUnits, &scanner), time.parts > 0 else { return nil }
        return date.seconds + time.seconds
    }

    private static func short(_ scanner: inout TextScanner) -> Int64? {
        let units = (dateUnits + timeUnits).map { ($0.0.lowercased(), $0.1) }
        guard let total = sum(units, &scanner), total.parts > 0 else { return nil }
        return total.seconds
    }

    /// Numbers with their units, each unit at most once and in the order given.
    private static func sum(
        _ units: [(name: String, seconds: Int64)], _ scanner: inout TextScanner
    ) -> (seconds: Int64, parts: Int)? {
        var total: (seconds: Int64, parts: Int) = (0, 0)
        var remaining = units[...]
        while let number = scanner.number() {
            guard let index = remaining.firstIndex(where: { scanner.take($0.name) != nil }) else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: remaining[index].seconds)
            guard !overflow, product <= longest else { return (longest + 1, total.parts + 1) }
            total = (total.seconds + product, total.parts + 1)
            remaining = remaining[(index + 1)...]
        }
        return total
    }
}
