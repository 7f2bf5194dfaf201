import Guidance
import Messages
import SupportHours

/// Presents the plans at the start: their states, the coming windows, and how to ask, in the display language.
struct Presentation: Sendable {
    private let snapshot: Snapshot
    private let now: Instant
    /// The client's name in examples.
    private let client: String

    init(of snapshot: Snapshot, at now: Instant, client: String = "madoguchi") {
        self.snapshot = snapshot
        self.now = now
        self.client = client
    }

    var text: String {
        let runtime = snapshot.configuration.runtimeDirectory
        let plan = snapshot.plans.first?.id ?? ""
        let zone = snapshot.configuration.display.timezone
        let heading = isJapanese ? "窓口 — \(clock(now))（\(zone)）" : "madoguchi — \(clock(now)) (\(zone))"
        let asking = isJapanese ? "たずね方" : "How to ask"
        let message = isJapanese ? "--subject 件名 --text 本文" : "--subject Subject --text Text"
        return
            ([heading, ""] + snapshot.plans.flatMap(lines) + [
                "", asking,
                "  \(client) --runtime-dir \(runtime) status \(plan)",
                "  curl --unix-socket \(runtime)/query.sock http://localhost/v1/plans/\(plan)/availability",
                "  \(client) --runtime-dir \(runtime) remind \(plan) --to you@example.jp \(message)", "",
            ]).joined(separator: "\n")
    }

    private var isJapanese: Bool { snapshot.language == .ja }

    private func lines(for plan: PlanHours) -> [String] {
        let span = plan.schedule.span(at: now)
        let name = plan.configuration.name(in: snapshot.language)
        let until = span.until.map { isJapanese ? "（\(clock($0)) まで）" : " until \(clock($0))" }
        let always = isJapanese ? "（終わりなし）" : " at all times"
        return ["\(name): \(word(span.status.state))\(until ?? always)"] + windows(of: plan).map { "    \($0)" }
    }

    private func word(_ state: OpenState) -> String {
        switch state {
        case .open: isJapanese ? "受付中" : "open"
        case .closed: isJapanese ? "時間外" : "closed"
        case .unknown: isJapanese ? "不明" : "unknown"
        }
    }

    /// The next three windows.
    private func windows(of plan: PlanHours) -> [String] {
        var windows: [String] = []
        var from = now
        while windows.count < 3, let next = plan.schedule.nextWindow(after: from) {
            windows.append("\(clock(next.start)) – \(next.end.map(clock) ?? "")")
            from = next.start
        }
        return windows
    }

    /// `2026-11-24 (火) 23:00`
    private func clock(_ instant: Instant) -> String {
        let civil = snapshot.display.civil(at: instant)
        let weekday =
            isJapanese ? civil.date.weekday.japaneseAbbreviation : civil.date.weekday.englishAbbreviation
        return "\(civil.date) (\(weekday)) \(civil.clockText)"
    }
}
