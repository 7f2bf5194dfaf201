import FollowUps
import Guidance
import Messages
import SupportHours

/// The pages, as values of their templates.
extension PageView {
    /// `/`
    func plansPage() -> PageValues {
        let plans = snapshot.plans
        var values = frame(title: .pageTitle(.pageAllPlans), current: nil, end: end(of: plans))
        values.add(clocks(of: nil))
        values["events"] = .text(events(of: nil))
        values["cards"] = .list(
            plans.map { plan in
                var card = state(of: plan)
                card["cardHref"] = .text(href(plan))
                return card
            })
        values["canonical"] = address("/").map { .text($0) }
        return values
    }

    /// `/plans/{plan}`
    func planPage(_ plan: PlanHours) -> PageValues {
        var values = frame(title: title(of: plan), current: plan, end: end(of: [plan]))
        values.add(state(of: plan))
        values.add(clocks(of: plan))
        values["events"] = .text(events(of: plan))
        values["description"] = .text(Wording.pageDescription(plan.name)[language])
        values["canonical"] = address("/plans/\(plan.id.percentEncoded)").map { .text($0) }
        values.add(next(of: plan))
        values["days"] = .list(WeekTable(of: plan.schedule, on: clock).values(in: language))
        values["weekNote"] = .text(Wording.pageWeekNote(zone.spokenName)[language])
        let changes = changes(of: plan)
        values["hasChanges"] = .flag(!changes.isEmpty)
        values["changes"] = .list(
            changes.map { change in
                PageValues(["changeCloses": .flag(change.closes), "changeText": .text(change.text[language])])
            })
        let always = plan.configuration.always
        values["hasAlways"] = .flag(!always.isEmpty)
        values["always"] = .list(always.map { PageValues(["alwaysName": .text(Wording.channel($0)[language])]) })
        let feeds = self.feeds(of: plan)
        values["hasFeeds"] = .flag(!feeds.isEmpty)
        values["feeds"] = .list(
            feeds.map { PageValues(["feedHref": .text($0.href), "feedName": .text($0.name[language])]) })
        values.add(why(of: plan))
        return values
    }

    /// `/embed/{plan}`
    func embedPage(_ plan: PlanHours) -> PageValues {
        var values = frame(title: title(of: plan), current: plan, end: end(of: [plan]))
        values.add(state(of: plan))
        values["events"] = .text(events(of: plan))
        values["planHref"] = .text(href(plan))
        return values
    }

    /// What a request that can't be answered gets.
    ///
    /// - Parameter lines: what is wrong, a sentence or a fault a line.
    func problemPage(title: Wording, lines: [String]) -> PageValues {
        var values = frame(title: .pageTitle(title), current: nil, end: nil)
        values["problemTitle"] = .text(title[language])
        values["problemLines"] = .list(lines.map { PageValues(["problemLine": .text($0)]) })
        return values
    }

    // MARK: Parts

    private func title(of plan: PlanHours) -> Wording {
        .pageTitle(plan.name, is: plan.schedule.span(at: now).status.state.pageWord)
    }

    /// The next window, and its end; of a closed plan it is what the page begins with.
    private func next(of plan: PlanHours) -> PageValues {
        guard plan.schedule.span(at: now).status.state != .closed, let window = plan.schedule.nextWindow(after: now)
        else { return PageValues(["next": .flag(false)]) }
        var values = PageValues([
            "next": .flag(true), "nextStart": .text(clock.moment(window.start)[language]),
            "nextStartInstant": .text(clock.text(window.start)),
        ])
        if let end = window.end {
            let isSameDay = zone.civil(at: window.start).date == zone.civil(at: end).date
            values["nextEnd"] = .text(isSameDay ? clock.time(end) : clock.moment(end)[language])
            values["nextEndInstant"] = .text(clock.text(end))
        }
        return values
    }

    /// What of the usual week will be different, the first of it.
    private func changes(of plan: PlanHours) -> [HoursChange] {
        var changes = PlanChanges(
            of: plan, in: now..<now.advanced(bySeconds: Self.reach), for: zone, after: snapshot.moves[plan.id])
        changes.limit = Self.mostChanges
        return changes.all
    }

    /// How far pages look ahead, in seconds.
    private static let reach: Int64 = 90 * 86_400
    private static let mostChanges = 12

    /// What the plan has beside its page, in the page's language and on its clock.
    private func feeds(of plan: PlanHours) -> [(href: String, name: Wording)] {
        FeedKind.allCases.map { kind in
            var query = "?lang=\(language.rawValue)"
            if kind.isOnViewersClock { query += "&zone=\(zone.identifier.percentEncoded)" }
            let path = kind.path.text.replacing("{plan}", with: plan.id.percentEncoded)
            return (root + path.dropFirst() + query, kind.pageName)
        }
    }

    private func why(of plan: PlanHours) -> PageValues {
        let because: Wording =
            switch plan.schedule.because(at: now).kind {
            case .hours: .pageByHours
            case .holiday: .pageByHoliday
            case .override: .pageByOverride
            }
        var values = PageValues([
            "because": .text(because[language]), "rule": .text(plan.configuration.hours.notation),
        ])
        values["ruleZone"] = plan.vendorZone.map { .text($0.identifier) }
        values["release"] = snapshot.tzdata.map { .text($0) }
        let members = (plan.configuration.hours.combined?.members ?? []).compactMap { snapshot.plan($0) }
        values["hasMembers"] = .flag(!members.isEmpty)
        values["members"] = .list(
            members.map { member in
                PageValues([
                    "memberHref": .text(href(member)), "memberName": .text(member.configuration.name(in: language)),
                    "memberState": .text(member.schedule.span(at: now).status.state.pageWord[language]),
                ])
            })
        values["snippet"] = snippet(of: plan).map { .text($0) }
        return values
    }

    /// What other pages frame; nil where none may, or nobody knows under which address.
    private func snippet(of plan: PlanHours) -> String? {
        guard snapshot.configuration.web?.embed.isEmpty == false,
            let address = address("/embed/\(plan.id.percentEncoded)")
        else { return nil }
        let title = plan.configuration.name(in: language).escapedForHTML
        return "<iframe src=\"\(address)?lang=\(language.rawValue)\" title=\"\(title)\" "
            + "width=\"320\" height=\"200\" loading=\"lazy\"></iframe>"
    }
}

extension FeedKind {
    /// As a link to it is called.
    fileprivate var pageName: Wording {
        switch self {
        case .calendar: .pageCalendar
        case .availability: .pageAvailability
        case .structuredData: .pageStructuredData
        case .badge: .pageBadge
        case .week: .pageWeekPicture
        }
    }
}
