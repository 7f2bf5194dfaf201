import SeededRandom
import SupportHours

@testable import Recurrence

/// Rules of every kind that is supported.
struct RuleGenerator {
    var generator: SeededGenerator

    mutating func start() -> CivilDateTime {
        CivilDateTime(localSeconds: .random(in: 946_684_800...1_900_000_000, using: &generator))
    }

    mutating func rule() -> String {
        let frequency = generator.pick(Frequency.allCases)
        var parts = ["FREQ=\(frequency.rawValue)"]
        if generator.chance(2) { parts.append("INTERVAL=\(generator.pick([1, 2, 2, 3, 4, 5, 6, 7, 9, 10]))") }
        if generator.chance(4) { parts.append("WKST=\(generator.pick(Weekday.allCases).iCalendarCode)") }
        if generator.chance(5) { parts.append("COUNT=\(Int.random(in: 1...30, using: &generator))") }
        if frequency == .yearly, generator.chance(5) {
            parts.append("BYYEARDAY=" + list(3) { $0.pick([1, 60, 100, 200, 365, 366, -1, -366, -100]) })
        } else {
            if generator.chance(3) { parts.append("BYMONTH=" + list(3) { Int.random(in: 1...12, using: &$0) }) }
            parts += days(frequency)
        }
        if !parts.contains(where: { $0.hasPrefix("BYSETPOS") }) {
            if generator.chance(5) { parts.append("BYHOUR=" + list(3) { Int.random(in: 0...23, using: &$0) }) }
            if generator.chance(8) { parts.append("BYMINUTE=" + list(3) { Int.random(in: 0...59, using: &$0) }) }
        }
        return parts.joined(separator: ";")
    }

    private mutating func days(_ frequency: Frequency) -> [String] {
        let weekdays = Weekday.allCases.map(\.iCalendarCode)
        let plain = "BYDAY=" + list(5) { $0.pick(weekdays) }
        let monthDays = [1, 7, 13, 15, 28, 29, 30, 31]
        switch frequency {
        case .daily:
            return [
                generator.chance(3) ? plain : nil,
                generator.chance(4) ? "BYMONTHDAY=" + list(3) { $0.pick(monthDays) } : nil,
            ]
            .compactMap(\.self)
        case .weekly: return generator.chance(2) ? [plain] : []
        case .monthly, .yearly:
            let far = frequency == .yearly ? [20, 52, 53, -20, -53] : []
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: return []
            case 1: return [plain]
            case 2: return ["BYMONTHDAY=" + list(4) { $0.pick(monthDays + [-1, -2, -15, -31]) }]
            case 3: return [plain, "BYMONTHDAY=" + list(3) { $0.pick(monthDays + [-1, -7]) }]
            case 4: return [plain, "BYSETPOS=" + list(2) { $0.pick([1, 2, 3, -1, -2]) }]
            default:
                let ordinals = [1, 2, 3, 4, 5, -1, -2, -5] + (frequency == .yearly ? far : [])
                return ["BYDAY=" + list(3) { ($0.chance(4) ? "" : "\($0.pick(ordinals))") + $0.pick(weekdays) }]
            }
        }
    }

    private mutating func list<Value>(_ longest: Int, _ value: (inout SeededGenerator) -> Value) -> String {
        (0..<Int.random(in: 1...longest, using: &generator)).map { _ in "\(value(&generator))" }.joined(separator: ",")
    }
}

extension SeededGenerator {
    fileprivate mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &self)]
    }

    /// Whether one chance in so many comes true.
    fileprivate mutating func chance(_ one: Int) -> Bool {
        Int.random(in: 0..<one, using: &self) == 0
    }
}
