/// Puts times, days and states together to rules of the notation.
struct LooseRules {
    private struct Clause {
        var joint = "; "
        /// Whether nothing separates it from the rule before it.
        var isAdjacent = true
        var label: String?
        var selector: String?
        var times: [String] = []
        var isAllDay = false
        var isAlways = false
        var isEveryDayOfYear = false
        var timesCameFirst = false
        /// `closed on Sundays`
        var stateCameFirst = false
        var state: String?
        var comment: String?
        var exceptions: [Clause] = []

        var isEmpty: Bool {
            selector == nil && !hasTimes && state == nil && comment == nil && exceptions.isEmpty && label == nil
        }

        var hasTimes: Bool { !times.isEmpty || isAllDay || isAlways }

        var text: String {
            var parts: [String] = []
            if isAlways || isAllDay && selector == nil && times.isEmpty && state == nil {
                parts.append("24/7")
            } else if isEveryDayOfYear && times.isEmpty && state == nil {
                parts.append("24/7")
            } else {
                if let selector { parts.append(selector) }
                let times = self.times + (isAllDay ? ["00:00-24:00"] : [])
                if !times.isEmpty { parts.append(times.joined(separator: ",")) }
            }
            if let state { parts.append(state) }
            if let comment { parts.append("\"\(comment)\"") }
            return (label.map { "\"\($0)\": " } ?? "") + parts.joined(separator: " ")
        }
    }

    private let elements: [LooseElement]
    private var index = 0
    private var clauses: [Clause] = []
    private var current = Clause()
    private var awaitsException = false
    private var isInParentheses = false
    private var isUnclear = false

    /// - Returns: nil where the parts make no rules.
    init?(_ elements: [LooseElement]) {
        self.elements = elements
        while index < elements.count, !isUnclear {
            read(elements[index])
            index += 1
        }
        end()
        guard !isUnclear, !awaitsException, !clauses.isEmpty else { return nil }
    }

    /// The rules as an expression.
    var text: String {
        clauses.enumerated().map { ($0.offset == 0 ? "" : $0.element.joint) + $0.element.text }.joined()
    }

    private var next: LooseElement? { element(1) }

    private func element(_ offset: Int) -> LooseElement? {
        let rest = elements[(index + 1)...].filter { $0 != .colon }
        return rest.count >= offset ? rest[offset - 1] : nil
    }

    private func isTimes(_ element: LooseElement?) -> Bool {
        switch element {
        case .times, .allDay, .always: true
        default: false
        }
    }

    private func isSelector(_ element: LooseElement?) -> Bool {
        if case .selector = element { true } else { false }
    }

    private mutating func read(_ element: LooseElement) {
        switch element {
        case .selector(let selector): read(selector: selector)
        case .times(let times): read(times: times)
        case .allDay:
            if current.state != nil { end() }
            if !current.times.isEmpty { isUnclear = true }
            current.isAllDay = true
        case .always:
            if current.state != nil || current.comment != nil { end() }
            if !current.isEmpty { isUnclear = true }
            current.isAlways = true
        case .everyDayOfYear:
            if current.selector != nil, !current.isEveryDayOfYear { isUnclear = true }
            guard !current.isAlways else { return }
            current.selector = "Mo-Su"
            current.isEveryDayOfYear = true
        case .state(let state): read(state: state)
        case .comment(let text):
            if current.isEmpty, index + 1 < elements.count, elements[index + 1] == .colon {
                current.label = text
            } else if current.comment == nil {
                current.comment = text
            } else {
                isUnclear = true
            }
        case .except(let isPostfix):
            if isPostfix { isUnclear = true }
            awaitsException = true
        case .list: list()
        case .slash:
            if isTimes(next), !current.times.isEmpty { return }
            if isSelector(next), current.hasTimes || current.state != nil { end() } else { isUnclear = true }
        case .colon:
            break
        case .separator(let joint):
            if awaitsException { isUnclear = true }
            end()
            current.joint = joint
            current.isAdjacent = false
        case .newLine:
            let isHeading = current.state == "off" && current.selector == nil && !current.hasTimes
            if !awaitsException, !isHeading { end() }
        case .parenthesis(let opens):
            isInParentheses = opens
        }
    }

    private mutating func read(selector: String) {
        if awaitsException {
            current.exceptions.append(Clause(selector: selector, state: "off"))
            awaitsException = false
            return
        }
        if next == .except(isPostfix: true) {
            current.exceptions.append(Clause(selector: selector, state: "off"))
            index += 1
            return
        }
        let isClosed = next == .state("off")
        if isInParentheses, isClosed, current.selector != nil, !current.hasTimes {
            current.exceptions.append(Clause(selector: selector, state: "off"))
            index += 1
            return
        }
        if current.selector == nil, current.state == nil, current.hasTimes, !isClosed {
            current.selector = selector
            current.timesCameFirst = true
        } else if current.selector == nil, !current.hasTimes {
            current.selector = selector
        } else if current.hasTimes || current.state != nil || current.comment != nil {
            end()
            current.selector = selector
        } else {
            isUnclear = true
        }
    }

    private mutating func read(times: String) {
        if awaitsException {
            // `except 12:00-13:00`
            current.exceptions.append(Clause(selector: current.selector, times: [times], state: "off"))
            awaitsException = false
            return
        }
        if isInParentheses, next == .state("off"), current.hasTimes {
            current.exceptions.append(Clause(selector: current.selector, times: [times], state: "off"))
            index += 1
            return
        }
        if current.state != nil, current.selector != nil || current.hasTimes || current.state != "off" { end() }
        if current.timesCameFirst || current.comment != nil { end() }
        if current.isAllDay || current.isAlways { isUnclear = true }
        current.times.append(times)
    }

    private mutating func read(state: String) {
        if state == "open" {
            if case .comment = next {
                current.state = state
            } else if current.state != nil {
                end()
            } else if !current.isEmpty, !isTimes(next) {
                current.state = state
            }
            return
        }
        if current.comment != nil { isUnclear = true }
        if current.state != nil { end() }
        // `09:00-17:00 closed Sundays`
        if current.hasTimes, isSelector(next), !isTimes(element(2)), state == "off" { end() }
        current.stateCameFirst = current.isEmpty
        current.state = state
    }

    private mutating func list() {
        if awaitsException || current.isEmpty { return }
        let hasOnlyDays =
            current.selector != nil && !current.hasTimes && current.state == nil && current.comment == nil
        if hasOnlyDays, isTimes(next) || next == .state("off") { return }
        if current.selector == nil, !current.times.isEmpty, current.state == nil, isSelector(next),
            !isTimes(element(2)),
            !isSelector(element(2)), element(2) != .state("off")
        {
            return
        }
        if isTimes(next), current.hasTimes, current.state == nil, current.comment == nil, !current.timesCameFirst {
            return
        }
        if next == .everyDayOfYear, current.selector == nil { return }
        if case .except = next { return }
        end()
        current.joint = ", "
        current.isAdjacent = false
    }

    /// Ends the rule at hand, with its exceptions behind it.
    private mutating func end() {
        defer { current = Clause() }
        guard !current.isEmpty else { return }
        var clause = current
        let exceptions = clause.exceptions
        clause.exceptions = []
        if clause.state == "off" {
            if clause.joint == ", " { clause.joint = "; " }
            // `(12:00-13:00 closed)`: of the days before it.
            if clause.isAdjacent, clause.selector == nil, clause.hasTimes { clause.selector = clauses.last?.selector }
        }
        if clause.isEmpty {
            // `…, holidays excluded`
            if clauses.isEmpty { isUnclear = true }
        } else if clause.selector == nil, clause.hasTimes, clause.state == nil, let last = clauses.last,
            last.state == "off",
            clause.isAdjacent || clause.joint == ", " && last.stateCameFirst && last.selector != nil
        {
            // Days that are closed are named before the hours of the others.
            let place = clauses.lastIndex { $0.state != "off" }.map { $0 + 1 } ?? 0
            clauses.insert(clause, at: place)
            for index in clauses.indices.dropFirst() where clauses[index].joint == ", " { clauses[index].joint = "; " }
        } else {
            clauses.append(clause)
        }
        clauses += exceptions.map { exception in
            var exception = exception
            exception.selector = exception.selector ?? clause.selector
            return exception
        }
    }
}
