import Messages
import SupportHours

/// A recurrence rule in words, where it is one of the common kinds; others keep their notation.
struct RuleWords {
    let wording: Wording

    /// - Parameter rule: in the notation of RFC 5545, as `FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=10;BYMINUTE=0`, maybe after a
    ///   line `DTSTART`.
    init?(_ rule: String) {
        let line = rule.split(whereSeparator: \.isNewline).last { $0.contains("FREQ=") } ?? ""
        let text = line.split(separator: ":").last ?? ""
        var parts: [String: String] = [:]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, parts[String(sides[0])] == nil else { return nil }
            parts[String(sides[0])] = String(sides[1])
        }
        let known = ["FREQ", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYHOUR", "BYMINUTE", "BYSECOND", "INTERVAL", "WKST"]
        guard parts.keys.allSatisfy(known.contains), parts["BYSECOND"] ?? "0" == "0" else { return nil }
        guard let days = Self.days(parts) else { return nil }
        guard let hour = parts["BYHOUR"] else {
            wording = days
            return
        }
        guard let hour = Int(hour), let minute = Int(parts["BYMINUTE"] ?? "0") else { return nil }
        wording = .deskRuleTime(days, "\(hour.padded(to: 2)):\(minute.padded(to: 2))")
    }

    private static func days(_ parts: [String: String]) -> Wording? {
        guard let interval = Int(parts["INTERVAL"] ?? "1") else { return nil }
        let (weekdays, monthDays) = (parts["BYDAY"], parts["BYMONTHDAY"])
        switch parts["FREQ"] {
        case "DAILY" where weekdays == nil && monthDays == nil && parts["BYMONTH"] == nil:
            return .deskEvery(days: interval)
        case "WEEKLY" where monthDays == nil && parts["BYMONTH"] == nil:
            guard let weekdays else { return .deskEvery(weeks: interval, on: nil) }
            let named = weekdays.split(separator: ",").map { Wording.deskWeekday(code: String($0)) }
            guard !named.contains(nil) else { return nil }
            return .deskEvery(weeks: interval, on: .pageItems(named.compactMap(\.self)))
        case "MONTHLY" where parts["BYMONTH"] == nil:
            if let monthDays, weekdays == nil {
                let days = monthDays.split(separator: ",").map { Int($0) }
                guard !days.contains(nil) else { return nil }
                return .deskEvery(months: interval, on: .pageItems(days.compactMap(\.self).map(Wording.deskMonthDay)))
            }
            guard let weekdays, monthDays == nil, !weekdays.contains(",") else { return nil }
            guard let place = Int(weekdays.dropLast(2)), let day = Wording.deskWeekday(code: String(weekdays.suffix(2)))
            else { return nil }
            return .deskEvery(months: interval, on: .deskNthWeekday(place, day))
        default: return nil
        }
    }
}
