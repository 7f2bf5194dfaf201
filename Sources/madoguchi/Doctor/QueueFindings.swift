import MadoguchiAPI
import SupportHours

/// Checks whether messages are sent, and the plans' windows.
struct QueueFindings {
    let diagnosis: Diagnosis
    let environment: CommandEnvironment

    private var say: Language { environment.language }
    private var moments: Moments { Moments(environment) }

    var all: [Finding] { queue + diagnosis.plans.flatMap { findings($0) + warnings($0) } }

    private var queue: [Finding] {
        guard let status = diagnosis.queue else { return [] }
        let trouble = troubles(status)
        return trouble.isEmpty ? [.well(.queue, summary(status))] : trouble
    }

    private func summary(_ status: QueueStatus) -> String {
        let count = say.number(status.states["queued"] ?? 0)
        let next = status.nextDue.map(moments.moment)
        return say(
            en: "\(count) queued" + (next.map { ", the next one due \($0)" } ?? ""),
            ja: "待機中 \(count) 件" + (next.map { "、次の予定 \($0)" } ?? ""))
    }

    private func troubles(_ status: QueueStatus) -> [Finding] {
        var findings: [Finding] = []
        if status.paused || status.because != nil {
            let state = status.paused ? say(en: "paused", ja: "一時停止中") : say(en: "slowed down", ja: "送信を抑えています")
            // A pause says so itself.
            let saysHow = status.because?.contains("madoguchi queue resume") ?? false
            let resume = say(
                en: "once that is done: madoguchi queue resume", ja: "対処したら madoguchi queue resume で再開してください")
            findings.append(
                .note(
                    .queue, ([state] + [status.because].compactMap { $0 }).joined(separator: ": "),
                    advice: status.paused && !saysHow ? resume : nil))
        }
        if let oldest = status.oldestDue, let reading = try? ClockReading(rfc3339: oldest),
            environment.now.seconds(since: reading.instant) > 3_600
        {
            findings.append(
                .note(
                    .queue,
                    say(
                        en: "the oldest one has been due since \(moments.moment(oldest))",
                        ja: "最も古い予定は \(moments.moment(oldest)) です"),
                    advice: say(
                        en: "see \"relay\" below, and madoguchi queue stats",
                        ja: "下の「中継先」と madoguchi queue stats を見てください")))
        }
        let stranded = stranded(status)
        findings += stranded.map { plan, count in
            .note(
                .queue,
                say(
                    en: "\(plan): \(say.number(count)) \(count == 1 ? "is" : "are") held: the plan isn't configured",
                    ja: "\(plan): このプランは設定にないため、\(say.number(count)) 件が保留です"),
                advice: say(
                    en: "add the plan again, or cancel them (madoguchi queue list --plan \(plan) --state queued)",
                    ja: "プランを設定に戻すか、取り消してください(madoguchi queue list --plan \(plan) --state queued)"))
        }
        // What is left is of plans that are never staffed; the two counts may be of two moments.
        if status.held > stranded.reduce(0, { $0 + $1.count }) {
            findings.append(
                .note(
                    .queue,
                    say(
                        en: "\(say.number(status.held)) are held: their plan isn't configured, or is never staffed",
                        ja: "\(say.number(status.held)) 件が保留です。プランが設定にないか、対応時間帯がありません"),
                    advice: say(
                        en: "add the plan again, or cancel them (madoguchi queue list --state queued)",
                        ja: "プランを設定に戻すか、取り消してください(madoguchi queue list --state queued)")))
        }
        if let uncertain = status.states["uncertain"], uncertain > 0 {
            findings.append(
                .note(
                    .queue,
                    say(en: "\(say.number(uncertain)) are uncertain", ja: "\(say.number(uncertain)) 件は結果不明です"),
                    advice: say(
                        en: "madoguchi queue list --state uncertain; then retry or cancel each",
                        ja: "madoguchi queue list --state uncertain で確かめ、再送するか取り消してください")))
        }
        return findings + status.forecast.sorted { $0.key < $1.key }.compactMap(overflow)
    }

    /// How many are queued of plans that aren't configured.
    private func stranded(_ status: QueueStatus) -> [(plan: String, count: Int)] {
        guard status.held > 0 else { return [] }
        let known = Set(diagnosis.plans.map(\.plan))
        return status.plans.filter { !known.contains($0.key) }
            .map { (plan: $0.key, count: $0.value["queued"] ?? 0) }.filter { $0.count > 0 }.sorted { $0.plan < $1.plan }
    }

    /// A window that is too short for the follow-ups due in it.
    private func overflow(_ plan: String, _ forecast: WindowForecast) -> Finding? {
        guard forecast.fits == false else { return nil }
        let done = forecast.doneAt.map(moments.moment) ?? "-"
        return .note(
            .queue,
            say(
                en:
                    "\(plan): \(say.number(forecast.due)) are due in the coming window, and won't have left before \(done)",
                ja: "\(plan): 次の対応時間帯に \(say.number(forecast.due)) 件あり、完了は \(done) の見込みです"),
            advice: say(
                en: "the rest is sent in the next window; or raise delivery.limits, as far as the relay allows",
                ja: "残りはその次の時間帯に送られます。中継先が許すなら delivery.limits を上げてください"))
    }

    private func warnings(_ plan: PlanDiagnosis) -> [Finding] {
        // That no window ever comes is said already.
        let isSaid = !plan.open && plan.nextWindow == nil
        return plan.warnings.filter { !isSaid || $0.code != "never-open" }.map { warning in
            .note(
                .plan, "\(plan.plan): \(warning.code): \(warning.detail)",
                advice: warning.suggestion.map { hours in
                    say(en: "did you mean `\(hours)`?", ja: "もしかして: `\(hours)`")
                })
        }
    }

    private func findings(_ plan: PlanDiagnosis) -> [Finding] {
        let next = plan.nextWindow.map { moments.span($0.start, $0.end) }
        if plan.open {
            let until = plan.until.map {
                say(en: "open until \(moments.moment($0))", ja: "\(moments.moment($0)) まで受付中")
            }
            let then = next.map { say(en: ", then \($0)", ja: "、その次は \($0)") } ?? ""
            return [.well(.plan, "\(plan.plan): " + (until ?? say(en: "open at all times", ja: "常時受付")) + then)]
        }
        guard let next else {
            return [
                .note(
                    .plan, say(en: "\(plan.plan): it is never open", ja: "\(plan.plan): 対応時間帯がありません"),
                    advice: say(en: "correct its hours in the configuration", ja: "設定の hours を確かめてください"))
            ]
        }
        return [.well(.plan, say(en: "\(plan.plan): closed, next \(next)", ja: "\(plan.plan): 時間外、次は \(next)"))]
    }
}
