import Calendars
import Messages
import SeededRandom
import SupportHours
import Testing

@Suite("Calendars with bytes changed") struct MutationTests {
    private static let names = [
        "google_japan.ics", "outlook_closing_days.ics", "apple_us.ics", "syukujitsu.csv", "closing_days.csv",
        "closing_days_excel.csv",
    ]
    private static let words = [
        "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VTIMEZONE\n", "\n ", "\r\n\t",
        "\"", ",", ";", ":", "=",
        "RRULE:FREQ=DAILY\n", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=9999\n",
        "EXDATE:20260101\n", "RDATE:20260101/P1D\n", "DTSTART:99991231\n", "DTSTART:00010101T000000Z\n",
        "DURATION:P366D\n",
        "DURATION:P999999999W\n", "TZOFFSETTO:-235959\n", "UNTIL=", "INTERVAL=0", "16010101", "99999999", "T240000",
        "\u{0}", "\u{FEFF}",
        "sep=;\n", "=\"", "9999/12/31", "SEQUENCE:99999999999999999999\n", "RECURRENCE-ID:20260101\n",
    ]

    @Test("are read or refused, with places in them, and soon", .timeLimit(.minutes(2)), arguments: Seeds.all)
    func mutated(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let fixtures = try Self.names.map { try Reading.fixture($0) }
        for _ in 0..<300 {
            var bytes = try #require(fixtures.randomElement(using: &generator))
            for _ in 0..<Int.random(in: 1...8, using: &generator) { Self.change(&bytes, &generator) }
            try check(bytes, seed)
        }
    }

    private static func change(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...120, using: &generator))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        case 3: bytes.insert(contentsOf: Array((words.randomElement(using: &generator) ?? "").utf8), at: place)
        case 4:
            bytes.replaceSubrange(
                place..<min(place + 1, end), with: Array((words.randomElement(using: &generator) ?? "").utf8))
        default: bytes.removeLast(bytes.count - place)
        }
    }

    private func check(_ bytes: [UInt8], _ seed: UInt64) throws {
        let reading = try Reading.read(bytes, years: 1_900...2_100)
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        for fault in reading.faults {
            #expect(fault.line.map { (1...lines).contains($0) } ?? true, "seed \(seed): \(fault.wording.en)")
            #expect(!fault.wording.ja.isEmpty && !fault.wording.en.contains("\n"), "seed \(seed)")
        }
        #expect(reading.notes.allSatisfy { !$0.wording.en.isEmpty && $0.count > 0 })
        #expect(reading.calendar.days.count <= 10_000 && reading.faults.count <= 100)
        #expect(
            zip(reading.calendar.days, reading.calendar.days.dropFirst()).allSatisfy { $0.date < $1.date },
            "seed \(seed)")
        // The same bytes say the same.
        #expect(try Reading.read(bytes, years: 1_900...2_100).calendar == reading.calendar, "seed \(seed)")
    }
}
