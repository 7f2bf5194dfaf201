import Calendars
import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

/// Metrics for monitoring. They contain nothing about recipients or messages.
struct MetricsAPI: API {
    let current: CurrentSnapshot
    let clock: WallClock
    let store: any QueueStore & CaseStore
    /// Whether a call to the store would wait until it is open.
    let isStoreOpening: @Sendable () -> Bool
    let sending: @Sendable () -> DispatchStatus
    let delivery: DeliveryFigures
    let startedAt: Instant
    var lists = RecipientListReviews()
    var calendars: @Sendable () -> [CalendarState] = { [] }
    /// nil where the queue isn't shared.
    var cluster: ClusterAccess?

    var routes: [Route] {
        [
            .get(
                "/metrics",
                RouteDescription(
                    summary: "Metrics in Prometheus's text format, or in OpenMetrics where Accept asks for it.",
                    answers: MetricsFormat.allCases.map { .other($0.contentType) }, usesStore: false),
                .concurrent(metrics))
        ]
    }

    private func metrics(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: current.snapshot)
        try query.finish()
        let format = MetricsFormat(accepting: request.list("accept"))
        return Response(text: MetricsText(await families, as: format).text, type: format.contentType)
    }

    private var families: [MetricFamily] {
        get async {
            let generation = current.generation
            let snapshot = current.snapshot
            let now = clock.now()
            let queue = await queue(snapshot, at: now)
            let status = sending()
            let lists = listFamilies(snapshot, generation)
            let nodes = await nodeFamilies
            return planFamilies(snapshot, at: now) + (queue ?? []) + nodes + delivery.families + lists
                + calendarFamilies + [
                    MetricFamily(
                        "madoguchi_store_up", .gauge, "Whether the queue's database can be read.",
                        [.init([], queue == nil ? 0 : 1)]),
                    MetricFamily(
                        "madoguchi_relay_up", .gauge,
                        "Whether the relay works as far as is known; 0 while it is down, or sending is halted.",
                        [.init([], status.isRelayUsable ? 1 : 0)]),
                    MetricFamily(
                        "madoguchi_paused", .gauge, "Whether somebody paused sending.",
                        [.init([], status.isPaused ? 1 : 0)]),
                    MetricFamily(
                        "madoguchi_clock_usable", .gauge,
                        "Whether the clock shows a time that can be; nothing is sent by one that shows less than the date of "
                            + "this version or of its tz database, or was set back by more than a day.",
                        [.init([], now < ClockFloor.instant(tzdata: snapshot.tzdata) || status.isClockBehind ? 0 : 1)]),
                    MetricFamily(
                        "madoguchi_tzdata", .info, "The tz database that answers are computed from.",
                        [.init([("version", snapshot.tzdata ?? "unknown")], 1)]),
                    MetricFamily(
                        "madoguchi_tzdata_stale", .gauge,
                        "Whether the tz database is so old that clocks may have been changed since: 1 from July of the year after "
                            + "its release's on.",
                        [.init([], TimeZoneRelease.isStale(snapshot.tzdata, at: now) ? 1 : 0)]),
                    MetricFamily(
                        "madoguchi_build", .info, "The version of madoguchi.",
                        [.init([("version", Release.version)], 1)]),
                    MetricFamily(
                        "process_start_time_seconds", .gauge, unit: "seconds",
                        "When the daemon started, in seconds since 1970-01-01T00:00:00Z.",
                        [.init([], startedAt.secondsSinceEpoch)]),
                    MetricFamily(
                        "process_resident_memory_bytes", .gauge, unit: "bytes", "The daemon's resident memory.",
                        ProcessMemory.resident.map { [.init([], $0)] } ?? []),
                ]
        }
    }

    private func planFamilies(_ snapshot: Snapshot, at now: Instant) -> [MetricFamily] {
        let spans = snapshot.plans.map { (plan: $0.id, span: $0.schedule.span(at: now)) }
        return [
            MetricFamily(
                "madoguchi_plan_open", .gauge, "Whether the plan's live support is staffed now.",
                spans.map { .init([("plan", $0.plan)], $0.span.status.state == .open ? 1 : 0) }),
            MetricFamily(
                "madoguchi_next_transition_seconds", .gauge, unit: "seconds",
                "Time until the plan opens or closes; absent where it never does.",
                spans.compactMap { plan, span in
                    span.until.map { .init([("plan", plan)], $0.seconds(since: now)) }
                }),
        ]
    }

    private var calendarFamilies: [MetricFamily] {
        let calendars = calendars()
        return [
            MetricFamily(
                "madoguchi_calendar_days", .gauge, "Days that the calendar has.",
                calendars.map { .init([("calendar", $0.name)], $0.days.days.count) }),
            MetricFamily(
                "madoguchi_calendar_read_timestamp_seconds", .gauge, unit: "seconds",
                "When the days in use were last read from their source, in seconds since 1970-01-01T00:00:00Z; absent of a "
                    + "shipped calendar, and where nothing was read.",
                calendars.compactMap { calendar in
                    calendar.copy.map { .init([("calendar", calendar.name)], $0.readAt.secondsSinceEpoch) }
                }),
            MetricFamily(
                "madoguchi_calendar_trouble", .gauge,
                "Whether the calendar's source isn't in use as it is now; what was read before is, where there is any.",
                calendars.map { .init([("calendar", $0.name)], $0.trouble == nil ? 0 : 1) }),
        ]
    }

    private func listFamilies(_ snapshot: Snapshot, _ generation: Int) -> [MetricFamily] {
        let reviews = snapshot.guidance.recurring.map { message in
            (id: message.id, review: lists.review(of: message, snapshot.configuration, generation: generation))
        }
        return [
            MetricFamily(
                "madoguchi_recurring_list_usable", .gauge,
                "Whether the recurring message's list of recipients can be read, and a row of it be used.",
                reviews.map { .init([("recurring", $0.id)], $0.review.trouble == nil ? 1 : 0) }),
            MetricFamily(
                "madoguchi_recurring_list_rows", .gauge,
                "Rows of the recurring message's list, by whether a message goes to them; absent where it can't be read.",
                reviews.flatMap { id, review -> [MetricFamily.Sample] in
                    guard let review = try? review.get() else { return [] }
                    return [
                        .init([("recurring", id), ("result", "usable")], review.usable),
                        .init([("recurring", id), ("result", "passed_over")], review.faults.count),
                    ]
                }),
        ]
    }

    /// - Returns: nil where the store can't be read.
    private func queue(_ snapshot: Snapshot, at now: Instant) async -> [MetricFamily]? {
        if isStoreOpening() { return nil }
        do throws(StoreError) {
            let tally = try await store.tally()
            var lags: [MetricFamily.Sample] = []
            for plan in snapshot.plans(sendingFor: tally) {
                let outlook = try await PlanOutlook(of: plan.id, plan.schedule, at: now, in: store)
                lags.append(.init([("plan", plan.id)], outlook.waitingSince.map { now.seconds(since: $0) } ?? 0))
            }
            let cases = try await store.caseTally()
            // A plan that was removed may still have some.
            let plans = snapshot.plans.map(\.id) + tally.keys.filter { snapshot.plan($0) == nil }.sorted()
            return [
                MetricFamily(
                    "madoguchi_follow_ups", .gauge, "Stored follow-ups, by plan and state.",
                    plans.flatMap { plan in
                        FollowUpState.allCases.map { state in
                            .init([("plan", plan), ("state", state.rawValue)], tally[plan]?[state] ?? 0)
                        }
                    }),
                MetricFamily(
                    "madoguchi_due_lag_seconds", .gauge, unit: "seconds",
                    "The longest time for which a queued follow-up has been able to leave; 0 outside windows.", lags),
                MetricFamily(
                    "madoguchi_cases", .gauge, "Customers' cases, by whether they are resolved.",
                    [.init([("state", "open")], cases.open), .init([("state", "resolved")], cases.resolved)]),
            ]
        } catch {
            return nil
        }
    }
}
