import Lists
import SupportHours

/// A cell of a table, without blanks at its edges and without what keeps Excel from changing it (`="2026-01-01"`).
struct TableCell {
    let text: String

    init(_ cell: String) {
        var text = Self.trimmed(cell)
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 {
            text = Self.trimmed(String(text.dropFirst(2).dropLast()))
        }
        self.text = text
    }

    /// The date in it, in any form with the year first; at midnight where there is a time.
    ///
    /// - Returns: nil where it is no date.
    /// - Throws: where the calendar has no such date.
    func date() throws(CalendarFault.Reason) -> CivilDate? {
        let written = Self.isPlain(text) ? text : WrittenTime.normalised(text) ?? text
        let parts = written.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let day = parts.first, parts.count == 1 || parts[1] == "00:00" || parts[1] == "00:00:00" else {
            return nil
        }
        do throws(TimeTextError) {
            let date = try CivilDate(parsing: String(day))
            guard Schedule.supportedYears.contains(date.year) else { throw TimeTextError.noSuchDate(text) }
            return date
        } catch {
            if case .noSuchDate = error { throw .noSuchDate(text) }
            // What no month has is no form of a date for the list's reader.
            return nil
        }
    }

    /// Whether it is made as most are, `2026-01-01`.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count == 10 && text.utf8.first != UInt8(ascii: "0")
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7
                    ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension CalendarFault.Reason: Error {}
