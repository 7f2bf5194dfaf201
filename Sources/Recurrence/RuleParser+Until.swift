import Messages
import SupportHours

extension RuleParser {
    /// The end, as a civil time like the start.
    ///
    /// RFC 5545 requires UNTIL to be of the start's kind, and a start here is a local time. One in UTC would need a
    /// zone, and a date alone means the day's beginning to some and its end to others: neither is guessed.
    func until() throws(RecurrenceError) -> CivilDateTime? {
        guard let part = self["UNTIL"] else { return nil }
        let text = part.value.uppercased()
        if text.hasSuffix("Z"), Self.civilDateTime(String(text.dropLast())) != nil {
            throw fault(.untilInUTC, at: part.valuePosition)
        }
        if Self.civilDateTime(text + "T235959") != nil {
            throw fault(.untilWithoutTime, at: part.valuePosition, suggestion: "\(text)T235959")
        }
        guard let time = Self.civilDateTime(text) else {
            throw fault(.notAnUntil, at: part.valuePosition)
        }
        return time
    }

    private static func civilDateTime(_ text: String) -> CivilDateTime? {
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes[8] == UInt8(ascii: "T"),
            bytes.enumerated().allSatisfy({ $0 == 8 || (0x30...0x39).contains($1) })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        let (hour, minute, second) = (number(9..<11), number(11..<13), number(13..<15))
        guard let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return CivilDateTime(date: date, secondOfDay: hour * 3_600 + minute * 60 + second)
    }
}
