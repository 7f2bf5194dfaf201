import MadoguchiAPI
import Messages

/// A published table beside the computed hours, the seasons side by side.
struct AuditTable {
    private let audit: PlanAudit
    private let language: Language

    init(_ audit: PlanAudit, in language: Language) {
        self.audit = audit
        self.language = language
    }

    var values: PageValues {
        let heading = Wording.auditHeading(audit.hours, vendorZone: audit.vendorZone, seenFrom: audit.zone)
        let rows: [(Wording, (PlanAudit.Season) -> [String])] = [
            (.labelPublished, { [$0.published] }), (.labelComputed, computed),
            (.labelSaidOpen, { [weekly($0.wronglyOpen)] }), (.labelSaidClosed, { [weekly($0.wronglyClosed)] }),
            (.labelVerdict, { [verdict($0.agrees)] }),
        ]
        return PageValues([
            "auditLead": .text("\(verdict(audit.agrees))\(Wording.deskColon[language])\(heading[language].dropEnd)"),
            "auditHeads": .list(audit.seasons.map { PageValues(["auditHead": .text(name($0))]) }),
            "auditRows": .list(
                rows.map { label, cell in
                    PageValues([
                        "auditName": .text(label[language]),
                        "auditCells": .list(
                            audit.seasons.map { season in
                                PageValues([
                                    "auditLines": .list(cell(season).map { PageValues(["auditLine": .text($0)]) })
                                ])
                            }),
                    ])
                }),
        ])
    }

    private func verdict(_ agrees: Bool) -> String { (agrees ? Wording.auditHolds : .auditDiffers)[language] }

    private func name(_ season: PlanAudit.Season) -> String {
        let name: Wording =
            switch season.season {
            case "standard": .standardTime
            case "daylight": .daylightSavingTime
            default: Wording(verbatim: season.season)
            }
        return "\(name[language]) (\(season.abbreviation))"
    }

    private func computed(_ season: PlanAudit.Season) -> [String] {
        if season.computed.isEmpty { return [Wording.neverOpen[language]] }
        return season.computed.map { hours in
            // Both are HH:MM, so text compares as the clock does.
            let overnight = hours.end <= hours.start ? Wording.onNextDay[language] : ""
            return "\(hours.days) \(hours.start)–\(hours.end)\(overnight)"
        }
    }

    private func weekly(_ seconds: Int64) -> String {
        seconds == 0 ? "–" : Wording.perWeek(language.staffed(seconds))[language]
    }
}

extension String {
    /// Without the colon that a terminal's line ends with.
    fileprivate var dropEnd: String { hasSuffix(":") ? String(dropLast()) : self }
}
