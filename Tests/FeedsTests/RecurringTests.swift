import SupportHours
import Testing

@testable import Feeds

@Suite("What recurs")
struct RecurringTests {
    /// A date of 2026, by its days from Thursday, 1 January.
    private func date(_ day: Int) -> CivilDate { CivilDate.newYear(of: 2_026).adding(days: day) }

    private func runs(_ days: [Int]) -> [Recurring<Int>] {
        Recurring.all(in: days.map { (date($0), 0) })
    }

    @Test("is one run on several weekdays, even if one of them begins a little later")
    func weekdays() throws {
        let every: [Int] = (0..<10).flatMap { (week: Int) -> [Int] in [week * 7, week * 7 + 1] }
        let days = every.filter { $0 != 1 && $0 != 28 }
        let run = try #require(runs(days).first)
        #expect(runs(days).count == 1)
        #expect(run.weekdays == [.thursday, .friday])
        #expect(run.missing(through: run.last) == [date(1), date(28)])
    }

    @Test("ends where it doesn't come for weeks, and begins anew")
    func seasons() {
        let weeks = Array(0..<5) + Array(20..<25)
        let found = runs(weeks.map { $0 * 7 })
        #expect(found.map(\.first) == [date(0), date(140)])
        #expect(found.map(\.last) == [date(28), date(168)])
    }

    @Test("isn't what comes every other month, or only twice")
    func rare() {
        #expect(runs([0, 7]).isEmpty)
        #expect(runs((0..<12).map { $0 * 28 }).isEmpty)
        #expect(runs((0..<12).map { $0 * 14 }).count == 1)
    }
}
