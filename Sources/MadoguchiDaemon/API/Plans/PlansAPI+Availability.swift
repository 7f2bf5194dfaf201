import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension PlansAPI {
    /// The longest time in seconds for which an answer is held.
    static let longestWait: Int64 = 3_600
    /// Seconds for which an answer is held by default.
    static let usualWait: Int64 = 60
    /// The longest `max-age` in seconds, for an answer without a foreseeable change.
    static let longestFreshness: Int64 = 86_400

    static let at = Parameters.instant("at", about: "about this instant instead of now; of the years 1900 to 9999")
    static let wait = Parameters.word(
        "wait", of: WaitWord.self, about: "holds the answer until the plan is open or closed, or changes")
    static let timeout = Parameters.duration(
        "timeout", 0...longestWait, about: "for how long an answer is held; 60 s by default")

    enum WaitWord: String, CaseIterable, Sendable {
        case open, closed, change

        func wanted(from state: OpenState) -> WantedState {
            switch self {
            case .open: .open
            case .closed: .closed
            case .change: .change(from: state)
            }
        }
    }

    func availability(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        let plan = try plan(of: request, in: snapshot)
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let at = query.read(Self.at)
        let wait = audience == .machine ? query.read(Self.wait) : nil
        let timeout = audience == .machine ? query.read(Self.timeout) : nil
        if wait != nil, at != nil { query.report("at", .excludes("wait")) }
        if timeout != nil, wait == nil { query.report("timeout", .meaninglessWithout("wait")) }
        try query.finish()

        let now = clock.now()
        let language = request.language(in: snapshot)
        guard let wait else {
            return .now(
                try plainAvailability(
                    of: plan, at: at, now: now, zone: zone, language: language, in: snapshot,
                    known: request.list("if-none-match")))
        }
        let state = plan.schedule.span(at: now).status.state
        let wanted = wait.wanted(from: state)
        let seconds = timeout ?? Self.usualWait
        guard wanted.isMet(by: state) || seconds == 0 else {
            return .held(
                HeldQuestion(
                    plan: plan.id, wanted: wanted, zoneName: query.has("zone") ? zone.identifier : nil,
                    language: request.acceptedLanguage, timeout: seconds))
        }
        return .now(try Response(availability(of: plan, at: now, zone: zone, language: language, in: snapshot)))
    }

    /// The answer to a held question, as of now.
    func answer(to question: HeldQuestion) -> Response {
        let snapshot = current.snapshot
        let language = question.language ?? snapshot.language
        do throws(Problem) {
            guard let plan = snapshot.plan(question.plan) else { throw .unknownPlan(question.plan, in: snapshot) }
            let zone: Zone
            do {
                zone = try question.zoneName.map { name throws in try snapshot.zone(named: name) } ?? snapshot.display
            } catch {
                throw .notAnswerable(error)
            }
            return try Response(
                availability(of: plan, at: clock.now(), zone: zone, language: language, in: snapshot))
        } catch {
            return Response(error, in: language)
        }
    }

    private func plainAvailability(
        of plan: PlanHours, at: Instant?, now: Instant, zone: Zone, language: Language, in snapshot: Snapshot,
        known: String?
    ) throws(Problem) -> Response {
        let answer = availability(of: plan, at: at ?? now, zone: zone, language: language, in: snapshot)
        var meaning = Fingerprint()
        meaning.combine(Int64(bitPattern: snapshot.configuration.fingerprint))
        for text in [
            snapshot.tzdata, plan.id, zone.identifier, language.rawValue, at.map { _ in answer.at },
        ] + answer.meaning {
            meaning.combine(text ?? "")
        }
        let tag = EntityTag(meaning)
        let freshness = at == nil ? "max-age=\(Self.freshness(of: plan, now: now))" : "no-cache"
        let fields = [
            (name: "cache-control", value: freshness), (name: "etag", value: tag.text),
            (name: "vary", value: "accept-language"),
        ]
        if let known, tag.isNamed(by: known) { return .notModified(fields: fields) }
        return try Response(answer, fields: fields)
    }

    /// Seconds for which the present answer stays valid.
    ///
    /// One less than the clock's whole seconds leave, because up to one of them may have passed already.
    private static func freshness(of plan: PlanHours, now: Instant) -> Int64 {
        guard let next = plan.nextChange(after: now) else { return longestFreshness }
        return max(0, next.seconds(since: now) - 1)
    }

    private func availability(
        of plan: PlanHours, at: Instant, zone: Zone, language: Language, in snapshot: Snapshot
    ) -> Availability {
        let span = plan.schedule.span(at: at)
        let configuration = plan.configuration
        return Availability(
            plan: plan.id, name: configuration.name(in: language), at: at.formatted(in: zone),
            state: span.status.state.rawValue, because: StateReason(of: plan, at: at, in: language),
            since: span.since?.formatted(in: zone), until: span.until?.formatted(in: zone),
            nextWindow: plan.schedule.nextWindow(after: at).map { WindowBounds($0, in: zone) },
            channels: plan.staffed(at: at) + configuration.always, zone: zone.identifier,
            vendor: VendorClock(of: plan, at: at),
            members: plan.members.isEmpty ? nil : plan.members.map { PlanMember($0, at: at, in: zone) },
            tzdata: snapshot.tzdata)
    }
}

extension PlanHours {
    /// The channels that are staffed at an instant: a combined plan without channels of its own has those of its open
    /// members.
    fileprivate func staffed(at instant: Instant) -> [String] {
        guard schedule.isOpen(at: instant) else { return [] }
        guard configuration.staffed.isEmpty else { return configuration.staffed }
        var channels: [String] = []
        for channel in members.flatMap({ $0.staffed(at: instant) }) where !channels.contains(channel) {
            channels.append(channel)
        }
        return channels
    }
}

extension StateReason {
    fileprivate init(of plan: PlanHours, at instant: Instant, in language: Language) {
        let decision = plan.schedule.because(at: instant)
        let part = plan.part(of: decision)
        switch decision.kind {
        case .hours:
            self.init(kind: "hours", plan: part.id)
        case .holiday:
            self.init(kind: "holiday", plan: part.id, name: part.holiday(at: instant)?[language])
        case .override:
            self.init(kind: "override", plan: part.id, reason: plan.override(of: decision)?.reason?[language])
        }
    }
}

extension VendorClock {
    /// nil for a combined plan.
    fileprivate init?(of plan: PlanHours, at instant: Instant) {
        guard let zone = plan.vendorZone else { return nil }
        self.init(zone: zone.identifier, time: instant.formatted(in: zone))
    }
}

extension PlanMember {
    fileprivate init(_ plan: PlanHours, at instant: Instant, in zone: Zone) {
        let span = plan.schedule.span(at: instant)
        self.init(
            plan: plan.id, open: span.status.state == .open, until: span.until?.formatted(in: zone),
            vendor: VendorClock(of: plan, at: instant))
    }
}

extension Availability {
    /// All that it says beside clock times, which move on.
    fileprivate var meaning: [String?] {
        let window = [nextWindow?.start, nextWindow?.end]
        let members = (members ?? []).flatMap { [$0.plan, $0.open ? "open" : nil, $0.until] }
        return [state, because.kind, because.plan, because.name, because.reason, since, until] + window + channels
            + members
    }
}

extension WindowBounds {
    init(_ window: Window, in zone: Zone) {
        self.init(start: window.start.formatted(in: zone), end: window.end?.formatted(in: zone))
    }

    /// With state and comment where they aren't plain.
    init(_ window: ListedWindow, in zone: Zone) {
        self.init(
            start: window.start.formatted(in: zone), end: window.end.formatted(in: zone),
            state: window.status.state == .open ? nil : window.status.state.rawValue, comment: window.status.comment)
    }
}
