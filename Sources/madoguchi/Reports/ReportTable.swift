import MadoguchiAPI
import Messages

/// A report as a table: this period, the one before, and the guide's claims.
struct ReportTable {
    /// The stage that the guide makes a claim about.
    private static let selfService = "self-service"

    let report: CaseReport

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(.labelPeriod), Line(moments.span(report.from, report.to), .strong))
        fields.add(say(.labelBefore), Line(moments.span(report.before.from, report.before.to)))
        return [Line(say(.reportCases), .strong)] + fields.lines + [""] + table(environment)
            + comparisons(environment)
    }

    private func table(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let before = report.before
        var table = Table()
        func add(_ label: Wording, _ own: Line, before: Line = "", indented: Bool = false) {
            table.add([Line((indented ? "  " : "") + say(label)), own, before])
        }
        func count(_ number: Int) -> Line { Line(say.number(number)) }
        let heading = [""] + say.words(.columnThisPeriod, .labelBefore)
        table.add(heading.map { Line($0, .faint) })

        add(.reportInquiries, count(report.opened), before: count(before.opened))
        add(
            .reportChange,
            change(report.inquiriesChange, claim: report.claims.inquiriesChange, environment), indented: true)
        add(
            .reportWork, count(report.operatorSteps),
            before: count(before.operatorSteps))
        add(.reportChange, change(report.workChange, claim: report.claims.workChange, environment), indented: true)
        add(.labelResolved, count(report.resolved), before: count(before.resolved))
        add(.reportSelfService, selfService(in: say), indented: true)
        for stage in report.stages where stage.stage != Self.selfService {
            add(.reportByStage(stage.stage), Line(Self.text(of: stage, in: say)), indented: true)
        }
        add(
            .reportMedianStaffedTime,
            report.medianStaffedSeconds.map { Line(say.duration($0, days: false)) } ?? noData(in: say), indented: true)
        add(.reportOpenAtEnd, count(report.open))
        return table.lines(within: environment.width)
    }

    /// Each of the guide's claims beside one's own figure, and how that is reckoned.
    private func comparisons(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if report.comparisons.isEmpty { return [] }
        var table = Table()
        table.add(([""] + say.words(.columnTheGuide, .columnYours) + [""]).map { Line($0, .faint) })
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
        return ["", Line(say(.reportWhatTheGuideSays), .strong)]
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
        Line(say(.reportNoData), .faint)
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
                what: self(.claimSelfService),
                bound: { self(.claimAtLeast($0)) },
                reckoning: self(.reckonedOfResolved))
        case "pages":
            ClaimWords(
                what: self(.claimPages),
                bound: { self(.claimAbout($0)) },
                reckoning: self(.reckonedByNoCase))
        case "troubles":
            ClaimWords(
                what: self(.claimFewerTroubles),
                reckoning: self(.reckonedOfAllOpened))
        case "inquiries":
            ClaimWords(
                what: self(.claimFewerInquiries),
                reckoning: self(.reckonedOfPasswordCases))
        case "work":
            ClaimWords(
                what: self(.claimLessWork),
                reckoning: self(.reckonedOfReminders))
        default: ClaimWords(what: claim, reckoning: "")
        }
    }
}
