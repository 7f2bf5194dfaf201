import SupportHours
import Testing

@testable import Recurrence

/// `20260101T090000`, or `20260101` for its midnight.
func time(_ text: String) throws -> CivilDateTime {
    let digits = text.compactMap(\.wholeNumberValue)
    try #require(digits.count == 8 || digits.count == 14)
    func number(_ range: Range<Int>) -> Int {
        digits.count < range.upperBound ? 0 : digits[range].reduce(0) { $0 * 10 + $1 }
    }
    let date = try #require(CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)))
    return CivilDateTime(
        date: date, secondOfDay: number(8..<10) * 3_600 + number(10..<12) * 60 + number(12..<14))
}

extension RecurrenceRule {
    init(_ text: String, from start: String) throws {
        try self.init(parsing: text, start: time(start))
    }

    /// So many occurrences from the start on.
    func occurrences(_ limit: Int) -> [CivilDateTime] {
        var found: [CivilDateTime] = []
        var last = CivilDateTime(localSeconds: start.localSeconds - 1)
        while found.count < limit, let next = next(after: last) {
            found.append(next)
            last = next
        }
        return found
    }

    /// Their dates, as `0106 0203` without the year.
    func dates(_ limit: Int) -> String {
        occurrences(limit).map { String($0.basic.prefix(8).dropFirst(4)) }.joined(separator: " ")
    }
}
