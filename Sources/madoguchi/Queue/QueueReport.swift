import MadoguchiAPI
import Messages
import TerminalText

/// The queue as a whole, in words.
struct QueueReport {
    let status: QueueStatus
    let list: PlanList

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(.labelAsOf), "\(moments.moment(status.at))  \(list.display.timezone, .faint)")
        if let oldest = status.oldestDue {
            fields.add(say(.labelDueSince), Line(moments.moment(oldest)))
        }
        fields.add(
            say(.labelNextDue), status.nextDue.map(moments.coming) ?? Line(say(.none)))
        if status.held > 0 {
            let count = say.number(status.held)
            let held = say(.numberHeld(count))
            fields.add(say(.statusHeld), Line(held, .now))
        }
        return [heading(in: say)] + fields.lines + [""] + tally(environment) + forecast(moments, environment.width)
    }

    private func heading(in say: Language) -> Line {
        let because = status.because.map { ": \($0)" } ?? ""
        if status.paused { return "\(say(.statusPaused), .now)\(because)" }
        if !because.isEmpty { return "\(say(.stateSlowedDown), .now)\(because)" }
        return Line(say(.stateRunning), .open)
    }

    /// One row per plan, one column per state, totals below.
    ///
    /// Where the terminal is too narrow, states that no follow-up is in are left out.
    private func tally(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        // States of a later daemon follow the known ones.
        let known = QueueListCommand.State.allCases.map(\.rawValue)
        let states = known + status.states.keys.filter { !known.contains($0) }.sorted()
        let plans = Set(status.plans.keys).union(list.plans.map(\.plan)).sorted()
        let words = states.map { say.word(forState: $0) }
        func row(_ label: Line, _ counts: [String: Int]) -> [Line] {
            [label]
                + zip(states, words).map { state, word in
                    let count = counts[state] ?? 0
                    let number = say.number(count)
                    let room = String(repeating: " ", count: max(0, word.displayWidth - number.displayWidth))
                    return Line(room + number, count == 0 ? .faint : .plain)
                }
        }
        var table = Table(importance: [0] + states.map { status.states[$0] ?? 0 == 0 ? 1 : 0 })
        table.add([""] + words.map { Line($0, .faint) })
        for plan in plans { table.add(row(Line(plan, .strong), status.plans[plan] ?? [:])) }
        table.add(row(Line(say(.labelTotal), .faint), status.states))
        return table.lines(within: environment.width)
    }

    /// A forecast for each plan's window, and whether it is long enough.
    private func forecast(_ moments: Moments, _ width: Int?) -> [Line] {
        let say = moments.say
        var table = Table()
        for (plan, forecast) in status.forecast.sorted(by: { $0.key < $1.key }) {
            let window = forecast.window.map { moments.span($0.start, $0.end) }
            table.add([
                Line(plan, .strong), Line(window ?? say(.noWindow)),
                Line(say(.numberDue(say.number(forecast.due)))),
                outlook(forecast, moments),
            ])
        }
        let heading = Line(say(.inComingWindows), .faint)
        return status.forecast.isEmpty ? [] : ["", heading] + table.lines(within: width)
    }

    private func outlook(_ forecast: WindowForecast, _ moments: Moments) -> Line {
        let say = moments.say
        guard let doneAt = forecast.doneAt, let fits = forecast.fits else { return "" }
        let rate = Self.rate(forecast.perSecond)
        let done = moments.moment(doneAt)
        let detail = say(.doneAtRate(rate, moment: done))
        return fits
            ? "\(say(.windowFits), .open)  \(detail, .faint)"
            : "\(say(.windowDoesNotFit), .now)  \(detail, .faint)"
    }

    /// Two digits below ten, whole numbers above.
    private static func rate(_ perSecond: Double) -> String {
        guard perSecond.isFinite else { return "-" }
        let tenths = Int((min(max(perSecond, 0), 1e9) * 10).rounded())
        return tenths >= 100 || tenths % 10 == 0 ? String((tenths + 5) / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
