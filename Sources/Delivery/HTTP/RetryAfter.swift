internal import CLinuxShims
import SupportHours

/// How long a server asks to be left alone. [RFC 9110 §10.2.3]
enum RetryAfter {
    /// A date of HTTP in its three forms, all of them GMT. [RFC 9110 §5.6.7]
    private static let forms = ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"]

    /// - Parameter text: the field's value: seconds, or a date.
    /// - Returns: seconds from `now`, 0 for what is past; nil for what is neither.
    static func seconds(_ text: String, at now: Instant) -> Int64? {
        let text = text.trimmingBlanks
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int64(text) ?? .max }
        for form in forms {
            let date = clinux_utc_date(text, form)
            if date >= 0 { return max(0, date - now.secondsSinceEpoch) }
        }
        return nil
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
