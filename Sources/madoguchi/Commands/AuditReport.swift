import MadoguchiAPI
import Messages

/// One plan's audit in words: the seasons side by side.
struct AuditReport {
    private let audit: PlanAudit
    private let list: PlanList

    init(audit: PlanAudit, in list: PlanList) {
        self.audit = audit
        self.list = list
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let verdict = verdict(audit.agrees, in: say)
        var lines: [Line] = [
            "\(list.name(of: audit.plan, in: say), .strong) (\(audit.plan))  \(verdict)",
            "  \(say.line { .auditHeading($0(audit.hours, .strong), vendorZone: audit.vendorZone, seenFrom: audit.zone) })",
            "",
        ]
        var table = Table()
        table.add([""] + audit.seasons.map { Line(season($0, in: say), .strong) })
        table.add([Line(say(.labelPublished))] + audit.seasons.map { Line($0.published) })
        let computed = audit.seasons.map { computedHours($0, glyphs: environment.glyphs, in: say) }
        for row in 0..<(computed.map(\.count).max() ?? 0) {
            let label = row == 0 ? say(.labelComputed) : ""
            table.add([Line(label)] + computed.map { row < $0.count ? $0[row] : "" })
        }
        table.add(
            [Line(say(.labelSaidOpen))]
                + audit.seasons.map { weekly($0.wronglyOpen, in: say) })
        table.add(
            [Line(say(.labelSaidClosed))]
                + audit.seasons.map { weekly($0.wronglyClosed, in: say) })
        table.add([Line(say(.labelVerdict))] + audit.seasons.map { self.verdict($0.agrees, in: say) })
        lines += table.lines(within: environment.width)
        return lines
    }

    private func verdict(_ agrees: Bool, in say: Language) -> Line {
        agrees
            ? Line(say(.auditHolds), .open)
            : Line(say(.auditDiffers), .now)
    }

    private func season(_ season: PlanAudit.Season, in say: Language) -> String {
        let name =
            switch season.season {
            case "standard": say(.standardTime)
            case "daylight": say(.daylightSavingTime)
            default: season.season
            }
        return "\(name) (\(season.abbreviation))"
    }

    private func computedHours(_ season: PlanAudit.Season, glyphs: Glyphs, in say: Language) -> [Line] {
        if season.computed.isEmpty { return [Line(say(.neverOpen))] }
        return season.computed.map { hours in
            // Both are HH:MM, so text compares as the clock does.
            let overnight = hours.end <= hours.start ? say(.onNextDay) : ""
            return "\(hours.days) \(hours.start)\(glyphs.dash)\(hours.end)\(overnight)"
        }
    }

    private func weekly(_ seconds: Int64, in say: Language) -> Line {
        guard seconds != 0 else { return Line("-", .faint) }
        let duration = say.duration(seconds, days: false)
        return Line(say(.perWeek(duration)))
    }
}
