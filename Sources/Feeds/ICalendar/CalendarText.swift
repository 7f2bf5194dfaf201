import SupportHours

/// Writes iCalendar: content lines, folded. [RFC 5545 §3.1]
struct CalendarText {
    /// Octets of a line, without its end.
    private static let longestLine = 75

    private(set) var text = ""

    /// - Parameters:
    ///   - name: with its parameters, as `DTSTART;TZID=Asia/Tokyo`.
    ///   - value: as it stands in the line.
    mutating func add(_ name: String, _ value: String) {
        var octets = 0
        for scalar in "\(name):\(value)".unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > Self.longestLine {
                // The blank counts, too.
                text += "\r\n "
                octets = 1
            }
            text.unicodeScalars.append(scalar)
            octets += width
        }
        text += "\r\n"
    }

    /// A property whose value is a text for people. [RFC 5545 §3.3.11]
    mutating func add(_ name: String, text value: String) {
        add(name, Self.escaped(value))
    }

    mutating func component(_ name: String, _ body: (inout CalendarText) -> Void) {
        add("BEGIN", name)
        body(&self)
        add("END", name)
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += ["\\", scalar]
            case "\n", "\r", "\u{2028}", "\u{2029}": result += ["\\", "n"]
            case "\t": result.append(scalar)
            case _ where scalar.properties.generalCategory == .control: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 1 }
}

extension Weekday {
    /// `MO`
    var calendarCode: String { code.uppercased() }
}
