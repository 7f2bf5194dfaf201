/// The parts of rules, in the order that people wrote them.
enum LooseElement: Hashable {
    /// Dates, weeks and days, as the notation writes them.
    case selector(String)
    /// One span of times.
    case times(String)
    case allDay
    case always
    case everyDayOfYear
    case state(String)
    case comment(String)
    case except(isPostfix: Bool)
    case list
    case slash
    case colon
    /// `; ` or ` || `
    case separator(String)
    case newLine
    case parenthesis(opens: Bool)
}

/// Puts pieces together to times, dates and days.
struct LooseElements {
    private let tokens: [LooseToken]
    private(set) var all: [LooseElement] = []
    private var index = 0

    /// - Returns: nil where something isn't understood, or may be meant in two ways.
    init?(_ tokens: [LooseToken]) {
        self.tokens = tokens
        while index < tokens.count {
            guard let element = next() else { return nil }
            all.append(element)
        }
    }

    func piece(_ index: Int) -> LoosePiece {
        tokens.indices.contains(index) ? tokens[index].piece : .unknown
    }

    func isAfterBlank(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isAfterBlank
    }

    private mutating func next() -> LooseElement? {
        if let (text, end) = span(at: index) {
            index = end
            return text.map { .times($0) }
        }
        if let selector = selector() { return .selector(selector) }
        defer { index += 1 }
        switch piece(index) {
        case .allDay: return .allDay
        case .always: return .always
        case .everyDayOfYear: return .everyDayOfYear
        case .open: return .state("open")
        case .off: return .state("off")
        case .unknownState: return .state("unknown")
        case .comment(let text): return .comment(text)
        case .except(let isPostfix): return .except(isPostfix: isPostfix)
        case .list, .sign("+"): return .list
        case .separator: return .separator("; ")
        case .newLine: return .newLine
        case .fallback: return .separator(" || ")
        case .sign("/"): return .slash
        case .sign(":"): return .colon
        case .sign("("): return .parenthesis(opens: true)
        case .sign(")"): return .parenthesis(opens: false)
        default: return nil
        }
    }

    // MARK: - Days

    /// Dates, weeks and weekdays that go together, from the current piece on; nil where none begin there.
    private mutating func selector() -> String? {
        var text = ""
        func add(_ more: String, glued: Bool = false) {
            if !text.isEmpty, !glued, text.last != ",", text.last != "-" { text += " " }
            text += more
        }
        var last = LoosePiece.unknown
        while true {
            let start = index
            if span(at: index) != nil { break }
            if let date = dateWithYear() ?? dayAndMonth() ?? slashedDate() {
                add(date)
                last = .number(1, digits: 2)
            } else {
                switch piece(index) {
                case .day(let day), .dayGroup(let day):
                    if isDay(last), let end = text.last, !",-".contains(end) {
                        // `土日祝`; `PH Mo` are the holidays on Mondays.
                        if case .dayGroup = last { return text }
                        if case .day(let previous) = last, previous == "PH" || previous == "SH" {
                            add(day)
                        } else {
                            text += ",\(day)"
                        }
                    } else {
                        add(day)
                    }
                    last = piece(index)
                    index += 1
                    if piece(index) == .sign("["), let ordinals = ordinals() {
                        text += ordinals
                        last = .sign("]")
                    }
                case .month(let month):
                    add(OpeningHours.Month.code(month))
                    last = piece(index)
                    index += 1
                    dayOfMonth(into: &text)
                case .easter:
                    add("easter")
                    last = .easter
                    index += 1
                case .week:
                    index += 1
                    guard let weeks = weeks() else { return nil }
                    add("week \(weeks)")
                    last = .number(1, digits: 2)
                case .number(let year, digits: 4) where (1_900...9_999).contains(year):
                    index += 1
                    add("\(year)")
                    yearRange(into: &text)
                    last = .number(year, digits: 4)
                case .number(let day, digits: 1...2) where !text.isEmpty && ",-".contains(text.last ?? " "):
                    // Another day of the month.
                    add("\(day)")
                    index += 1
                    if piece(index) == .dayMark { index += 1 }
                    last = .number(day, digits: 2)
                default: break
                }
            }
            if index == start { break }
            shifts(into: &text)
            // What goes on behind a sign.
            switch piece(index) {
            case .range where isSelector(index + 1):
                text += "-"
                index += 1
            case .list where isSelector(index + 1) && span(at: index + 1) == nil:
                text += ","
                index += 1
            case .sign("/") where isDay(last) && isDay(piece(index + 1)):
                text += ","
                index += 1
            case .sign(":") where isDate(last) && isDay(piece(index + 1)) && piece(index + 2) == .sign("["):
                text += ":"
                index += 1
            default: break
            }
        }
        guard !text.isEmpty, !",-".contains(text.last ?? " ") else { return nil }
        return text
    }

    private func isDay(_ piece: LoosePiece) -> Bool {
        switch piece {
        case .day, .dayGroup: true
        default: false
        }
    }

    private func isDate(_ piece: LoosePiece) -> Bool {
        switch piece {
        case .month, .number, .easter: true
        default: false
        }
    }

    private func isSelector(_ index: Int) -> Bool {
        switch piece(index) {
        case .day, .dayGroup, .month, .easter, .week: true
        case .number:
            span(at: index) == nil
                && clock(at: index).map { $0.clock.style == .hour || $0.clock.style == .digits } ?? true
        default: false
        }
    }

    /// The numbers in brackets.
    private mutating func ordinals() -> String? {
        var text = "["
        var end = index + 1
        while true {
            switch piece(end) {
            case .number(let value, digits: 1): text += "\(value)"
            case .range: text += "-"
            case .list: text += ","
            case .sign("]"):
                index = end + 1
                return text + "]"
            default: return nil
            }
            end += 1
        }
    }

    /// ` +1 day`, `-Su`, `+`
    private mutating func shifts(into text: inout String) {
        while piece(index) == .range || piece(index) == .sign("+") {
            let sign = piece(index) == .range ? "-" : "+"
            if case .number(let days, _) = piece(index + 1), piece(index + 2) == .dayCount {
                text += " \(sign)\(days) day"
                index += 3
            } else if case .day(let day) = piece(index + 1), !isAfterBlank(index + 1), isAfterBlank(index) {
                text += " \(sign)\(day)"
                index += 2
            } else if sign == "+" {
                text += "+"
                index += 1
            } else {
                return
            }
        }
    }

    // MARK: - Dates

    /// The day behind a month, and a year behind that.
    private mutating func dayOfMonth(into text: inout String) {
        var end = index
        var day = ""
        if case .number(let value, digits: 1...2) = piece(end), isNumberAlone(end) {
            day = " " + value.padded(to: 2)
            end += 1
        }
        // `Dec 25, 2026`; in `Dec 25,2027 Jan 01` the year is the next date's.
        let yearIndex = piece(end) == .list && !day.isEmpty ? end + 1 : end
        if case .number(let year, digits: 4) = piece(yearIndex), span(at: yearIndex) == nil,
            (1_900...9_999).contains(year),
            !isMonth(piece(yearIndex + 1)), !text.dropLast(3).hasSuffix("\(year) ")
        {
            text = text.dropLast(3) + "\(year) " + text.suffix(3)
            end = yearIndex + 1
        }
        text += day
        index = end
    }

    /// Whether no time stands there: `Dec 24-26` are days.
    private func isNumberAlone(_ index: Int) -> Bool {
        guard let (first, end) = clock(at: index), first.style == .hour, first.isAfternoon == nil else { return false }
        guard span(at: index) != nil else { return true }
        return clock(at: end + 1).map { $0.clock.style == .hour && $0.clock.isAfternoon == nil } ?? false
    }

    private func clockStyle(_ index: Int) -> LooseClock.Style? {
        clock(at: index)?.clock.style
    }

    private func isMonth(_ piece: LoosePiece) -> Bool {
        if case .month = piece { true } else { false }
    }

    /// `2026-12-25`, `2026/12/25`, `2026年12月25日`
    private mutating func dateWithYear() -> String? {
        guard case .number(let year, digits: 4) = piece(index), (1_900...9_999).contains(year) else { return nil }
        if piece(index + 1) == .yearMark {
            index += 2
            return "\(year)"
        }
        guard [.range, .sign("/"), .sign(".")].contains(piece(index + 1)),
            case .number(let month, digits: 1...2) = piece(index + 2), (1...12).contains(month),
            piece(index + 3) == piece(index + 1), case .number(let day, digits: 1...2) = piece(index + 4)
        else { return nil }
        index += 5
        return "\(year) \(OpeningHours.Month.code(month)) \(day.padded(to: 2))"
    }

    /// `25 December`, `24-26 Dec`, `12月25日`, `12月`
    private mutating func dayAndMonth() -> String? {
        guard case .number(let first, digits: 1...2) = piece(index) else { return nil }
        if piece(index + 1) == .monthMark {
            guard (1...12).contains(first) else { return nil }
            let month = OpeningHours.Month.code(first)
            guard case .number(let day, digits: 1...2) = piece(index + 2), piece(index + 3) == .dayMark else {
                index += 2
                return month
            }
            index += 4
            return "\(month) \(day.padded(to: 2))"
        }
        if case .month(let month) = piece(index + 1) {
            index += 2
            return year(behind: "\(OpeningHours.Month.code(month)) \(first.padded(to: 2))")
        }
        if piece(index + 1) == .range, case .number(let last, digits: 1...2) = piece(index + 2),
            case .month(let month) = piece(index + 3), first < last
        {
            index += 4
            return "\(OpeningHours.Month.code(month)) \(first.padded(to: 2))-\(last.padded(to: 2))"
        }
        return nil
    }

    private mutating func year(behind date: String) -> String {
        guard case .number(let year, digits: 4) = piece(index), span(at: index) == nil, (1_900...9_999).contains(year)
        else { return date }
        index += 1
        return "\(year) \(date)"
    }

    /// `12/29`, where the order of month and day can be told from one of the dates.
    private mutating func slashedDate() -> String? {
        guard let (first, second) = slashed(index), let monthIsFirst else { return nil }
        let (month, day) = monthIsFirst ? (first, second) : (second, first)
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        index += 3
        return "\(OpeningHours.Month.code(month)) \(day.padded(to: 2))"
    }

    private func slashed(_ index: Int) -> (Int, Int)? {
        guard case .number(let first, digits: 1...2) = piece(index), piece(index + 1) == .sign("/"),
            case .number(let second, digits: 1...2) = piece(index + 2), piece(index + 3) != .sign(":"),
            piece(index - 1) != .sign(":"), piece(index + 3) != .sign("/")
        else { return nil }
        return (first, second)
    }

    private var monthIsFirst: Bool? {
        var orders: Set<Bool> = []
        for index in tokens.indices {
            guard let (first, second) = slashed(index) else { continue }
            if first <= 12, second > 12 { orders.insert(true) }
            if first > 12, second <= 12 { orders.insert(false) }
        }
        return orders.count == 1 ? orders.first : nil
    }

    /// Weeks behind `week`; those over the year's end in two ranges.
    private mutating func weeks() -> String? {
        var ranges: [String] = []
        repeat {
            while piece(index) == .list || piece(index) == .week { index += 1 }
            guard case .number(let first, digits: 1...2) = piece(index) else { return nil }
            index += 1
            guard piece(index) == .range, case .number(let last, digits: 1...2) = piece(index + 1) else {
                ranges.append("\(first)")
                continue
            }
            index += 2
            var range = last < first ? "\(first)-53,1-\(last)" : "\(first)-\(last)"
            if piece(index) == .sign("/"), case .number(let step, _) = piece(index + 1) {
                guard last >= first else { return nil }
                range += "/\(step)"
                index += 2
            }
            ranges.append(range)
        } while goesOnWithWeeks
        return ranges.joined(separator: ",")
    }

    private var goesOnWithWeeks: Bool {
        guard piece(index) == .list else { return false }
        if piece(index + 1) == .week { return true }
        guard case .number(_, digits: 1...2) = piece(index + 1) else { return false }
        return clockStyle(index + 1) == .hour
    }

    private mutating func yearRange(into text: inout String) {
        guard piece(index) == .range, case .number(let last, digits: 4) = piece(index + 1),
            (1_900...9_999).contains(last),
            !isMonth(piece(index + 2))
        else { return }
        text += "-\(last)"
        index += 2
        if piece(index) == .sign("/"), case .number(let step, _) = piece(index + 1) {
            text += "/\(step)"
            index += 2
        }
    }
}
