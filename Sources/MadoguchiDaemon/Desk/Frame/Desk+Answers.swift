import LinuxSystem
import MadoguchiAPI
import Messages

/// From what a page says to its answer.
extension Desk {
    func respond(
        _ template: DeskTemplates.Page, _ content: DeskContent, in section: DeskSection?, status: Int = 200,
        to visit: DeskVisit
    ) -> Response {
        var values = frame(title: content.title, in: section, for: visit)
        values.add(content.values)
        return html(DeskTemplates.render(template, values), status: status, to: visit)
    }

    /// A page that can't be shown.
    ///
    /// - Parameter kept: what was typed, which can be sent again from there.
    func problem(
        _ fault: DeskFault, in section: DeskSection?, keeping kept: PageValues? = nil, to visit: DeskVisit
    ) -> Response {
        var values = PageValues([
            "problemTitle": .text(fault.details.title),
            "problemLines": .list(
                fault.details.detail.split(separator: "\n").map { PageValues(["problemLine": .text(String($0))]) }),
            "retry": .text(Wording.deskTryAgain[visit.language]), "hasKept": .flag(kept != nil),
            "canRetry": .flag(kept == nil && visit.request.method != "POST"),
        ])
        if let kept { values.add(kept) }
        var response = respond(
            .problem, DeskContent(title: Wording(verbatim: fault.details.title), values: values), in: section,
            status: fault.status, to: visit)
        if let seconds = fault.retryAfter { response.fields.append(("retry-after", "\(seconds)")) }
        return response
    }

    /// What every page has.
    private func frame(title: Wording, in section: DeskSection?, for visit: DeskVisit) -> PageValues {
        let language = visit.language
        let other: Language = language == .ja ? .en : .ja
        let words: [String: Wording] = [
            "skip": .pageSkip, "brand": .pageBrand, "sections": .deskSections, "back": .deskBack,
            "needed": .deskNeeded, "changedTitle": .deskChangedTitle, "checkFields": .deskCheckFields,
            "warnings": .mindThis, "isFinal": .deskIsFinal, "again": .deskTypeAgain,
            "colon": .deskColon, "home": .deskHome, "why": .pageWhy,
        ]
        var values = PageValues([
            "lang": .text(language.rawValue), "title": .text(Wording.deskTitle(title)[language]),
            "root": .text(visit.root), "home": .text(visit.home), "version": .text(DeskFile.version),
            "otherHref": .text("?lang=\(other.rawValue)"), "otherLang": .text(other.rawValue),
            "otherName": .text(Wording.pageLanguage(other)),
            "words": .values(PageValues(words.mapValues { .text($0[language]) })),
            "sections": .list(
                DeskSection.allCases.filter { Self.isThere($0) }.map {
                    PageValues([
                        "sectionHref": .text(visit.href($0.path)), "sectionName": .text($0.name[language]),
                        "sectionIsCurrent": .flag($0 == section),
                    ])
                }),
            "mayChange": .flag(visit.actor.mayChange),
            "who": .text(Wording.deskWho(visit.actor.name, on: HostName.current)[language]),
            "asOf": .text(Wording.pageAsOf(visit.clock.fullMoment(visit.minute))[language]),
        ])
        if let key = DeskSeal.FormKey(visit.asked("done")),
            let outcome = submissions.outcome(of: key, for: visit.actor.identity)
        {
            values["said"] = .text(outcome.said[language])
        }
        return values
    }

    /// Whether a part of the desk has a page to begin with.
    private static func isThere(_ section: DeskSection) -> Bool {
        pages.contains { $0.section == section && $0.path.text == "/desk/\(section.path)" }
    }

    private func html(_ bytes: [UInt8], status: Int, to visit: DeskVisit) -> Response {
        let choice = DeskLanguage.field(for: visit.request).map { [$0] } ?? []
        return Response(
            status: status,
            fields: [
                ("content-type", "text/html; charset=utf-8"), ("content-language", visit.language.rawValue),
                ("cache-control", "no-store"),
            ] + choice, body: .bytes(bytes))
    }

    /// A problem that no page or form met: no such page, another site's request.
    func page(_ problem: Problem, for request: Request) -> Response {
        let snapshot = current.snapshot
        let language = DeskLanguage.of(request, in: snapshot)
        let visit = DeskVisit(
            request: request, actor: DeskActor(of: request), language: language, snapshot: snapshot,
            now: clock.now(), uses: [], routes: table, seal: seal)
        return self.problem(DeskFault(problem, in: language), in: nil, to: visit)
    }
}
