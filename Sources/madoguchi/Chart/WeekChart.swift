import Messages
import SupportHours
import TerminalText

/// A week drawn within 80 columns: days across, the day's hours down, bars where the plan is staffed.
///
/// Each row is two of the grid's slots, which half blocks tell apart.
struct WeekChart {
    private static let barWidth = 7
    private static let columnWidth = barWidth + 3
    private static let labelWidth = 7

    /// How many days fit beside each other: a week within 80 columns.
    ///
    /// - Parameter width: the terminal's columns; nil for no limit.
    static func days(within width: Int?) -> Int {
        guard let width else { return 7 }
        return min(7, max(1, (width - labelWidth) / columnWidth))
    }

    let grid: WeekGrid
    /// Of the same days: when it isn't known whether the plan is staffed; nil where it always is.
    var unknown: WeekGrid?
    /// The present time on the viewer's clock.
    let now: CivilDateTime
    let language: Language
    let glyphs: Glyphs

    var lines: [Line] {
        (headings + (0..<rowCount).map(row)).map { $0.continued(at: nil) }
    }

    /// Explains the symbols.
    var legend: Line {
        let half = "\(glyphs.upperHalf) \(glyphs.lowerHalf)"
        let line: Line =
            "       \(language.line { .chartLegend($0(glyphs.full, .open), half: $0(half, .open), now: $0(glyphs.nowLeft, .now)) })"
        return unknown == nil ? line : "\(line)   \(glyphs.unknown, .now) \(language.word(for: .unknown))"
    }

    private var rowCount: Int { 24 * 60 / (grid.minutesPerSlot * 2) }

    private var headings: [Line] {
        var headings = [
            heading { language.weekday($0.date.weekday) },
            heading { language.dayAndMonth($0.date) },
        ]
        if grid.days.contains(where: { $0.length != 86_400 }) {
            headings.append(heading { $0.length == 86_400 ? "" : language.duration($0.length, days: false) })
        }
        return headings
    }

    private func heading(_ text: (WeekGrid.Day) -> String) -> Line {
        grid.days.reduce(into: Line("       ")) { line, day in
            line.append(text(day).centred(in: Self.columnWidth), day.date == now.date ? .now : .plain)
        }
    }

    private func row(_ index: Int) -> Line {
        let secondsPerRow = grid.minutesPerSlot * 2 * 60
        let hasToday = grid.days.contains { $0.date == now.date }
        let isNow = hasToday && now.secondOfDay / secondsPerRow == index
        let start = CivilDateTime(date: now.date, secondOfDay: index * secondsPerRow)
        let minute = CivilDateTime(date: now.date, secondOfDay: now.secondOfDay / 60 * 60)

        var line: Line = isNow ? " \(language.time(minute), .now) " : " \(language.time(start), .faint) "
        for (position, day) in grid.days.enumerated() {
            let isUnknown = unknown?.days[position].slots[(index * 2)...(index * 2 + 1)].contains(true) ?? false
            line += cell(
                day.slots[index * 2], day.slots[index * 2 + 1], isUnknown: isUnknown,
                isNow: isNow && day.date == now.date)
        }
        return line
    }

    private func cell(_ upper: Bool, _ lower: Bool, isUnknown: Bool, isNow: Bool) -> Line {
        let sign: String
        var style = Line.Style.open
        switch (upper, lower) {
        case (true, true): sign = glyphs.full
        case (true, false): sign = glyphs.upperHalf
        case (false, true): sign = glyphs.lowerHalf
        case (false, false) where isUnknown:
            sign = glyphs.unknown
            style = .now
        case (false, false):
            if isNow {
                let rule = String(repeating: glyphs.nowBlank, count: Self.barWidth)
                return " \(glyphs.nowLeft + rule + glyphs.nowRight, .now)"
            }
            return "\(glyphs.blank.centred(in: Self.columnWidth), .faint)"
        }
        let bar = String(repeating: sign, count: Self.barWidth)
        return isNow
            ? " \(glyphs.nowLeft, .now)\(bar, style)\(glyphs.nowRight, .now)"
            : "  \(bar, style) "
    }
}
