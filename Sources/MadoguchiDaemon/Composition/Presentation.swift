import Glibc
import Guidance
import Messages
import SupportHours

/// Presents the plans at the start, to who started the daemon in a terminal: their states, the coming windows, and how to ask.
struct Presentation: Sendable {
    private let snapshot: Snapshot
    private let now: Instant
    private let language: Language
    /// Where the client is; nil where the PATH leads to it.
    private let clientDirectory: String?

    init(of snapshot: Snapshot, at now: Instant, in language: Language, clientDirectory: String?) {
        self.snapshot = snapshot
        self.now = now
        self.language = language
        self.clientDirectory = clientDirectory
    }

    var text: String {
        let runtime = Self.absolute(snapshot.configuration.runtimeDirectory)
        let plan = snapshot.plans.first?.id ?? ""
        let heading = Wording.madoguchi(at: clock(now), zone: snapshot.configuration.display.timezone)[language]
        return
            ([heading, ""] + snapshot.plans.flatMap(lines) + [
                "", Wording.howToAsk[language],
                "  export \(variables(runtime))",
                "  madoguchi status \(plan)",
                "  curl --unix-socket \(runtime)/query.sock http://localhost/v1/plans/\(plan)/availability",
                "  madoguchi remind \(plan) --to you@example.jp " + Wording.subjectAndText[language],
            ] + pages + [""]).joined(separator: "\n")
    }

    /// Where a browser finds the pages; nothing where it can't by itself.
    private var pages: [String] {
        guard case .loopback(let address)? = snapshot.configuration.web?.listen else { return [] }
        return ["", "\(Wording.pagesAt[language])  http://\(address)/"]
    }

    /// With them in a shell's environment, every command that the guides show works as it stands there.
    private func variables(_ runtime: String) -> String {
        let path = clientDirectory.map { "PATH=\"\(Self.absolute($0)):$PATH\" " } ?? ""
        return path + "MADOGUCHI_RUNTIME_DIR=\"\(runtime)\""
    }

    /// For another terminal, which may be in another directory.
    private static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func lines(for plan: PlanHours) -> [String] {
        let span = plan.schedule.span(at: now)
        let name = Wording(ja: plan.configuration.name(in: .ja), en: plan.configuration.name(in: .en))
        let state = Wording.plan(name, is: span.status.state.wording, until: span.until.map(clock))
        return [state[language]] + windows(of: plan).map { "    \($0[language])" }
    }

    /// The next three windows.
    private func windows(of plan: PlanHours) -> [Wording] {
        var windows: [Wording] = []
        var from = now
        while windows.count < 3, let next = plan.schedule.nextWindow(after: from) {
            let (start, end) = (clock(next.start), next.end.map(clock) ?? Wording(verbatim: ""))
            windows.append(Wording(ja: "\(start.ja) – \(end.ja)", en: "\(start.en) – \(end.en)"))
            from = next.start
        }
        return windows
    }

    /// `2026-11-24 (火) 23:00`
    private func clock(_ instant: Instant) -> Wording {
        let civil = snapshot.display.civil(at: instant)
        func text(_ weekday: String) -> String { "\(civil.date) (\(weekday)) \(civil.clockText)" }
        return Wording(
            ja: text(civil.date.weekday.japaneseAbbreviation), en: text(civil.date.weekday.englishAbbreviation))
    }
}
