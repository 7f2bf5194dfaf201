import Calendars
import FollowUps
import Messages
import SupportHours

/// From what is known of plans to what templates place.
extension PageView {
    /// What every page has.
    ///
    /// - Parameters:
    ///   - title: of the document.
    ///   - current: the plan that the page is about.
    ///   - end: when the page is to be renewed; nil for never.
    func frame(title: Wording, current: PlanHours?, end: Instant?) -> PageValues {
        var values = PageValues([
            "lang": .text(language.rawValue), "title": .text(title[language]), "root": .text(root),
            "version": .text(PageFile.version), "home": .text(home), "zone": .text(zone.identifier),
            "otherHref": .text(otherHref), "otherLang": .text(otherLanguage.rawValue),
            "otherName": .text(Wording.pageLanguage(otherLanguage)), "words": .values(words),
            "plans": .list(
                snapshot.plans.map { plan in
                    PageValues([
                        "planHref": .text(href(plan)), "planName": .text(plan.configuration.name(in: language)),
                        "planIsCurrent": .flag(plan.id == current?.id),
                    ])
                }),
        ])
        if end != nil { values["refresh"] = .refreshMark }
        return values
    }

    private var words: PageValues {
        let words: [String: Wording] = [
            "skip": .pageSkip, "brand": .pageBrand, "plans": .pagePlans, "footer": .pageFooter, "next": .pageNext,
            "week": .pageWeek, "day": .pageDay, "hours": .pageHours, "now": .pageNow, "changes": .pageChanges,
            "noChanges": .pageNoChanges, "always": .pageAlways, "feeds": .pageFeeds, "why": .pageWhy,
            "rule": .pageRule, "zone": .pageZone, "release": .pageRelease, "snippet": .pageSnippet,
            "more": .pageMore, "ownZone": .pageOwnZone, "allPlans": .pageAllPlans, "hoursLeft": .pageHoursLeft,
            "minutesLeft": .pageMinutesLeft, "separator": .pageSeparator,
        ]
        return PageValues(words.mapValues { .text($0[language]) })
    }

    // MARK: One plan's state

    func state(of plan: PlanHours) -> PageValues {
        let span = plan.schedule.span(at: now)
        let state = span.status.state
        var values = PageValues([
            "id": .text(plan.id), "name": .text(plan.configuration.name(in: language)),
            "state": .text(state.rawValue), "stateWord": .text(state.pageWord[language]),
            // As the script makes it of an event.
            "key": .text("\(state.rawValue) \(span.until.map(clock.text) ?? "")"),
        ])
        let staffed = plan.configuration.staffed.map { Wording.channel($0) }
        if !staffed.isEmpty { values["staffed"] = .text(Wording.pageItems(staffed)[language]) }
        values.add(lead(span, next: plan.schedule.nextWindow(after: now)))
        if let reason = reason(of: plan) { values["reason"] = .text(reason[language]) }
        return values
    }

    /// Until when, or from when on.
    private func lead(_ span: StateSpan, next: Window?) -> PageValues {
        func lead(_ lead: Wording.PageLead, _ instant: Instant, _ time: Wording, left: Bool) -> PageValues {
            var values = PageValues([
                "lead": .flag(true), "leadBefore": .text(lead.before[language]),
                "leadAfter": .text(lead.after[language]),
                "leadInstant": .text(clock.text(instant)), "leadTime": .text(time[language]),
            ])
            let minutes = (instant.seconds(since: now) + 59) / 60
            if left, minutes < 1_440 {
                values["leadLeft"] = .text(Wording.pageLeft(minutes: Int(minutes))[language])
            }
            return values
        }
        let state = span.status.state
        if state == .closed, let next {
            return lead(.opensAt, next.start, clock.moment(next.start), left: true)
        }
        if let until = span.until {
            return lead(.openUntil, until, clock.shortMoment(until), left: true)
        }
        let sentence: Wording =
            switch state {
            case .open: .pageAlwaysOpen
            case .closed: .pageNeverOpen
            case .unknown: .pageAlwaysUnknown
            }
        return PageValues(["lead": .flag(false), "leadWithoutTime": .text(sentence[language])])
    }

    /// What isn't as it is in the usual week.
    private func reason(of plan: PlanHours) -> Wording? {
        let decision = plan.schedule.because(at: now)
        switch decision.kind {
        case .hours: return nil
        case .holiday: return .pageHoliday(plan.reason(at: now))
        case .override:
            let reason = plan.reason(at: now)
            return switch plan.schedule.span(at: now).status.state {
            case .closed: .pageClosedBy(reason)
            case .open: .pageOpenedBy(reason)
            case .unknown: .pageUnknownBy(reason)
            }
        }
    }

    // MARK: Clocks

    /// - Parameter plan: whose vendor's clock is shown beside the reader's.
    func clocks(of plan: PlanHours?) -> PageValues {
        let vendor = plan?.vendorZone.flatMap { $0.identifier == zone.identifier ? nil : $0 }
        let zones = [zone] + (vendor.map { [$0] } ?? [])
        return PageValues([
            "clocks": .list(
                zones.map { zone in
                    let civil = zone.civil(at: now)
                    return PageValues([
                        "clockName": .text(zone.spokenName(in: language)), "clockZone": .text(zone.identifier),
                        "clockInstant": .text(now.formatted(in: zone)), "clockTime": .text(PageClock.time(civil)),
                        "clockWeekday": .text(PageClock.weekday(civil.date)[language]),
                    ])
                }),
            "asOf": .text(Wording.pageAsOf(clock.fullMoment(now))[language]),
        ])
    }
}

extension OpenState {
    var pageWord: Wording {
        switch self {
        case .open: .pageOpen
        case .closed: .pageClosed
        case .unknown: .pageUnknown
        }
    }
}
