import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One plan: its state, its week, what changes, what overrides it, and what was published.
    static let plan = DeskPage(
        path: "/desk/hours/{plan}", section: .hours,
        summary: "One plan: its week, what is going to change, and its overrides.", template: .plan,
        uses: DeskWeek.uses.union(QuickOverrides.uses).union([
            .get("/v1/plans/{plan}/availability"), .get("/v1/plans/{plan}/changes"), .get("/v1/plans/{plan}/audit"),
            .get("/v1/plans"),
        ])
    ) { visit async throws(DeskFault) in try await PlanPage(visit).content }
}

struct PlanPage {
    /// Seconds for which overrides that are over are shown.
    private static let past: Int64 = 90 * 86_400

    private let visit: DeskVisit
    private let plan: Plan
    private let state: PlanState
    private let week: DeskWeek
    private let changes: [PlanChange]
    private let overrides: [OverrideWords]
    private let quick: QuickOverrides
    private let audit: PlanAudit?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        let id = visit.captured("plan")
        let names = ["plan": id]
        // Of a plan that isn't there, this says so.
        let availability: Availability = try await visit.get("/v1/plans/{plan}/availability", names)
        state = PlanState(availability: availability, visit: visit)
        let plans: PlanList = try await visit.get("/v1/plans")
        guard let plan = plans.plans.first(where: { $0.plan == id }) else {
            throw DeskFault(.unknownPlan(id, in: visit.snapshot), in: visit.language)
        }
        self.plan = plan
        week = try await DeskWeek(of: id, for: visit)
        let changes: ChangeList = try await visit.get("/v1/plans/{plan}/changes", names)
        self.changes = changes.changes
        let overrides: OverrideList = try await visit.get(
            "/v1/plans/{plan}/overrides", names,
            query: [("from", visit.clock.text(visit.now.advanced(bySeconds: -Self.past)))])
        self.overrides = overrides.overrides.map { OverrideWords(override: $0, visit: visit) }
        quick = try await QuickOverrides(of: id, for: visit)
        do throws(DeskFault) {
            audit = try await visit.get("/v1/plans/{plan}/audit", names)
        } catch  where error.isOf(.noPublishedTable) {
            audit = nil
        }
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        var values = state.values
        let path = visit.planPath(plan.plan)
        values["quick"] = .list(quick.buttons)
        values["overrideHref"] = .text(visit.href("\(path)/override"))
        values["week"] = .values(week.values)
        values["hasChanges"] = .flag(!changes.isEmpty)
        values["changes"] = .list(changes.map(change))
        let current = overrides.filter { $0.standing != .isOver }
        values["hasOverrides"] = .flag(!current.isEmpty)
        values["overrides"] = .list(current.map(override))
        let past = overrides.filter { $0.standing == .isOver }
        values["hasPast"] = .flag(!past.isEmpty)
        values["past"] = .list(past.map(override))
        values["audit"] = audit.map { .values(AuditTable($0, in: language).values) }
        values["askHref"] = .text(visit.href("\(path)/ask"))
        values.add(feeds)
        values.add(why)
        let words: [String: Wording] = [
            "weekTitle": .pageWeek, "changesTitle": .pageChanges, "noChanges": .pageNoChanges,
            "overridesTitle": .deskOverrides, "noOverrides": .deskNoOverrides, "pastTitle": .deskPastOverrides,
            "overrideLink": .deskOverrideMake, "removeLink": .deskRemoveOverride, "auditTitle": .deskAudit,
            "askTitle": .deskAsk, "askLink": .deskAskLink, "feedsTitle": .deskFeeds, "whyTitle": .pageWhy,
            "ruleName": .pageRule, "zoneName": .pageZone, "releaseName": .pageRelease, "channelsName": .deskChannels,
            "membersName": .deskMembers, "quickTitle": .deskQuick,
        ]
        for (name, word) in words { values[name] = .text(word[language]) }
        return DeskContent(title: visit.planName(plan.plan), values: values)
    }

    private func change(_ change: PlanChange) -> PageValues {
        var values = PageValues(["changeCloses": .flag(change.closes), "changeText": .text(change.text)])
        if let moved = change.moved { values["changeMoved"] = .text(Wording.deskMoved(moved)[language]) }
        return values
    }

    private func override(_ words: OverrideWords) -> PageValues {
        let id = words.override.id ?? ""
        return PageValues([
            "overrideState": .text(words.stateWord.asLabel[language]),
            "overrideStanding": .text(words.standingWord[language]),
            "overrideHolds": .flag(words.standing == .holds), "overrideSpan": .text(words.span[language]),
            "overrideReason": .text(words.override.reason ?? ""),
            "overrideHasReason": .flag(words.override.reason != nil), "overrideOrigin": .text(words.origin[language]),
            "overrideRemove": .text(
                visit.href("\(visit.planPath(plan.plan))/overrides/\(id.percentEncoded)/remove")),
        ])
    }

    /// Where calendars subscribe to it: at the public page's address, which is known where it is configured.
    private var feeds: PageValues {
        guard let address = visit.snapshot.configuration.web?.address else {
            return PageValues([
                "hasFeeds": .flag(false), "noFeeds": .text(Wording.deskNoFeeds(plan.plan)[language]),
            ])
        }
        let kinds: [(FeedKind, Wording)] = [
            (.calendar, .pageCalendar), (.availability, .pageAvailability), (.badge, .pageBadge),
            (.week, .pageWeekPicture),
        ]
        return PageValues([
            "hasFeeds": .flag(true),
            "feeds": .list(
                kinds.map { kind, name in
                    let path = kind.path.text.replacing("{plan}", with: plan.plan.percentEncoded)
                    return PageValues([
                        "feedHref": .text("\(address.origin)\(address.path)\(path)?lang=\(language.rawValue)"),
                        "feedName": .text(name[language]),
                    ])
                }),
        ])
    }

    private var why: PageValues {
        var values = PageValues([:])
        values["rule"] = plan.hours.map { .text($0) }
        values["ruleZone"] = plan.timezone.map { .text($0) }
        values["release"] = state.availability.tzdata.map { .text($0) }
        let channels = state.availability.channels.map(Wording.channel)
        values["channels"] = .text((channels.isEmpty ? Wording.none : .pageItems(channels))[language])
        let members = (plan.allOf ?? plan.anyOf ?? []).map { visit.planName($0)[language] }
        if !members.isEmpty {
            values["members"] = .text(
                (plan.allOf != nil ? Wording.allOfPlans(members) : .anyOfPlans(members))[language])
        }
        return values
    }
}
