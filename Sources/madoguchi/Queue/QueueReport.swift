import MadoguchiAPI
import TerminalText

/// The queue as a whole, in words.
struct QueueReport {
    let status: QueueStatus
    let list: PlanList

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(en: "as of", ja: "時点"), "\(moments.moment(status.at))  \(list.display.timezone, .faint)")
        if let oldest = status.oldestDue {
            fields.add(say(en: "due since", ja: "最も古い予定"), Line(moments.moment(oldest)))
        }
        fields.add(
            say(en: "next due", ja: "次の送信予定"), status.nextDue.map(moments.coming) ?? Line(say(en: "none", ja: "なし")))
        if status.held > 0 {
            let count = say.number(status.held)
            let held = say(
                en: "\(count), because their plan isn't configured or is never staffed",
                ja: "\(count) 件(プランが設定にないか、対応時間帯がありません)")
            fields.add(say(en: "held", ja: "保留"), Line(held, .now))
        }
        return [heading(in: say)] + fields.lines + [""] + tally(environment) + forecast(moments, environment.width)
    }

    private func heading(in say: Language) -> Line {
        let because = status.because.map { ": \($0)" } ?? ""
        if status.paused { return "\(say(en: "paused", ja: "一時停止中"), .now)\(because)" }
        if !because.isEmpty { return "\(say(en: "slowed down", ja: "送信を抑えています"), .now)\(because)" }
        return Line(say(en: "running", ja: "稼働中"), .open)
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
        table.add(row(Line(say(en: "total", ja: "合計"), .faint), status.states))
        return table.lines(within: environment.width)
    }

    /// A forecast for each plan's window, and whether it is long enough.
    private func forecast(_ moments: Moments, _ width: Int?) -> [Line] {
        let say = moments.say
        var table = Table()
        for (plan, forecast) in status.forecast.sorted(by: { $0.key < $1.key }) {
            let window = forecast.window.map { moments.span($0.start, $0.end) }
            table.add([
                Line(plan, .strong), Line(window ?? say(en: "no window", ja: "対応時間帯なし")),
                Line(say(en: "\(say.number(forecast.due)) due", ja: "\(say.number(forecast.due)) 件")),
                outlook(forecast, moments),
            ])
        }
        let heading = Line(say(en: "in the coming windows", ja: "次の対応時間帯の見込み"), .faint)
        return status.forecast.isEmpty ? [] : ["", heading] + table.lines(within: width)
    }

    private func outlook(_ forecast: WindowForecast, _ moments: Moments) -> Line {
        let say = moments.say
        guard let doneAt = forecast.doneAt, let fits = forecast.fits else { return "" }
        let rate = Self.rate(forecast.perSecond)
        let done = moments.moment(doneAt)
        let detail = say(en: "at \(rate)/s done \(done)", ja: "毎秒 \(rate) 件で \(done) に完了")
        return fits
            ? "\(say(en: "fits", ja: "収まります"), .open)  \(detail, .faint)"
            : "\(say(en: "does not fit", ja: "収まりません"), .now)  \(detail, .faint)"
    }

    /// Two digits below ten, whole numbers above.
    private static func rate(_ perSecond: Double) -> String {
        guard perSecond.isFinite else { return "-" }
        let tenths = Int((min(max(perSecond, 0), 1e9) * 10).rounded())
        return tenths >= 100 || tenths % 10 == 0 ? String((tenths + 5) / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
