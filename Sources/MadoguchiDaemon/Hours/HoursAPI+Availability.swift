import LinuxSystem
import MadoguchiAPI
import SupportHours

/// A question whose answer is held until something is so.
struct HeldQuestion: Sendable {
    let plan: String
    let wanted: WantedState
    /// The zone that the answer is to be in; nil for the display zone of the moment.
    let zoneName: String?
    /// Seconds after which it is answered whatever is so.
    let timeout: Int64
}

/// What a held question waits for.
enum WantedState: Hashable, Sendable {
    case open
    case closed
    case change(from: OpenState)

    func isMet(by state: OpenState) -> Bool {
        switch self {
        case .open: state == .open
        case .closed: state != .open
        case .change(let former): state != former
        }
    }
}

extension HoursAPI {
    /// Seconds that an answer may be held.
    static let longestWait: Int64 = 3_600
    /// Seconds that an answer is held unless the request says otherwise.
    static let usualWait: Int64 = 60
    /// Seconds that an answer may be kept to which no change is foreseen.
    static let longestFreshness: Int64 = 86_400

    func availability(
        of plan: PlanHours, in snapshot: HoursSnapshot, query: QueryReader, request: HoursRequest
    ) throws(Problem) -> HoursReply {
        var query = query
        let zone = query.zone(in: snapshot)
        let at = query.optional("at", QueryReader.instant(in: zone))
        let wait = query.optional("wait") { text throws(ParameterError) in
            guard let wait = Wait(rawValue: text) else {
                throw ParameterError(description: "is none of open, closed, change")
            }
            return wait
        }
        let timeout = query.optional("timeout", QueryReader.duration(0...Self.longestWait))
        if wait != nil, at != nil { query.report("at", "excludes wait; give one of them") }
        if timeout != nil, wait == nil { query.report("timeout", "has no meaning without wait") }
        try query.finish()

        let now = clock.now()
        if let wait {
            let state = plan.schedule.span(at: now).status.state
            let wanted = wait.wanted(from: state)
            let timeout = timeout ?? Self.usualWait
            guard wanted.isMet(by: state) || timeout == 0 else {
                return .held(
                    HeldQuestion(
                        plan: plan.id, wanted: wanted, zoneName: query.has("zone") ? zone.identifier : nil,
                        timeout: timeout))
            }
            return .now(HoursResponse(availability(of: plan, at: now, zone: zone, in: snapshot)))
        }
        return .now(plainAvailability(of: plan, at: at, now: now, zone: zone, in: snapshot, request: request))
    }

    /// The answer to a question that has been held, as things are now.
    func answer(to question: HeldQuestion) -> HoursResponse {
        let snapshot = hours.snapshot
        guard let plan = snapshot.plan(question.plan) else {
            return HoursResponse(Problem.unknownPlan(question.plan, among: snapshot.plans.map(\.id)))
        }
        do {
            let zone = try question.zoneName.map { name throws in try snapshot.zone(named: name) } ?? snapshot.display
            return HoursResponse(availability(of: plan, at: clock.now(), zone: zone, in: snapshot))
        } catch {
            return HoursResponse(Problem.notAnswerable(error))
        }
    }

    private enum Wait: String {
        case open, closed, change

        func wanted(from state: OpenState) -> WantedState {
            switch self {
            case .open: .open
            case .closed: .closed
            case .change: .change(from: state)
            }
        }
    }

    private func plainAvailability(
        of plan: PlanHours, at: Instant?, now: Instant, zone: Zone, in snapshot: HoursSnapshot, request: HoursRequest
    ) -> HoursResponse {
        let answer = availability(of: plan, at: at ?? now, zone: zone, in: snapshot)
        var tag = Fingerprint()
        tag.combine(Int64(bitPattern: snapshot.configuration.fingerprint))
        for text in [snapshot.tzdata, plan.id, zone.identifier, answer.since, answer.until, at.map { _ in answer.at }] {
            tag.combine(text ?? "")
        }
        // Weak, for the answer's clocks move on while it stays the same in meaning.
        let etag = "W/\"\(String(tag.value, radix: 16))\""
        let freshness = at == nil ? "max-age=\(Self.freshness(of: plan, now: now))" : "no-cache"
        let fields = [(name: "cache-control", value: freshness), (name: "etag", value: etag)]
        if let known = request.ifNoneMatch, Self.names(known, etag) { return .notModified(fields: fields) }
        return HoursResponse(answer, fields: fields)
    }

    /// Seconds for which what is so now will be so.
    ///
    /// One less than the clock's whole seconds leave: up to one of them may have passed already.
    private static func freshness(of plan: PlanHours, now: Instant) -> Int64 {
        guard let until = plan.schedule.span(at: now).until else { return longestFreshness }
        return max(0, until.seconds(since: now) - 1)
    }

    /// Whether an `If-None-Match` field names `etag`, compared weakly. [RFC 9110 §13.1.2]
    private static func names(_ field: String, _ etag: String) -> Bool {
        field.split(separator: ",").contains { candidate in
            let tag = candidate.drop { $0 == " " || $0 == "\t" }
            let end = tag.lastIndex { $0 != " " && $0 != "\t" }.map { tag.index(after: $0) } ?? tag.endIndex
            let trimmed = tag[..<end]
            return trimmed == "*" || trimmed == etag || "W/\(trimmed)" == etag
        }
    }

    func availability(of plan: PlanHours, at: Instant, zone: Zone, in snapshot: HoursSnapshot) -> Availability {
        let span = plan.schedule.span(at: at)
        let open = span.status.state == .open
        let configuration = plan.configuration
        return Availability(
            plan: plan.id, name: configuration.name(in: snapshot.language), at: at.formatted(in: zone), open: open,
            since: span.since?.formatted(in: zone), until: span.until?.formatted(in: zone),
            nextWindow: plan.schedule.nextWindow(after: at).map { WindowBounds($0, in: zone) },
            channels: (open ? configuration.staffed : []) + configuration.always, zone: zone.identifier,
            vendor: VendorClock(zone: plan.vendorZone.identifier, time: at.formatted(in: plan.vendorZone)),
            tzdata: snapshot.tzdata)
    }
}

extension WindowBounds {
    init(_ window: Window, in zone: Zone) {
        self.init(start: window.start.formatted(in: zone), end: window.end?.formatted(in: zone))
    }
}
