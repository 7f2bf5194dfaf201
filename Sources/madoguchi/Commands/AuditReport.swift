import MadoguchiAPI

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
            say(
                en: "  \(audit.hours, .strong) in \(audit.vendorZone), seen from \(audit.zone):",
                ja: "  \(audit.vendorZone) の \(audit.hours, .strong) を \(audit.zone) の時計で見ると:"),
            "",
        ]
        var table = Table()
        table.add([""] + audit.seasons.map { Line(season($0, in: say), .strong) })
        table.add([Line(say(en: "published", ja: "公開された表"))] + audit.seasons.map { Line($0.published) })
        let computed = audit.seasons.map { computedHours($0, glyphs: environment.glyphs, in: say) }
        for row in 0..<(computed.map(\.count).max() ?? 0) {
            let label = row == 0 ? say(en: "computed", ja: "実際の時間") : ""
            table.add([Line(label)] + computed.map { row < $0.count ? $0[row] : "" })
        }
        table.add(
            [Line(say(en: "said open, is closed", ja: "表では受付中、実は時間外"))]
                + audit.seasons.map { weekly($0.wronglyOpen, in: say) })
        table.add(
            [Line(say(en: "said closed, is open", ja: "表では時間外、実は受付中"))]
                + audit.seasons.map { weekly($0.wronglyClosed, in: say) })
        table.add([Line(say(en: "verdict", ja: "判定"))] + audit.seasons.map { self.verdict($0.agrees, in: say) })
        lines += table.lines(within: environment.width)
        return lines
    }

    private func verdict(_ agrees: Bool, in say: Language) -> Line {
        agrees
            ? Line(say(en: "holds", ja: "一致しています"), .open)
            : Line(say(en: "differs", ja: "食い違っています"), .now)
    }

    private func season(_ season: PlanAudit.Season, in say: Language) -> String {
        let name =
            switch season.season {
            case "standard": say(en: "standard time", ja: "標準時")
            case "daylight": say(en: "daylight saving time", ja: "夏時間")
            default: season.season
            }
        return "\(name) (\(season.abbreviation))"
    }

    private func computedHours(_ season: PlanAudit.Season, glyphs: Glyphs, in say: Language) -> [Line] {
        if season.computed.isEmpty { return [Line(say(en: "never open", ja: "受付なし"))] }
        return season.computed.map { hours in
            // Both are HH:MM, so text compares as the clock does.
            let overnight = hours.end <= hours.start ? say(en: " next day", ja: "(翌日)") : ""
            return "\(hours.days) \(hours.start)\(glyphs.dash)\(hours.end)\(overnight)"
        }
    }

    private func weekly(_ seconds: Int64, in say: Language) -> Line {
        guard seconds != 0 else { return Line("-", .faint) }
        let duration = say.duration(seconds, days: false)
        return Line(say(en: "\(duration) a week", ja: "週 \(duration)"))
    }
}
