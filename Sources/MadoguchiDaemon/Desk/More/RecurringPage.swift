import MadoguchiAPI
import Messages

extension DeskPage {
    /// Recurring letters, when each goes, and what its list comes to.
    static let recurring = DeskPage(
        path: "/desk/more/recurring", section: .more,
        summary: "Recurring letters: when each goes, to how many, and who is passed over.", template: .recurring,
        uses: [.get("/v1/recurring"), .get("/v1/templates")]
    ) { visit async throws(DeskFault) in
        let list: RecurringList = try await visit.get("/v1/recurring")
        let templates: TemplateList = try await visit.get("/v1/templates")
        let titles = Dictionary(templates.templates.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let language = visit.language
        return DeskContent(
            title: .deskRecurring,
            values: PageValues([
                "heading": .text(Wording.deskRecurring[language]), "lead": .text(Wording.deskRecurringLead[language]),
                "hasRecurring": .flag(!list.recurring.isEmpty),
                "noRecurring": .text(Wording.deskNoRecurring[language]),
                "recurring": .list(
                    list.recurring.enumerated().map { place, message in
                        RecurringEntry(message: message, title: titles[message.template], visit: visit)
                            .values(at: place)
                    }),
            ]))
    }
}

/// A recurring message as the page shows it.
struct RecurringEntry {
    let message: RecurringResource
    /// Of its template; nil where that isn't there.
    let title: String?
    let visit: DeskVisit

    private var language: Language { visit.language }

    func values(at place: Int) -> PageValues {
        var facts = [
            DeskFact(
                name: .deskNextTime, value: message.next.map(visit.moment) ?? Wording.neverAgain[language],
                instant: message.next),
            DeskFact(
                name: .deskLastTime, value: message.last.map(visit.moment) ?? Wording.deskNotYet[language],
                instant: message.last),
            DeskFact(name: .deskRule, value: RuleWords(message.rule)?.wording[language] ?? message.rule),
            DeskFact(name: .labelPlan, value: visit.planName(message.plan)[language]),
            DeskFact(
                name: .labelLanguage,
                value: Language(rawValue: message.language).map(Wording.pageLanguage) ?? message.language),
        ]
        if let list = message.list {
            facts.append(
                DeskFact(name: .deskRecipients, value: Wording.deskRecipients(language.number(list.usable))[language]))
            facts.append(DeskFact(name: .deskListFile, value: list.file))
        }
        var values = DeskFormView.facts(facts, named: "facts", for: visit)
        values["messageID"] = .text("letter-\(place + 1)")
        values["messageTitle"] = .text(title ?? message.template)
        values["messageName"] = .text(message.id)
        let trouble = message.trouble ?? (message.list == nil ? Wording.deskListUnreadable[language] : nil)
        values["messageTrouble"] = .text(trouble ?? "")
        values["messageHasTrouble"] = .flag(trouble != nil)
        values["ruleNotation"] = .text(message.rule)
        values["ruleNotationName"] = .text(Wording.deskRuleNotation[language])
        let passedOver = message.list?.passedOver ?? 0
        let lines = message.list.map(lines) ?? []
        values["messageHasLines"] = .flag(!lines.isEmpty)
        values["linesTitle"] = .text(
            (passedOver > 0 ? Wording.deskPassedOver(language.number(passedOver)) : .deskListNotes)[language])
        values["linesOpen"] = .flag(passedOver > 0)
        values["lines"] = .list(lines.map { PageValues(["listLine": .text($0)]) })
        return values
    }

    /// The rows that are passed over, and what was repaired, a line each.
    private func lines(of list: RecipientListReport) -> [String] {
        let rows = list.faults.map { Wording.listLine($0.line, detail: $0.detail)[language] }
        let more = list.passedOver - list.faults.count
        return rows + (more > 0 ? [Wording.andMoreRows(language.number(more))[language]] : [])
            + list.notes.map(\.detail)
    }
}
