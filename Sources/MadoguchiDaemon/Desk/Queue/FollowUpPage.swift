import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One follow-up: what it says, when it leaves and why then, what has happened, and what can be done.
    static let followUp = DeskPage(
        path: "/desk/queue/{id}", section: .queue, summary: "One follow-up, with its message and its history.",
        template: .followUp, uses: [.get("/v1/follow-ups/{id}"), .get("/v1/follow-ups/{id}/message")]
    ) { visit async throws(DeskFault) in try await OneFollowUpPage(visit).content }
}

/// Makes the page of one follow-up.
struct OneFollowUpPage {
    let visit: DeskVisit
    private let followUp: FollowUpResource
    /// The text, or why it can't be shown.
    private let text: Result<String, DeskFault>
    private let hasHTML: Bool

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        let id = ["id": visit.captured("id")]
        followUp = try await visit.get("/v1/follow-ups/{id}", id)
        do throws(DeskFault) {
            text = .success(try await visit.text("/v1/follow-ups/{id}/message", id))
            hasHTML = (try? await visit.text("/v1/follow-ups/{id}/message", id, query: [("part", "html")])) != nil
        } catch {
            text = .failure(error)
            hasHTML = false
        }
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        var values = PageValues([
            "heading": .text(followUp.subject), "rowState": .text(followUp.state),
            "rowStateWord": .text(FollowUpWords.state(followUp.state)[language]),
            "backHref": .text(visit.href("queue")), "backText": .text(Wording.deskQueue[language]),
            "messageTitle": .text(Wording.labelTheMessage[language]),
            "historyTitle": .text(Wording.labelHistory.asLabel[language]),
            "hasHTML": .flag(hasHTML), "htmlTitle": .text(Wording.deskHTMLPart[language]),
            "htmlHref": .text(visit.href("queue/\(visit.captured("id").percentEncoded)/html")),
            "history": .list((followUp.history ?? []).reversed().map(line)), "actions": .list(actions),
        ])
        values.add(DeskFormView.facts(facts, named: "facts", for: visit))
        switch text {
        case .success(let text):
            values["messageText"] = .block(text)
            values["hasMessage"] = .flag(true)
        case .failure(let fault):
            values["messageFault"] = .text(fault.details.detail)
            values["hasMessage"] = .flag(false)
        }
        values["hasDue"] = .flag(followUp.dueAt != nil)
        values["dueName"] = .text(Wording.labelGoes[language])
        values["due"] = FollowUpWords.due(followUp, for: visit).map { .values($0) }
        if let because = followUp.dueBecause {
            values["dueBecause"] = .text(FollowUpWords.rule(of: followUp, because, for: visit)[language])
            values["dueHeld"] = .text(because.held.map { FollowUpWords.held($0)[language] } ?? "")
            let origin = [because.hours, because.zone, because.tzdata.map { "tzdata \($0)" }].compactMap(\.self)
            values["dueRule"] = .text(origin.joined(separator: "  "))
        }
        return DeskContent(title: Wording(verbatim: followUp.subject), values: values)
    }

    private var facts: [DeskFact] {
        let plan = visit.snapshot.plan(followUp.plan)?.configuration.name(in: language) ?? followUp.plan
        let optional: [(Wording, String?)] = [
            (.labelTo, followUp.to), (.labelPlan, plan), (.labelTemplate, followUp.template),
            (.labelCase, followUp.caseLabel), (.labelAttempts, followUp.attempts == 0 ? nil : "\(followUp.attempts)"),
            (.labelUntil, followUp.expiresAt.map(visit.moment)), (.labelEnded, followUp.endedAt.map(visit.moment)),
            (.labelID, followUp.id), (.labelMessageID, followUp.messageID),
        ]
        return optional.compactMap { name, value in value.map { DeskFact(name: name, value: $0) } }
    }

    private func line(_ line: HistoryLine) -> PageValues {
        var values = visit.time(line.at)
        values["timeOther"] = .flag(false)
        values["lineMove"] = .text(FollowUpWords.move(line.move)[language])
        values["lineWho"] = .text(line.uid.map { Wording.deskBy(userName($0) ?? "uid \($0)")[language] } ?? "")
        values["lineAttempt"] = .text(line.attempt.map { Wording.attemptNumber($0)[language] } ?? "")
        values["lineDetail"] = .text(line.detail ?? "")
        return values
    }

    /// What is possible in its state; each is asked about on a page of its own.
    private var actions: [PageValues] {
        guard let state = FollowUpState(rawValue: followUp.state) else { return [] }
        let forms: [(ProblemMessage.FollowUpVerb, DeskForm, Wording)] = [
            (.retry, .retry, .deskRetry), (.reschedule, .reschedule, .deskReschedule), (.cancel, .cancel, .deskCancel),
        ]
        let possible = ProblemMessage.FollowUpVerb.possible(in: state)
        return forms.filter { possible.contains($0.0) && visit.actor.may($0.1.route) }.map { verb, _, text in
            PageValues([
                "actionHref": .text(visit.href("queue/\(visit.captured("id").percentEncoded)/\(verb.rawValue)")),
                "actionText": .text(text[language]),
            ])
        }
    }
}
