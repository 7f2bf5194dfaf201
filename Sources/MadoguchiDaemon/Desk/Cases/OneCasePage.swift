import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One case: what comes next and why then, what can be done, the way that it went, and its history.
    static let oneCase = DeskPage(
        path: "/desk/cases/{id}", section: .cases, summary: "One case: what comes next, its course, and its history.",
        template: .oneCase,
        uses: OneCase.uses.union([
            .get("/v1/follow-ups/{id}"), .get("/v1/follow-ups/{id}/message"), .get("/v1/records"),
        ])
    ) { visit async throws(DeskFault) in try await OneCasePage(visit).content }
}

/// Makes the page of one case.
struct OneCasePage {
    let visit: DeskVisit
    let one: OneCase
    /// The next step's, where it is queued.
    private let followUp: FollowUpResource?
    private let hasHTML: Bool
    private let records: RecordPage?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        one = try await OneCase(visit)
        if let id = one.each.next?.followUp {
            followUp = try? await visit.get("/v1/follow-ups/{id}", ["id": id])
            hasHTML =
                (try? await visit.text("/v1/follow-ups/{id}/message", ["id": id], query: [("part", "html")])) != nil
        } else {
            (followUp, hasHTML) = (nil, false)
        }
        records = try? await visit.get("/v1/records", query: [("case", visit.captured("id")), ("limit", "20")])
    }

    private var language: Language { visit.language }
    private var each: CaseResource { one.each }

    var content: DeskContent {
        let about = each.to ?? ""
        var values = PageValues([
            "heading": .text(each.name), "headingWho": .text(about), "caseState": .text(each.state),
            "stateWord": .text(CaseWords.state(each.state)[language]),
            "backHref": .text(visit.href("cases")), "backText": .text(Wording.deskCases[language]),
            "courseHeading": .text(Wording.deskCourse[language]),
            "historyTitle": .text(Wording.labelHistory.asLabel[language]),
            "detailsTitle": .text(Wording.deskDetails[language]),
            "warnings": .list(
                each.warnings.map { PageValues(["warning": .text(FollowUpWords.warning($0)[language])]) }),
            "hasCourse": .flag(one.courses != nil),
            "history": .list((each.history ?? []).reversed().map(line)),
        ])
        if let courses = one.courses {
            values["course"] = .values(
                CourseDrawing(
                    course: courses.course(of: each), id: "course", title: Wording.deskCourse[language],
                    language: language
                ).values)
        }
        values.add(next)
        values.add(letter)
        values.add(CaseActions(one: one, visit: visit).values)
        values.add(DeskFormView.facts(facts, named: "facts", for: visit))
        values.add(links)
        let title = about.isEmpty ? each.name : "\(about) – \(each.name)"
        return DeskContent(title: Wording(verbatim: title), values: values)
    }

    // MARK: What comes next

    private var next: PageValues {
        var values = PageValues(["nextTitle": .text(Wording.deskNextStep[language]), "nextNote": .text("")])
        values["hasDue"] = .flag(false)
        values["hasBecause"] = .flag(false)
        guard one.isOpen else {
            values["nextTitle"] = .text(Wording.caseIsResolved[language])
            let stage = each.resolvedBy.map(name(ofStage:)) ?? ""
            values["nextText"] = .text(Wording.deskResolvedBy(stage)[language])
            if let resolvedAt = each.resolvedAt {
                values["hasDue"] = .flag(true)
                values["due"] = .values(visit.time(resolvedAt, beside: visit.vendorZone(of: each)))
            }
            return values
        }
        guard let next = each.next else {
            values["nextText"] = .text(Wording.deskIdleLong[language])
            return values
        }
        let title = one.courses?.titles[next.template] ?? next.template
        guard next.needs.isEmpty else {
            values["nextText"] = .text(title)
            values["nextNote"] = .text(
                Wording.deskWaitsForLong(CaseWords.needs(next.needs, one.kept?.variables ?? [], language))[language])
            return values
        }
        values["nextText"] = .text(title)
        values["nextNote"] = .text(followUp.map { Wording.deskGoesTo($0.to)[language] } ?? "")
        if let followUp, let due = FollowUpWords.due(followUp, for: visit) {
            values["hasDue"] = .flag(true)
            values["due"] = .values(due)
        } else if let followUp {
            values["nextNote"] = .text(FollowUpWords.state(followUp.state)[language])
        }
        if let followUp, let because = followUp.dueBecause {
            values["hasBecause"] = .flag(true)
            values["because"] = .text(FollowUpWords.rule(of: followUp, because, for: visit)[language])
            values["becauseHeld"] = .text(because.held.map { FollowUpWords.held($0)[language] } ?? "")
            let origin = [because.hours, because.zone, because.tzdata.map { "tzdata \($0)" }].compactMap(\.self)
            values["becauseRule"] = .text(origin.joined(separator: "  "))
        }
        return values
    }

    private var letter: PageValues {
        var values = PageValues([
            "letterTitle": .text(Wording.deskNextLetter[language]), "hasLetter": .flag(each.next?.letter != nil),
            "hasHTML": .flag(hasHTML), "htmlTitle": .text(Wording.deskHTMLPart[language]), "letterSamples": .text(""),
        ])
        guard let letter = each.next?.letter else { return values }
        values["letterSubject"] = .text(letter.subject)
        values["letterText"] = .block(letter.text)
        if !letter.samples.isEmpty { values["letterSamples"] = .text(Wording.deskHasSamples[language]) }
        if let id = followUp?.id {
            values["htmlHref"] = .text(visit.href("queue/\(id.percentEncoded)/html"))
            values["messageHref"] = .text(visit.href("queue/\(id.percentEncoded)"))
            values["messageText"] = .text(Wording.deskChangeMessage[language])
        }
        values["hasMessage"] = .flag(followUp?.id != nil)
        return values
    }

    private func name(ofStage stage: String) -> String {
        guard stage != "none" else { return Wording.deskStageNone[language] }
        let names = one.courses.map(CaseWords.stages) ?? []
        return names.first { $0.value == stage }?.name[language] ?? stage
    }

    // MARK: Beside it

    private var facts: [DeskFact] {
        // What all messages have alike isn't of this case.
        let common = Set(one.templates.templates.flatMap(\.variables).map { "\($0.name)=\($0.default ?? "")" })
        let known: [DeskFact] = (one.kept?.variables ?? []).compactMap { variable in
            guard variable.name != "case", variable.kind != "text", let value = variable.default, value != each.to,
                !common.contains("\(variable.name)=\(value)")
            else { return nil }
            return DeskFact(name: Wording(verbatim: variable.label), value: value)
        }
        let own: [(Wording, String?)] = [
            (.labelPlan, visit.planName(each.plan)[language]), (.labelCustomer, each.to),
            (.labelRemindersTo, each.operator),
            (.labelLanguage, Language(rawValue: each.language).map(Wording.pageLanguage) ?? each.language),
            (.labelID, each.id),
        ]
        return own.compactMap { name, value in value.map { DeskFact(name: name, value: $0) } } + known
    }

    private var links: PageValues {
        let id = each.id ?? ""
        var links: [(Wording, String)] = [(.deskItsMessages, "queue?case=\(id.percentEncoded)")]
        if visit.actor.may(.post("/v1/follow-ups")) {
            let to = each.to.map { "&to=\($0.percentEncoded)" } ?? ""
            links.append((.deskWriteToThem, "queue/new?case=\(id.percentEncoded)\(to)"))
        }
        if visit.actor.may(.post("/v1/records")) {
            links.append((.deskRecordError, "records/new?case=\(id.percentEncoded)"))
        }
        let found = records?.records ?? []
        return PageValues([
            "links": .list(
                links.map { name, path in
                    PageValues(["linkHref": .text(visit.href(path)), "linkText": .text(name[language])])
                }),
            "hasRecords": .flag(!found.isEmpty), "recordsTitle": .text(Wording.deskRecords[language]),
            "records": .list(found.map { RecordRow(record: $0, visit: visit).values }),
        ])
    }

    // MARK: History

    private func line(_ line: CaseHistoryLine) -> PageValues {
        var values = visit.time(line.at)
        values["timeOther"] = .flag(false)
        values["lineEvent"] = .text(CaseWords.event(line.event).asLabel[language])
        values["lineStep"] = .text(line.step.map(title(ofStep:)) ?? "")
        values["lineWho"] = .text(line.uid.map { Wording.deskBy(userName($0) ?? "uid \($0)")[language] } ?? "")
        values["lineDetail"] = .block(line.detail.map { detail($0, of: line.event) } ?? "")
        values["lineHref"] = .text(line.followUp.map { visit.href("queue/\($0.percentEncoded)") } ?? "")
        values["lineHasHref"] = .flag(line.followUp != nil)
        values["lineLink"] = .text(Wording.deskSeeMessage[language])
        return values
    }

    private func title(ofStep id: String) -> String {
        guard let courses = one.courses else { return id }
        let steps = courses.playbook.steps + courses.playbook.branches.flatMap(\.steps)
        return steps.first { $0.id == id }.map(courses.title(of:)) ?? id
    }

    private func detail(_ detail: String, of event: String) -> String {
        switch event {
        case "done": FollowUpWords.state(detail)[language]
        case "marked": one.courses?.name(ofMark: detail) ?? detail
        case "known":
            CaseWords.needs(
                detail.split(separator: ", ").map(String.init), one.kept?.variables ?? [], language)
        case "resolved": name(ofStage: detail)
        default: detail
        }
    }
}
