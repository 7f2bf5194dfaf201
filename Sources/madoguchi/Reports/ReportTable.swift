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
            + comparisons(environment)
    }

    private func table(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let before = report.before
        var table = Table()
        func add(en: String, ja: String, _ own: Line, before: Line = "") {
            table.add([Line(say(en: en, ja: ja)), own, before])
        }
        func count(_ number: Int) -> Line { Line(say.number(number)) }
        let heading = say(
            en: ["", "this period", "before"], ja: ["", "この期間", "前の期間"])
        table.add(heading.map { Line($0, .faint) })

        add(en: "inquiries", ja: "問い合わせ", count(report.opened), before: count(before.opened))
        add(
            en: "  change", ja: "  増減",
            change(report.inquiriesChange, claim: report.claims.inquiriesChange, environment))
        add(
            en: "work: reminders to you", ja: "作業(運営者へのリマインダー)", count(report.operatorSteps),
            before: count(before.operatorSteps))
        add(
            en: "  change", ja: "  増減", change(report.workChange, claim: report.claims.workChange, environment))
        add(en: "resolved", ja: "解決", count(report.resolved), before: count(before.resolved))
        add(
            en: "  by self-service", ja: "  お客様ご自身で解決", selfService(in: say))
        for stage in report.stages where stage.stage != Self.selfService {
            let label = say(en: "  by \(stage.stage)", ja: "  \(stage.stage)")
            add(en: label, ja: label, Line(Self.text(of: stage, in: say)))
        }
        add(
            en: "  median staffed time", ja: "  対応時間の中央値",
            report.medianStaffedSeconds.map { Line(say.duration($0, days: false)) } ?? noData(in: say))
        add(en: "open at the end", ja: "期間末に対応中", count(report.open))
        return table.lines(within: environment.width)
    }

    /// Each of the guide's claims beside one's own figure, and how that is reckoned.
    private func comparisons(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if report.comparisons.isEmpty { return [] }
        var table = Table()
        table.add(say(en: ["", "the guide", "yours", ""], ja: ["", "ガイド", "実績", ""]).map { Line($0, .faint) })
        for comparison in report.comparisons {
            let words = say.words(ofClaim: comparison.claim)
            let isShare = comparison.claimed > 0
            let own = comparison.own.map {
                Line(
                    isShare ? say.share($0) : say.change($0, glyphs: environment.glyphs),
                    (isShare ? $0 >= comparison.claimed : $0 <= comparison.claimed) ? .open : .plain)
            }
            table.add([
                Line(words.what),
                Line(
                    isShare
                        ? words.bound(say.share(comparison.claimed))
                        : say.change(comparison.claimed, glyphs: environment.glyphs)),
                own ?? noData(in: say), Line(words.reckoning, .faint),
            ])
        }
        return ["", Line(say(en: "what the guide says", ja: "ガイドの目安との比較"), .strong)]
            + table.lines(within: environment.width)
    }

    /// Green where it is at least as good as claimed.
    private func selfService(in say: Language) -> Line {
        guard let share = report.selfServiceShare else { return noData(in: say) }
        let claimed = report.comparisons.first { $0.claim == "self-service-step" }?.claimed ?? 0
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

/// What a claim is about, how it is bounded, and how one's own figure is reckoned.
private struct ClaimWords {
    let what: String
    var bound: (String) -> String = { $0 }
    let reckoning: String
}

extension Language {
    fileprivate func words(ofClaim claim: String) -> ClaimWords {
        switch claim {
        case "self-service-step":
            ClaimWords(
                what: self(en: "settled by the self-service step", ja: "ご自身での再設定の案内で解決"),
                bound: { self(en: "\($0) or more", ja: "\($0) 以上") },
                reckoning: self(en: "of the cases resolved", ja: "解決した案件のうち"))
        case "pages":
            ClaimWords(
                what: self(en: "settled by customers alone, with the pages set up", ja: "画面の整備後、お客様だけで解決"),
                bound: { self(en: "about \($0)", ja: "約 \($0)") },
                reckoning: self(en: "they don't write, so no case tells", ja: "お問い合わせがないため、案件からは分かりません"))
        case "troubles":
            ClaimWords(
                what: self(en: "fewer troubles", ja: "トラブルの減少"),
                reckoning: self(en: "all cases opened, against before", ja: "受け付けたすべての案件、前の期間比"))
        case "inquiries":
            ClaimWords(
                what: self(en: "fewer inquiries about passwords", ja: "パスワードの問い合わせの減少"),
                reckoning: self(en: "cases of the playbook password, against before", ja: "password の案件、前の期間比"))
        case "work":
            ClaimWords(
                what: self(en: "less work", ja: "作業の減少"),
                reckoning: self(en: "reminders to you, against before", ja: "運営者へのリマインダー、前の期間比"))
        default: ClaimWords(what: claim, reckoning: "")
        }
    }
}
