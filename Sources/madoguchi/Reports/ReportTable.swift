import MadoguchiAPI

/// A report as a table: this period, the one before, and the guide's claims.
struct ReportTable {
    /// The stage that the guide makes a claim about.
    private static let selfService = "self-service"

    let report: CaseReport

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(en: "period", ja: "期間"), Line(moments.span(report.from, report.to), .strong))
        fields.add(say(en: "before", ja: "前の期間"), Line(moments.span(report.before.from, report.before.to)))
        return [Line(say(en: "cases", ja: "案件"), .strong)] + fields.lines + [""] + table(environment)
    }

    private func table(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let glyphs = environment.glyphs
        let before = report.before
        var table = Table()
        func add(en: String, ja: String, _ own: Line, before: Line = "", claim: String = "") {
            table.add([Line(say(en: en, ja: ja)), own, before, Line(claim, .faint)])
        }
        func count(_ number: Int) -> Line { Line(say.number(number)) }
        let heading = say(
            en: ["", "this period", "before", "the guide says"], ja: ["", "この期間", "前の期間", "ガイドの目安"])
        table.add(heading.map { Line($0, .faint) })

        add(en: "inquiries", ja: "問い合わせ", count(report.opened), before: count(before.opened))
        add(
            en: "  change", ja: "  増減",
            change(report.inquiriesChange, claim: report.claims.inquiriesChange, environment),
            claim: say.change(report.claims.inquiriesChange, glyphs: glyphs))
        add(
            en: "work: reminders to you", ja: "作業(運営者へのリマインダー)", count(report.operatorSteps),
            before: count(before.operatorSteps))
        add(
            en: "  change", ja: "  増減", change(report.workChange, claim: report.claims.workChange, environment),
            claim: say.change(report.claims.workChange, glyphs: glyphs))
        add(en: "resolved", ja: "解決", count(report.resolved), before: count(before.resolved))
        add(
            en: "  by self-service", ja: "  お客様ご自身で解決", selfService(in: say),
            claim: report.claims.selfServiceShare.count == 2
                ? say.shares(from: report.claims.selfServiceShare[0], to: report.claims.selfServiceShare[1]) : "")
        for stage in report.stages where stage.stage != Self.selfService {
            let label = say(en: "  by \(stage.stage)", ja: "  \(stage.stage)")
            add(en: label, ja: label, Line(Self.text(of: stage, in: say)))
        }
        add(
            en: "  median staffed time", ja: "  対応時間の中央値",
            report.medianStaffedSeconds.map { Line(say.duration($0, days: false)) } ?? noData(in: say))
        add(en: "open at the end", ja: "期間末に対応中", count(report.open))
        return table.lines
    }

    /// Green where it is at least as good as claimed.
    private func selfService(in say: Language) -> Line {
        guard let share = report.selfServiceShare else { return noData(in: say) }
        let claimed = report.claims.selfServiceShare.min() ?? 0
        let stage = report.stages.first { $0.stage == Self.selfService }
        let text = stage.map { Self.text(of: $0, in: say) } ?? say.share(share)
        return Line(text, share >= claimed ? .open : .plain)
    }

    /// `8 (80 %)`
    private static func text(of stage: CaseReport.Stage, in say: Language) -> String {
        "\(say.number(stage.resolved)) (\(say.share(stage.share)))"
    }

    private func change(_ change: Double?, claim: Double, _ environment: CommandEnvironment) -> Line {
        guard let change else { return noData(in: environment.language) }
        return Line(environment.language.change(change, glyphs: environment.glyphs), change <= claim ? .open : .plain)
    }

    private func noData(in say: Language) -> Line {
        Line(say(en: "no data", ja: "データなし"), .faint)
    }
}
