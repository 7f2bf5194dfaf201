import MadoguchiAPI
import Messages
import SupportHours

/// A report's figures as plots and tables.
struct ReportView {
    let report: CaseReport
    let playbooks: [PlaybookResource]
    let visit: DeskVisit

    private var language: Language { visit.language }

    private func say(_ wording: Wording) -> String { wording.asLabel[language] }

    var values: PageValues {
        var values = PageValues([
            "period": .text(say(span(report.from, report.to))),
            "periodBefore": .text(
                say(.deskAgainst(span(report.before.from, report.before.to)))),
            "countsTitle": .text(say(.deskCounts)), "claimsTitle": .text(say(.reportWhatTheGuideSays)),
            "claimsLead": .text(say(.deskClaimsLead)), "stagesTitle": .text(say(.deskStages)),
            "hasStages": .flag(!report.stages.isEmpty), "noStages": .text(say(.deskNothingResolved)),
        ])
        values["counts"] = .values(countPlot.values)
        values["claims"] = .values(claimPlot.values)
        values["stages"] = .values(stagePlot.values)
        values["countRows"] = rows(countRows)
        values["countHeads"] = heads([.columnThisPeriod, .labelBefore, .reportChange])
        values["claimRows"] = rows(claimRows, notes: claimNotes)
        values["claimHeads"] = heads([.columnTheGuide, .columnYours])
        values["stageRows"] = rows(stageRows)
        values["stageHeads"] = heads([.labelResolved, .deskShare])
        return values
    }

    /// Whole days by their dates, other spans with their times.
    private func span(_ from: String, _ to: String) -> Wording {
        guard let start = visit.instant(from), let end = visit.instant(to) else {
            return .deskSpan(from: Wording(verbatim: from), until: Wording(verbatim: to))
        }
        let zone = visit.clock.zone
        let dates = ClockWording(zone, besides: visit.now)
        let (first, after) = (zone.civil(at: start).date, zone.civil(at: end).date)
        guard zone.midnight(of: first) == start, zone.midnight(of: after) == end else {
            return .deskSpan(from: visit.full(from), until: visit.full(to))
        }
        return .deskDays(from: dates.date(first), to: dates.date(after.adding(days: -1)))
    }

    private func heads(_ words: [Wording]) -> PageValues.Value {
        .list(words.map { PageValues(["head": .text(say($0))]) })
    }

    /// - Parameter notes: beside the names, where there are any.
    private func rows(_ rows: [(name: String, cells: [String])], notes: [String] = []) -> PageValues.Value {
        .list(
            rows.enumerated().map { place, row in
                var values = PageValues([
                    "rowTitle": .text(row.name),
                    "cells": .list(row.cells.map { PageValues(["cell": .text($0)]) }),
                ])
                if place < notes.count { values["rowNote"] = .text(notes[place]) }
                return values
            })
    }

    // MARK: Counts

    private var countRows: [(name: String, cells: [String])] {
        let before = report.before
        func change(_ change: Double?) -> String { change.map(language.change) ?? "–" }
        return [
            (
                say(.reportInquiries),
                [language.number(report.opened), language.number(before.opened), change(report.inquiriesChange)]
            ),
            (say(.labelResolved), [language.number(report.resolved), language.number(before.resolved), "–"]),
            (
                say(.reportWork),
                [
                    language.number(report.operatorSteps), language.number(before.operatorSteps),
                    change(report.workChange),
                ]
            ),
            (say(.reportOpenAtEnd), [language.number(report.open), "–", "–"]),
            (
                say(.reportMedianStaffedTime),
                [report.medianStaffedSeconds.map(language.staffed) ?? "–", "–", "–"]
            ),
        ]
    }

    private var countPlot: BarPlot {
        let pairs: [(Wording, Int, Int)] = [
            (.reportInquiries, report.opened, report.before.opened),
            (.labelResolved, report.resolved, report.before.resolved),
            (.reportWork, report.operatorSteps, report.before.operatorSteps),
        ]
        let most = Double(max(1, pairs.map { max($0.1, $0.2) }.max() ?? 1))
        return BarPlot(
            id: "plot-counts", title: say(.deskCounts), own: say(.columnThisPeriod), other: say(.labelBefore),
            rows: pairs.map { name, now, before in
                BarPlot.Row(
                    name: say(name),
                    bars: [
                        .init(isOwn: true, length: Double(now) / most, text: language.number(now)),
                        .init(isOwn: false, length: Double(before) / most, text: language.number(before)),
                    ])
            }, colon: say(.deskColon))
    }

    // MARK: Claims

    /// How a claim's own figure is reckoned stands beside its name.
    private var claimNotes: [String] { report.comparisons.map { say(ClaimWords($0).reckoning) } }

    private var claimRows: [(name: String, cells: [String])] {
        report.comparisons.map { comparison in
            let words = ClaimWords(comparison)
            return (
                say(words.what),
                [claimed(comparison, words), own(comparison) ?? say(.reportNoData)]
            )
        }
    }

    private func claimed(_ comparison: CaseReport.Comparison, _ words: ClaimWords) -> String {
        comparison.claimed > 0
            ? say(words.bound(language.share(comparison.claimed))) : language.change(comparison.claimed)
    }

    private func own(_ comparison: CaseReport.Comparison) -> String? {
        comparison.own.map { comparison.claimed > 0 ? language.share($0) : language.change($0) }
    }

    private var claimPlot: BarPlot {
        BarPlot(
            id: "plot-claims", title: say(.reportWhatTheGuideSays), own: say(.columnYours),
            other: say(.columnTheGuide),
            rows: report.comparisons.map { comparison in
                let words = ClaimWords(comparison)
                // Of what is to become less, bars are as long as it is less.
                let sign: Double = comparison.claimed > 0 ? 1 : -1
                return BarPlot.Row(
                    name: say(words.what),
                    bars: [
                        .init(
                            isOwn: true, length: (comparison.own ?? 0) * sign,
                            text: own(comparison) ?? say(.reportNoData)),
                        .init(isOwn: false, length: comparison.claimed * sign, text: claimed(comparison, words)),
                    ])
            }, colon: say(.deskColon))
    }

    // MARK: Stages

    private func name(ofStage stage: String) -> String {
        stage == "self-service" ? say(.reportSelfService) : stage
    }

    private var stageRows: [(name: String, cells: [String])] {
        report.stages.map { (name(ofStage: $0.stage), [language.number($0.resolved), language.share($0.share)]) }
    }

    private var stagePlot: BarPlot {
        BarPlot(
            id: "plot-stages", title: say(.deskStages), own: nil, other: nil,
            rows: report.stages.map { stage in
                BarPlot.Row(
                    name: name(ofStage: stage.stage),
                    bars: [
                        .init(
                            isOwn: true, length: stage.share,
                            text: "\(language.share(stage.share)) (\(language.number(stage.resolved)))")
                    ])
            }, colon: say(.deskColon))
    }
}

/// What a claim is about, how it is bounded, and how one's own figure is reckoned. They are of different things.
private struct ClaimWords {
    let what: Wording
    var bound: (String) -> Wording = Wording.init(verbatim:)
    let reckoning: Wording

    init(_ comparison: CaseReport.Comparison) {
        switch comparison.claim {
        case "self-service-step":
            self.init(what: .claimSelfService, bound: Wording.claimAtLeast, reckoning: .reckonedOfResolved)
        case "pages": self.init(what: .claimPages, bound: Wording.claimAbout, reckoning: .reckonedByNoCase)
        case "troubles": self.init(what: .claimFewerTroubles, reckoning: .reckonedOfAllOpened)
        case "inquiries": self.init(what: .claimFewerInquiries, reckoning: .reckonedOfPasswordCases)
        case "work": self.init(what: .claimLessWork, reckoning: .reckonedOfReminders)
        default: self.init(what: Wording(verbatim: comparison.claim), reckoning: Wording(verbatim: ""))
        }
    }

    private init(what: Wording, bound: @escaping (String) -> Wording = Wording.init(verbatim:), reckoning: Wording) {
        self.what = what
        self.bound = bound
        self.reckoning = reckoning
    }
}
