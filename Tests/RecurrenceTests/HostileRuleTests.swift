import SeededRandom
import SupportHours
import Testing

@testable import Recurrence

@Suite("Hostile rules")
struct HostileRuleTests {
    private static let words = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY", "BYHOUR",
        "BYMINUTE", "BYSECOND", "BYSETPOS", "BYWEEKNO", "RSCALE", "SKIP", "=", ";", ",", "-", "+", "=", ";", ",", "0",
        "1", "-1", "31", "366", "53", "99999999999999999999", "MO", "SU", "255SU", "DAILY", "WEEKLY", "MONTHLY",
        "YEARLY", "HOURLY", "20270101T000000", "20270101T000000Z", "CHINESE", "2L", " ", "\u{0}", "é", "RRULE:", "%s%n",
    ]

    @Test("whatever is given is refused with a place inside it, or kept and answered", arguments: Seeds.all)
    func anything(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let start = try time("20260101T090000")
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...30, using: &generator)
            let words = (0..<count).map { _ in Self.words[Int.random(in: Self.words.indices, using: &generator)] }
            try check(words.joined(), start)
        }
    }

    @Test("a rule with a few bytes changed is refused with a place, or kept and answered", arguments: Seeds.all)
    func changed(seed: UInt64) throws {
        var rules = RuleGenerator(generator: SeededGenerator(seed: seed))
        for _ in 0..<300 {
            var bytes = Array(rules.rule().utf8)
            for _ in 0..<Int.random(in: 1...3, using: &rules.generator) {
                let place = Int.random(in: bytes.indices, using: &rules.generator)
                let byte = Array("0123456789,;=-+MTUY\u{1}".utf8).randomElement(using: &rules.generator) ?? 0
                bytes[place] = byte
            }
            try check(String(decoding: bytes, as: UTF8.self), rules.start())
        }
    }

    private func check(_ text: String, _ start: CivilDateTime) throws {
        do {
            let rule = try RecurrenceRule(parsing: text, start: start)
            let first = try #require(rule.next(after: CivilDateTime(localSeconds: start.localSeconds - 1)), "\(text)")
            #expect(first >= start && rule.last(notAfter: first) == first, "\(text)")
        } catch let error as RecurrenceError {
            #expect((0...text.unicodeScalars.count).contains(error.position), "\(text)")
        }
    }
}
