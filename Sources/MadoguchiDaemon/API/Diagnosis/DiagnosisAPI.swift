import Calendars
import FollowUps
import FollowUpsPostgreSQL
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours
import TimeZoneDatabase

/// The daemon's condition, for finding faults.
struct DiagnosisAPI: API {
    let context: APIContext
    let queue: QueueAPI
    let troubles: RecurringTroubles
    var calendars: @Sendable () -> [CalendarState] = { [] }
    /// The directory in use, which may differ from the configuration after a reload.
    let stateDirectory: String
    /// Asks the database server about itself; nil where there is none.
    var server: (@Sendable () async throws(StoreError) -> ServerReport)?
    var cluster: ClusterAPI?
    /// Checks the relay without sending a message.
    let checkRelay: @Sendable (DeliveryConfiguration, Language) async -> RelayCheck

    var routes: [Route] {
        [
            .get(
                "/v1/diagnosis",
                RouteDescription(
                    summary: "What only the daemon knows about itself.", answers: [.json(Diagnosis.self)],
                    usesStore: false),
                .concurrent(diagnosis)),
            .post(
                "/v1/relay/check",
                RouteDescription(
                    summary: "Checks whether messages could be sent now, without sending one.", body: .nothing,
                    answers: [.json(RelayCheck.self)], usesStore: false),
                .concurrent(relayCheck)),
        ]
    }

    private func relayCheck(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        try JSONBody.nothing(try await request.json())
        return try Response(await checkRelay(snapshot.configuration.delivery, request.language(in: snapshot)))
    }

    private func diagnosis(_ request: Request) async throws(Problem) -> Response {
        let generation = context.current.generation
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        return try Response(await diagnosis(snapshot, generation, language: request.language(in: snapshot)))
    }

    private func diagnosis(_ snapshot: Snapshot, _ generation: Int, language: Language) async -> Diagnosis {
        let now = context.clock.now()
        // This call opens the database if it isn't open.
        let status = try? await queue.status(language: language)
        let condition = await context.store.condition()
        // Where it can't be reached, the condition says so.
        let server = try? await self.server?()
        let nodes = cluster?.access == nil ? nil : try? await cluster?.status(language: language)
        let reviews = snapshot.guidance.recurring.map { message in
            (id: message.id, review: troubles.lists.review(of: message, snapshot.configuration, generation: generation))
        }
        return Diagnosis(
            at: now.formatted(in: snapshot.display), version: Release.version,
            configuration: snapshot.configuration.file, zoneinfo: snapshot.zoneDirectory, tzdata: snapshot.tzdata,
            tzdataStale: TimeZoneRelease.isStale(snapshot.tzdata, at: now),
            state: state(condition, snapshot.display, language),
            server: server.map { ServerDiagnosis($0, in: language) }, queue: condition.trouble == nil ? status : nil,
            plans: snapshot.plans.map { PlanDiagnosis($0, at: now, zone: snapshot.display, language: language) },
            guidance: GuidanceDiagnosis(snapshot),
            recurring: reviews.compactMap { id, review in
                let trouble = troubles[id] ?? review.trouble
                return trouble.map { Diagnosis.Trouble(id: id, trouble: $0[language]) }
            }, clockUsable: now >= ClockFloor.instant(tzdata: snapshot.tzdata),
            lists: reviews.compactMap { id, review in
                (try? review.get()).map { .init(id: id, list: RecipientListReport($0, in: language)) }
            }, calendars: calendarTroubles(snapshot, at: now, language), cluster: nodes)
    }

    /// Of sources that aren't in use as they are, and of days that run out.
    private func calendarTroubles(
        _ snapshot: Snapshot, at now: Instant, _ language: Language
    ) -> [Diagnosis.Trouble] {
        let calendars = calendars()
        let date = snapshot.display.civil(at: now).date
        let sources = calendars.compactMap { calendar in
            calendar.account(in: snapshot.display).map {
                (name: calendar.name, wording: Wording.calendarUnreadable(calendar.name, $0))
            }
        }
        let expiries = calendars.expiries(for: snapshot.configuration, from: date).map { name, expiry in
            (name: name, wording: expiry.wording(of: name))
        }
        return (sources + expiries).map { Diagnosis.Trouble(id: $0.name, trouble: $0.wording[language]) }
    }

    private func state(_ condition: StoreCondition, _ zone: Zone, _ language: Language) -> StateDiagnosis {
        let space = DiskSpace(at: stateDirectory)
        return StateDiagnosis(
            directory: stateDirectory, trouble: condition.trouble.map { Problem.store($0).message.standing[language] },
            checkedAt: condition.soundAt?.formatted(in: zone), database: condition.size, log: condition.logSize,
            free: space?.free, total: space?.total, freeFiles: space?.freeFiles, totalFiles: space?.totalFiles)
    }
}

extension ServerDiagnosis {
    fileprivate init(_ server: ServerReport, in language: Language) {
        self.init(
            host: server.host, version: server.version, encrypted: server.isEncrypted, pooled: server.isPooled,
            risks: server.risks.map { .init(risk: $0.cause[language], advice: $0.advice[language]) })
    }
}

extension PlanDiagnosis {
    fileprivate init(_ plan: PlanHours, at now: Instant, zone: Zone, language: Language) {
        let span = plan.schedule.span(at: now)
        self.init(
            plan: plan.id, open: span.status.state == .open, until: span.until?.formatted(in: zone),
            nextWindow: plan.schedule.nextWindow(after: now).map { WindowBounds($0, in: zone) },
            warnings: plan.warnings(at: now, in: zone).map { warning in
                HoursWarningReport(
                    code: warning.code.rawValue, detail: HoursWarningMessage(warning).wording[language],
                    suggestion: warning.suggestion)
            })
    }
}
