/// A time of day as people write it.
struct LooseClock {
    enum Style {
        /// `9`
        case hour
        /// `9時`, `9:00`: on the clock of twelve hours or of twenty-four.
        case either
        /// `09:00`, as the notation writes it.
        case notation
        /// `0900`
        case digits
        /// `noon`
        case fixed
    }

    var hour: Int
    var minute = 0
    var style: Style
    /// Whether it is of the afternoon, where that is said.
    var isAfternoon: Bool?
    var isJapanese = false
    var isNextDay = false
    var isMidnight = false

    /// Both times as the notation writes them.
    ///
    /// - Returns: nil where they may be meant in two ways, and where they are no times.
    static func span(from start: LooseClock, to end: LooseClock) -> String? {
        switch (start.told, end.told) {
        case (.some(let first), .some(let last)):
            guard let first, let last else { return nil }
            return text(first == 1_440 ? 0 : first, end.isAtMidnight(last) ? 1_440 : last)
        case (.some(let first), nil):
            guard let first = first.map({ $0 == 1_440 ? 0 : $0 }) else { return nil }
            if end.isOnDayClock { return text(first, end.minutes) }
            guard
                let last = [end.minutes % 720, end.minutes % 720 + 720].first(where: { isHalfDay(from: first, to: $0) })
            else { return nil }
            return text(first, last == 0 ? 1_440 : last)
        case (nil, .some(let last)):
            guard let last else { return nil }
            let isMidnight = end.isAtMidnight(last)
            if start.isOnDayClock { return text(start.minutes, isMidnight ? 1_440 : last) }
            // `9-midnight` is from the morning or from the evening.
            guard !isMidnight,
                let first = [start.minutes % 720, start.minutes % 720 + 720].first(where: {
                    isHalfDay(from: $0, to: last)
                })
            else { return nil }
            return text(first, last)
        case (nil, nil):
            let isClear =
                start.isOnDayClock || end.isOnDayClock && end.style != .notation || end.isNextDay
                || (end.minutes > start.minutes && start.hour >= 6)
            return isClear ? text(start.minutes, end.minutes) : nil
        }
    }

    private var minutes: Int { hour * 60 + minute }

    /// Whether only a clock of twenty-four hours shows it.
    private var isOnDayClock: Bool { style == .notation || style == .digits || hour > 12 || hour == 0 }

    /// The minute of the day where the half of the day is told; nil within where it is told and can't be.
    private var told: Int?? {
        if style == .fixed { return .some(minutes) }
        guard let isAfternoon else { return nil }
        // `午後12時` is midnight by the law and noon by most clocks.
        if isJapanese && hour == 12 { return .some(nil) }
        if hour > 12 { return .some(isAfternoon && hour < 24 ? minutes : nil) }
        return .some((hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute)
    }

    private func isAtMidnight(_ told: Int) -> Bool { told == 0 || told == 1_440 }

    private static func isHalfDay(from start: Int, to end: Int) -> Bool {
        (1...720).contains((end - start + 1_440) % 1_440)
    }

    private static func text(_ start: Int, _ end: Int) -> String {
        "\(clock(start / 60 * 100 + start % 60))-\(clock(end / 60 * 100 + end % 60))"
    }

    /// `10:00+`; nil where it isn't told which half of the day.
    var openEnd: String? {
        switch told {
        case .some(let minutes?): "\(clock(minutes / 60 * 100 + minutes % 60))+"
        case .some(nil): nil
        case nil: isOnDayClock ? "\(clock(hour * 100 + minute))+" : nil
        }
    }
}

extension LooseElements {
    /// A clock's time at an index, and where it ends.
    func clock(at start: Int) -> (clock: LooseClock, end: Int)? {
        var index = start
        var isNextDay = false
        if piece(index) == .nextDay {
            isNextDay = true
            index += 1
        }
        var half: (isAfternoon: Bool, isJapanese: Bool)?
        if case .half(let isAfternoon, let isJapanese) = piece(index) {
            half = (isAfternoon, isJapanese)
            index += 1
        }
        if half == nil, piece(index) == .noon || piece(index) == .midnight {
            let isNoon = piece(index) == .noon
            var clock = LooseClock(hour: isNoon ? 12 : 24, style: .fixed)
            clock.isMidnight = !isNoon
            return (clock, index + 1)
        }
        guard case .number(let value, let digits) = piece(index), digits <= 4, value <= 4_800 else { return nil }
        index += 1
        var clock = LooseClock(hour: value, style: .hour)
        if digits > 2 {
            guard value % 100 < 60 else { return nil }
            clock = LooseClock(hour: value / 100, minute: value % 100, style: digits == 4 ? .digits : .either)
        } else if piece(index) == .sign(":") || piece(index) == .sign("."),
            case .number(let minute, digits: 2) = piece(index + 1), minute < 60
        {
            clock.minute = minute
            clock.style = digits == 2 && piece(index) == .sign(":") ? .notation : .either
            index += 2
            if piece(index) == .sign(":"), piece(index + 1) == .number(0, digits: 2) { index += 2 }
            if piece(index) == .hourMark { index += 1 }
        } else if piece(index) == .hourMark {
            clock.style = .either
            index += 1
            if piece(index) == .halfPast {
                clock.minute = 30
                index += 1
            } else if case .number(let minute, let digits) = piece(index), digits <= 2, minute < 60,
                piece(index + 1) == .minuteMark || digits == 2 && !isAfterBlank(index)
            {
                clock.minute = minute
                index += piece(index + 1) == .minuteMark ? 2 : 1
            }
        }
        if half == nil, case .half(let isAfternoon, let isJapanese) = piece(index), !isJapanese {
            half = (isAfternoon, false)
            index += 1
        }
        clock.isAfternoon = half?.isAfternoon
        clock.isJapanese = half?.isJapanese ?? false
        if clock.isAfternoon != nil, clock.style == .notation { clock.style = .either }
        clock.isNextDay = isNextDay
        return (clock, index)
    }

    /// A span of times at an index: `9am-5pm`, `between 9 and 17`, `10:00+`.
    ///
    /// - Returns: nil where none begins there; without a text where one does that may be meant in two ways.
    func span(at start: Int) -> (text: String?, end: Int)? {
        let isBetween = piece(start) == .between
        guard let (first, afterFirst) = clock(at: isBetween ? start + 1 : start) else { return nil }
        if !isBetween, piece(afterFirst) == .sign("+"), first.style != .hour, first.style != .digits,
            clock(at: afterFirst + 1) == nil
        {
            return (first.openEnd, afterFirst + 1)
        }
        guard piece(afterFirst) == .range || isBetween && piece(afterFirst) == .list,
            let (last, end) = clock(at: afterFirst + 1)
        else { return nil }
        // `2026-12-25`
        if piece(end) == .range
            || Set([first.style, last.style]) == [.digits, .hour] && first.isAfternoon == nil
                && last.isAfternoon == nil
        {
            return nil
        }
        if first.style == .digits, last.style == .digits, first.hour >= 19, last.hour >= 19,
            piece(start - 1).isNoWeekday
        {
            // Years.
            return nil
        }
        if first.style == .hour, first.isAfternoon == nil, last.style == .hour, last.isAfternoon == nil {
            // Days of a month.
            if case .month = piece(end) { return nil }
            if piece(end) == .dayMark || piece(end) == .dayCount { return nil }
        }
        var text = LooseClock.span(from: first, to: last)
        if piece(end) == .sign("+"), clock(at: end + 1) == nil {
            text = text.map { $0 + "+" }
            return (text, end + 1)
        }
        return (text, end)
    }
}

extension LoosePiece {
    fileprivate var isNoWeekday: Bool {
        switch self {
        case .day, .dayGroup: false
        default: true
        }
    }
}
