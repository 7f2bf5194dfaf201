import Messages
import SeededRandom
import Testing

@testable import SupportHours

@Suite("Any opening hours")
struct OpeningHoursPropertyTests {
    @Test("print and parse to themselves", arguments: Seeds.all)
    func roundTrip(seed: UInt64) throws {
        var generator = RuleGenerator(seed: seed)
        for _ in 0..<200 {
            let hours = generator.hours()
            let text = hours.description
            let parsed = try OpeningHours(parsing: text)
            #expect(parsed == hours, "seed \(seed): \(text)")
            #expect(parsed.description == text, "seed \(seed)")
        }
    }

    @Test("survive a few slips of the pen", arguments: Seeds.all)
    func mutations(seed: UInt64) throws {
        var generator = RuleGenerator(seed: seed)
        for _ in 0..<500 {
            let mutation = generator.mutation(of: generator.hours().description)
            switch Result(catching: { () throws(OpeningHoursSyntaxError) in try OpeningHours(parsing: mutation) }) {
            case .success(let hours):
                #expect(try OpeningHours(parsing: hours.description) == hours, "seed \(seed): \(mutation)")
                var evaluator = hours.evaluator()
                #expect(evaluator.spans(onDay: 20_000).count <= 1440)
            case .failure(let error):
                #expect((0...mutation.count).contains(error.position), "seed \(seed): \(mutation)")
                for language in Language.allCases {
                    let lines = error.place(in: language)
                    #expect(lines.count == 3 && !lines.contains { $0.contains("\n") }, "seed \(seed): \(mutation)")
                }
            }
        }
    }

    @Test("compose each minute of a day by the rules' order", arguments: Seeds.all)
    func composition(seed: UInt64) {
        var generator = RuleGenerator(seed: seed)
        for _ in 0..<50 {
            check(generator.hours(), day: generator.bits(), eve: generator.bits(), seed: seed)
        }
    }

    private func check(_ hours: OpeningHours, day: UInt64, eve: UInt64, seed: UInt64) {
        let spans = DayPatterns(hours.rules).spans(day: day, eve: eve)
        for (span, next) in zip(spans, spans.dropFirst()) {
            #expect(span.minutes.upperBound <= next.minutes.lowerBound, "seed \(seed)")
            #expect(
                span.minutes.upperBound < next.minutes.lowerBound || span.status != next.status, "seed \(seed)")
        }
        let differing = (0..<1440).first { minute in
            let span = spans.first { $0.minutes.contains(minute) }
            return span?.status ?? .closed != status(at: minute, rules: hours.rules, day: day, eve: eve)
        }
        #expect(differing == nil, "seed \(seed): \(hours)")
    }

    /// The state of one minute, told rule by rule, without spans.
    private func status(at minute: Int, rules: [OpeningHours.Rule], day: UInt64, eve: UInt64) -> Status {
        var status = Status.closed
        for (index, rule) in rules.enumerated() {
            let selectsDay = day >> index & 1 == 1
            if selectsDay && rule.joint == .normal && rule.status.state != .closed {
                status = .closed
            }
            let minutes = (selectsDay ? [minute] : []) + (eve >> index & 1 == 1 ? [minute + 1440] : [])
            let said =
                minutes.contains { rule.isCertain(at: $0) }
                ? rule.status
                : minutes.contains { rule.isGuessed(at: $0) }
                    ? Status(rule.status.state == .closed ? .closed : .unknown, comment: rule.status.comment) : nil
            if let said, rule.joint != .fallback || status.state == .closed {
                status = said
            }
        }
        return status
    }
}

extension OpeningHours.Rule {
    /// - Parameter minute: since the start of the day that the rule selects.
    fileprivate func isCertain(at minute: Int) -> Bool {
        times.isEmpty ? minute < 1440 : times.contains { $0.minutes.contains(minute) }
    }

    /// Whether it is in an open end: begun, not taken to be over, no other span begun in between.
    fileprivate func isGuessed(at minute: Int) -> Bool {
        times.contains { span in
            span.hasOpenEnd && minute >= span.minutes.upperBound && minute < span.guessedEnd
                && !times.contains {
                    $0.minutes.lowerBound > span.minutes.lowerBound && $0.minutes.lowerBound <= minute
                }
        }
    }
}
