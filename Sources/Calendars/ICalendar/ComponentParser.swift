/// Finds the calendars of a stream, each as a component. [RFC 5545 §3.4]
struct ComponentParser {
    private let limits: CalendarLimits
    private var open: [Component] = []
    private var calendars: [Component] = []
    private var events = 0

    init(_ limits: CalendarLimits) {
        self.limits = limits
    }

    /// - Returns: nil where a limit is exceeded.
    static func calendars(
        _ bytes: [UInt8], _ limits: CalendarLimits, _ findings: inout Findings
    ) -> [Component]? {
        var parser = ComponentParser(limits)
        do throws(CalendarFault) {
            for line in UnfoldedLines(bytes) { try parser.take(line, &findings) }
        } catch {
            findings.add(error)
            return nil
        }
        parser.close(to: 0, &findings)
        if parser.calendars.isEmpty, findings.faultCount == 0 { findings.add(.noCalendar, line: nil) }
        return parser.calendars
    }

    /// - Throws: where a limit is exceeded.
    private mutating func take(_ line: UnfoldedLines.Line, _ findings: inout Findings) throws(CalendarFault) {
        if line.isStrayFold { return findings.add(.strayFold, line: line.number) }
        guard let text = String(validating: line.bytes, as: UTF8.self) else {
            return findings.add(.notUTF8, line: line.number)
        }
        guard let property = ContentLine(text, line: line.number) else {
            return findings.add(.notAContentLine, line: line.number)
        }
        switch property.name {
        case "BEGIN": try begin(property)
        case "END": end(property, &findings)
        default:
            guard let component = open.last else {
                return findings.add(.outsideCalendar(property.name), line: property.line)
            }
            // Of other components nothing is needed.
            if Self.isRead(component.name) { open[open.count - 1].properties.append(property) }
        }
    }

    private static func isRead(_ component: String) -> Bool {
        ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"].contains(component)
    }

    private mutating func begin(_ property: ContentLine) throws(CalendarFault) {
        let name = property.componentName
        guard open.count < CalendarLimits.depth else {
            throw CalendarFault(.tooDeep(limit: CalendarLimits.depth), line: property.line)
        }
        if name == "VEVENT" {
            events += 1
            guard events <= limits.events else {
                throw CalendarFault(.tooManyEvents(limit: limits.events), line: property.line)
            }
        }
        open.append(Component(name: name, line: property.line))
    }

    private mutating func end(_ property: ContentLine, _ findings: inout Findings) {
        let name = property.componentName
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            return findings.add(.strayEnd(name, expected: open.last?.name), line: property.line)
        }
        close(to: place + 1, &findings)
        finishLast(&findings)
    }

    /// Ends components that lack their END.
    private mutating func close(to depth: Int, _ findings: inout Findings) {
        while open.count > depth, let last = open.last {
            findings.add(.endMissing(last.name), line: last.line)
            finishLast(&findings)
        }
    }

    private mutating func finishLast(_ findings: inout Findings) {
        guard let component = open.popLast() else { return }
        if open.isEmpty {
            if component.name == "VCALENDAR" {
                calendars.append(component)
            } else {
                findings.add(.outsideCalendar(component.name), line: component.line)
            }
        } else {
            open[open.count - 1].parts.append(component)
        }
    }
}

extension ContentLine {
    /// What BEGIN or END names.
    fileprivate var componentName: String {
        String(value.prefix(64)).displayName.uppercased()
    }
}
