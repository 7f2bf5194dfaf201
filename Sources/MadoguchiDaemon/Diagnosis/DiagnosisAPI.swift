import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours

enum DiagnosisRoute: ControlRoute, Hashable {
    case diagnosis
    case relayCheck

    init?(_ path: [String]) {
        switch path {
        case ["v1", "diagnosis"]: self = .diagnosis
        case ["v1", "relay", "check"]: self = .relayCheck
        default: return nil
        }
    }

    var methods: [String] { self == .diagnosis ? ["GET", "HEAD"] : ["POST"] }
}

/// How the daemon is, for whoever looks for what is wrong.
struct DiagnosisAPI: ControlAPI {
    let context: APIContext
    let queue: FollowUpsAPI
    let troubles: RecurringTroubles
    /// The one in use, whatever the configuration says by now.
    let stateDirectory: String
    /// Goes to where letters go, without one.
    let checkRelay: @Sendable (DeliveryConfiguration) async -> RelayCheck

    func reply(
        to request: ControlRequest, route: DiagnosisRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        var query = query
        try query.finish()
        let snapshot = context.hours.snapshot
        switch route {
        case .diagnosis: return .whole(HoursResponse(await diagnosis(snapshot)))
        case .relayCheck:
            let body = try await request.json()
            try FollowUpReader(snapshot: snapshot, now: context.clock.now()).nothing(body)
            return .whole(HoursResponse(await checkRelay(snapshot.configuration.delivery)))
        }
    }

    private func diagnosis(_ snapshot: HoursSnapshot) async -> Diagnosis {
        let now = context.clock.now()
        // The question opens the database where that isn't open.
        let status = try? await queue.queueStatus()
        let condition = await context.store.condition()
        return Diagnosis(
            at: now.formatted(in: snapshot.display), version: Release.version,
            configuration: snapshot.configuration.file, zoneinfo: snapshot.zoneDirectory, tzdata: snapshot.tzdata,
            state: state(condition, snapshot.display), queue: condition.trouble == nil ? status : nil,
            plans: snapshot.plans.map { PlanDiagnosis($0, at: now, zone: snapshot.display) },
            guidance: GuidanceDiagnosis(snapshot.guidance, language: snapshot.language),
            recurring: snapshot.guidance.recurring.compactMap { letter in
                let trouble = troubles[letter.id] ?? RecipientList.trouble(in: letter.recipients, snapshot.guidance)
                return trouble.map { Diagnosis.Trouble(id: letter.id, trouble: $0) }
            })
    }

    private func state(_ condition: StoreCondition, _ zone: Zone) -> StateDiagnosis {
        let space = DiskSpace(at: stateDirectory)
        return StateDiagnosis(
            directory: stateDirectory, trouble: condition.trouble.map { Problem.store($0).detail },
            checkedAt: condition.soundAt?.formatted(in: zone), database: condition.size, log: condition.logSize,
            free: space?.free, total: space?.total, freeFiles: space?.freeFiles, totalFiles: space?.totalFiles)
    }
}

extension PlanDiagnosis {
    fileprivate init(_ plan: PlanHours, at now: Instant, zone: Zone) {
        let span = plan.schedule.span(at: now)
        self.init(
            plan: plan.id, open: span.status.state == .open, until: span.until?.formatted(in: zone),
            nextWindow: plan.schedule.nextWindow(after: now).map { WindowBounds($0, in: zone) })
    }
}
