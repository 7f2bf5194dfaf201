import Calendars
import Messages
import SeededRandom
import SupportHours
import TestZones
import Testing

@Suite("Calendars written and read back") struct RoundTripTests {
    @Test("have the same days and names, however they are written", arguments: Seeds.all)
    func same(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<60 {
            let calendar = Self.calendar(&generator)
            var writer = CalendarWriter(generator: generator)
            let bytes = writer.bytes(of: calendar)
            generator = writer.generator
            let reading = try Reading.read(bytes, years: 2_020...2_029)
            #expect(reading.faultTexts == [], "seed \(seed), round \(round)")
            #expect(reading.calendar.days == calendar.days, "seed \(seed), round \(round)")
        }
    }

    private static func calendar(_ generator: inout SeededGenerator) -> DayCalendar {
        var days: [NamedDay] = []
        var date = CivilDate(daysSinceEpoch: 18_262)
        for _ in 0..<Int.random(in: 0...60, using: &generator) {
            date = date.adding(days: Bool.random(using: &generator) ? 1 : Int.random(in: 1...50, using: &generator))
            let isSame = Bool.random(using: &generator)
            let name = isSame ? days.last?.names ?? [] : Self.name(&generator).map { [Wording(verbatim: $0)] } ?? []
            days.append(NamedDay(date, names: name))
        }
        return DayCalendar(days)
    }

    private static func name(_ generator: inout SeededGenerator) -> String? {
        let pieces = ["元日", "振替", "Day", "'s", ",", ";", ":", "\\", "\"", "é", "👍", "🇯🇵", "N", "n", " x", "(", "年末年始"]
        let count = Int.random(in: 0...40, using: &generator)
        let name = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        return name.isEmpty || name.hasPrefix(" ") ? nil : String(name.prefix(150))
    }
}

/// Writes days as iCalendar in one of many ways.
struct CalendarWriter {
    var generator: SeededGenerator

    mutating func bytes(of calendar: DayCalendar) -> [UInt8] {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"]
        var events: [[String]] = []
        var rest = calendar.days[...]
        while let first = rest.popFirst() {
            var count = 1
            while let next = rest.first, next.names == first.names,
                next.date == first.date.adding(days: count), toss()
            {
                count += 1
                rest.removeFirst()
            }
            events.append(event(first, days: count))
        }
        for event in events.shuffled(using: &generator) {
            lines += ["BEGIN:VEVENT"] + event.shuffled(using: &generator) + ["END:VEVENT"]
            if Int.random(in: 0..<10, using: &generator) == 0 { lines += ["END:VCALENDAR", "BEGIN:VCALENDAR"] }
        }
        lines.append("END:VCALENDAR")
        let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
        let mark: [UInt8] = toss() ? [0xEF, 0xBB, 0xBF] : []
        return mark + lines.flatMap { folded($0, end: end) + Array(end.utf8) }
    }

    private mutating func toss() -> Bool { Bool.random(using: &generator) }

    private mutating func event(_ day: NamedDay, days: Int) -> [String] {
        var lines = ["UID:\(UInt64.random(in: 0...(.max), using: &generator))@example.jp", "TRANSP:TRANSPARENT"]
        let end = day.date.adding(days: days)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: lines += ["DTSTART;VALUE=DATE:\(basic(day.date))", "DTEND;VALUE=DATE:\(basic(end))"]
        case 1: lines += ["DTSTART;VALUE=DATE:\(basic(day.date))", "DURATION:P\(days)D"]
        case 2: lines += ["DTSTART:\(basic(day.date))T000000", "DTEND:\(basic(end))T000000"]
        case 3:
            // 09:00 on the first to 08:59 behind the last day, in Tokyo.
            lines += ["DTSTART:\(basic(day.date))T000000Z", "DTEND:\(basic(end.adding(days: -1)))T145959Z"]
        case 4: lines += ["DTSTART;VALUE=DATE:\(basic(day.date))", "RRULE:FREQ=DAILY;COUNT=\(days)"]
        default:
            let others = (1...days).map { basic(day.date.adding(days: $0 - 1)) }
            lines += ["DTSTART;VALUE=DATE:\(basic(day.date))", "RDATE;VALUE=DATE:\(others.joined(separator: ","))"]
        }
        if let name = day.names.first {
            let escaped = name.en.replacing("\\", with: "\\\\").replacing(",", with: "\\,").replacing(";", with: "\\;")
            lines.append("SUMMARY\(toss() ? ";LANGUAGE=en" : ""):\(escaped)")
        }
        return lines
    }

    private func basic(_ date: CivilDate) -> String { "\(date)".replacing("-", with: "") }

    /// Folded anywhere, also within characters.
    private mutating func folded(_ line: String, end: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var length = 0
        for byte in line.utf8 {
            if length > 70 || length > 0 && Int.random(in: 0..<60, using: &generator) == 0 {
                bytes += Array("\(end)\(toss() ? " " : "\t")".utf8)
                length = 0
            }
            bytes.append(byte)
            length += 1
        }
        return bytes
    }
}
