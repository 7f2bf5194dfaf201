import MadoguchiAPI
import Messages
import SupportHours

/// A published table beside the computed hours, season by season.
struct AuditTable {
    private let audit: PlanAudit
    private let language: Language

    init(_ audit: PlanAudit, in language: Language) {
        self.audit = audit
        self.language = language
    }

    var values: PageValues {
        PageValues([
            "auditLead": .text(
                Wording.deskAuditLead(
                    agrees: audit.agrees, audit.hours, vendorZone: audit.vendorZone, zone: audit.zone)[language]),
            "seasons": .list(audit.seasons.map(values)),
        ])
    }

    private func values(of season: PlanAudit.Season) -> PageValues {
        let facts: [(Wording, [String])] = [
            (.labelPublished, [season.published]), (.labelComputed, computed(season)),
            (.labelSaidOpen, [weekly(season.wronglyOpen)]), (.labelSaidClosed, [weekly(season.wronglyClosed)]),
        ]
        return PageValues([
            "seasonName": .text(name(season)), "seasonDiffers": .flag(!season.agrees),
            "seasonVerdict": .text(verdict(season.agrees)),
            "seasonFacts": .list(
                facts.map { label, lines in
                    PageValues([
                        "seasonFact": .text(label.asLabel[language]),
                        "seasonLines": .list(lines.map { PageValues(["seasonLine": .text($0)]) }),
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
        return "\(name.asLabel[language]) (\(season.abbreviation))"
    }

    private func computed(_ season: PlanAudit.Season) -> [String] {
        if season.computed.isEmpty { return [Wording.neverOpen[language]] }
        return season.computed.map { hours in
            // Both are HH:MM, so text compares as the clock does.
            let overnight = hours.end <= hours.start ? Wording.onNextDay[language] : ""
            return "\(days(hours.days)) \(hours.start)–\(hours.end)\(overnight)"
        }
    }

    /// - Parameter notation: `Mo-Fr`, as it is written in hours.
    private func days(_ notation: String) -> String {
        guard language == .ja else { return notation }
        return Weekday.allCases.reduce(notation.replacing("-", with: "–").replacing(",", with: "・")) { text, day in
            text.replacing(day.code, with: day.japaneseAbbreviation)
        }
    }

    private func weekly(_ seconds: Int64) -> String {
        seconds == 0 ? "–" : Wording.perWeek(language.staffed(seconds))[language]
    }
}
