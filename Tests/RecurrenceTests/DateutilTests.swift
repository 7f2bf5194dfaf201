import Foundation
import Messages
import SeededRandom
import SupportHours
import Testing

@testable import Recurrence

@Suite("Beside python-dateutil", .enabled(if: Oracle.isInstalled, "python-dateutil is not installed"))
struct DateutilTests {
    private struct Case {
        let text: String
        let start: CivilDateTime
        var end: CivilDateTime
    }

    @Test("the same times come round, looked up forwards, backwards and from anywhere", arguments: Seeds.all)
    func sameTimes(seed: UInt64) throws {
        var rules = RuleGenerator(generator: SeededGenerator(seed: seed))
        let cases = (0..<80).map { _ in
            let start = rules.start()
            return Case(
                text: rules.rule(), start: start,
                end: CivilDateTime(localSeconds: start.localSeconds + 7 * 366 * 86_400))
        }.filter { !Self.isBeyondDateutil($0.text) }
        let answers = try Oracle.occurrences(
            cases.map { .init(rule: $0.text, start: $0.start.basic, end: $0.end.basic) })
        try #require(answers.count == cases.count)
        for (var example, answer) in zip(cases, answers) {
            let expected = try answer.map(time)
            if expected.count == Oracle.most { example.end = try #require(expected.last) }
            try check(example, expected, &rules.generator)
        }
    }

    /// It fails on numbered days that a month can't have, and those are refused here.
    private static func isBeyondDateutil(_ text: String) -> Bool {
        text.contains("BYMONTH=") && text.contains(/(20|52|53)[A-Z]/)
    }

    private func check(
        _ example: Case, _ expected: [CivilDateTime], _ generator: inout SeededGenerator
    ) throws {
        let comment: Comment = "\(example.text) from \(example.start)"
        let rule: RecurrenceRule
        do {
            rule = try RecurrenceRule(parsing: example.text, start: example.start)
        } catch {
            #expect(error.wording.en.hasPrefix("nothing recurs") && expected.isEmpty, "\(comment): \(error)")
            return
        }
        let found = rule.occurrences(expected.count + 1).filter { $0 <= example.end }
        guard found == expected else {
            let difference = zip(found + [example.end], expected + [example.end]).first { $0 != $1 }
            Issue.record("\(comment): \(found.count) of \(expected.count), first \(String(describing: difference))")
            return
        }
        let length = example.end.localSeconds - example.start.localSeconds
        for _ in 0..<30 {
            let seconds = Int64.random(in: -100_000...length, using: &generator)
            let anywhere = CivilDateTime(localSeconds: example.start.localSeconds + seconds)
            let moment =
                Bool.random(using: &generator) ? expected.randomElement(using: &generator) ?? anywhere : anywhere
            #expect(rule.last(notAfter: moment) == expected.last { $0 <= moment }, "\(comment), last at \(moment)")
            if let next = expected.first(where: { $0 > moment }) {
                #expect(rule.next(after: moment) == next, "\(comment), next after \(moment)")
            }
        }
    }
}
