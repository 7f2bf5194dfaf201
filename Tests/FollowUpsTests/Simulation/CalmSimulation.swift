import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses

@testable import FollowUps

/// A sender whose store, relay and process never fail, on dice: whether and when each follow-up leaves hangs on
/// ``Departure`` alone. The dispatcher's mind and the store are the real ones; time, hands and relay are played.
struct CalmSimulation {
    private var dice: SeededGenerator
    /// Whether the hands do everything within a second; otherwise they take longer, and one letter leaves in a second.
    private let isPrompt: Bool
    private let store = InMemoryStore()
    private var hours = SimulatedHours()
    private var wall = monday
    private var uptime: Int64 = 0
    private var mind: DispatchState
    private var tasks: [DispatchAction] = []
    private var wakeAt: Instant?
    private var count: Int64 = 0
    /// What was said of each that is queued, and holds until somebody changes something.
    private var said: [FollowUpID: Departure] = [:]
    private(set) var failures: [String] = []
    private(set) var departures = 0

    init(seed: UInt64, isPrompt: Bool) throws {
        var dice = SeededGenerator(seed: seed)
        self.isPrompt = isPrompt
        try hours.change(using: &dice)
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 4, first: 300, longest: 7_200), repeatsUncertain: true,
            perSecond: isPrompt ? 10_000 : 1, perDomainPerSecond: 10_000,
            senders: Senders(Sender("support@example.jp")), dateZone: .utc)
        mind = DispatchState(
            rules: hours.rules, settings: settings, capacity: 4, owner: owner, pause: .none,
            random: SeededGenerator(seed: dice.next()), at: 0)
        self.dice = dice
    }

    mutating func run(steps: Int) async throws {
        await happen(.wake)
        for _ in 0..<steps where failures.isEmpty {
            try await change()
            try await finish()
            try await compare()
            await letTimePass()
        }
    }

    // MARK: What people do

    private mutating func change() async throws {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0:
            if Bool.random(using: &dice) { try hours.change(using: &dice) } else { overrideHours() }
            await followHours()
        case 1..<5:
            for _ in 0..<Int.random(in: 1...6, using: &dice) { try await accept() }
            await happen(.wake)
        default: return
        }
        said = [:]
        for followUp in try await queued() { said[followUp.id] = departure(of: followUp) }
    }

    private mutating func overrideHours() {
        var overrides = hours.overrides
        if let index = overrides.indices.randomElement(using: &dice), Bool.random(using: &dice) {
            overrides.remove(at: index)
        } else {
            overrides.append(.random(OverrideID(rawValue: count), around: wall, mayBeEndless: false, using: &dice))
            count += 1
        }
        hours.follow(overrides)
    }

    private mutating func accept() async throws {
        let terms = DepartureTerms.random(around: wall, using: &dice)
        let plan = SimulatedHours.plans.randomElement(using: &dice) ?? "basic"
        var new = NewFollowUp.sample(
            count, plan: plan, when: terms.when, priority: Int(count % 10), expiresAt: terms.expiresAt,
            rules: hours.rules)
        count += 1
        new.acceptedAt = wall
        new.countsFrom = wall
        new.due = hours.rules.due(terms.when, plan: plan, countsFrom: wall)
        _ = try await store.enqueue([new])
    }

    // MARK: Time

    private mutating func letTimePass() async {
        let later = wall.advanced(bySeconds: [1, 60, 3_600, 40_000].randomElement(using: &dice) ?? 0)
        pass(until: min(later, wakeAt ?? later))
        await wakeInTime()
    }

    private mutating func pass(until instant: Instant) {
        uptime += instant.seconds(since: wall) * 1_000
        wall = instant
    }

    private mutating func wakeInTime() async {
        guard let at = wakeAt, at <= wall else { return }
        wakeAt = nil
        await happen(.wake)
    }

    // MARK: The mind and its hands

    private mutating func followHours() async {
        mind.follow(hours.rules)
        await happen(.wake)
    }

    private mutating func happen(_ event: DispatchEvent) async {
        tasks += mind.handle(event, at: Moment(wall: wall, uptime: uptime))
    }

    /// Does what is to be done, until there is nothing.
    private mutating func finish() async throws {
        while true {
            while let index = tasks.indices.randomElement(using: &dice) {
                try await carryOut(tasks.remove(at: index))
                if !isPrompt, Int.random(in: 0..<4, using: &dice) == 0 {
                    pass(until: wall.advanced(bySeconds: [1, 1, 2, 5_000].randomElement(using: &dice) ?? 0))
                }
                await wakeInTime()
            }
            guard let alarm = mind.alarmAt else { return }
            if isPrompt {
                uptime = max(uptime, alarm)
            } else {
                pass(until: wall.advanced(bySeconds: max(0, alarm - uptime + 999) / 1_000))
            }
            await happen(.tick)
        }
    }

    private mutating func carryOut(_ action: DispatchAction) async throws {
        switch action {
        case .derive(let rules, _):
            _ = try await store.rederiveAll(by: rules)
            await happen(.derived)
        case .read(let plan, let after, let limit):
            let heads = try await store.due(in: plan, at: wall, after: after, limit: limit)
            await happen(.read(plan: plan, heads: heads, isEnd: heads.count < limit))
        case .claim(let ids, _, let terms):
            let claimed = try await store.claimRendered(
                ids, by: owner, at: terms.date, on: terms)
            await happen(.claimed(claimed))
        case .settle(let settlements):
            try await store.settle(settlements)
            await happen(.settled(lost: []))
        case .lookAhead(let seen):
            let next = try await store.expireAndLookAhead(by: mind.rules, after: seen, at: wall)
            wakeAt = next ?? wakeAt
            await happen(.lookedAhead)
        case .deliver(let message): await send(message)
        case .alarm, .report, .giveUpClaims: break
        }
    }

    private mutating func send(_ message: ClaimedFollowUp) async {
        let wall = wall
        let outcome: DeliveryOutcome
        if let hindrance = mind.hindrance(to: message, at: Moment(wall: wall, uptime: uptime)) {
            expect(!isPrompt, "\(message.id) was taken up, and kept back: \(hindrance)")
            outcome = .notAttempted(DeliveryReport(text: hindrance.wording.en), .none)
        } else {
            departures += 1
            if isPrompt { expect(said[message.id] == .at(wall), "\(message.id) leaves at \(wall)") }
            let isTaken = Int.random(in: 0..<4, using: &dice) > 0
            outcome =
                isTaken
                ? .delivered(DeliveryReport(code: 250, text: "Ok"))
                : .transientFailure(DeliveryReport(code: 451, text: "No"))
        }
        said[message.id] = nil
        await happen(.ended(message.lease, outcome))
    }

    // MARK: What must hold

    private func queued() async throws -> [FollowUp] {
        try await store.list(FollowUpFilter(state: .queued), before: nil, limit: .max)
    }

    private func departure(of followUp: FollowUp) -> Departure {
        hours.rules.departure(of: followUp.terms, plan: followUp.plan, at: wall)
    }

    /// Once everything is done, what is queued leaves or expires later, and the dispatcher is woken in time for it.
    private mutating func compare() async throws {
        let wall = wall
        let queued = try await queued()
        for followUp in queued {
            let departure = departure(of: followUp)
            if isPrompt, let earlier = said[followUp.id] {
                expect(departure == earlier, "\(followUp.id): \(earlier) became \(departure)")
            }
            said[followUp.id] = departure
            switch departure {
            case .at(let instant), .expires(let instant, _):
                expect(instant > wall, "\(followUp.id) is left behind at \(wall): \(departure)")
                expect(wakeAt.map { $0 <= instant } ?? false, "\(followUp.id) is forgotten: \(departure)")
            case .neverStaffed, .unknownPlan: break
            }
        }
        let ids = Set(queued.map(\.id))
        for (id, departure) in said where isPrompt && !ids.contains(id) {
            // It wasn't sent, so that it has expired: while it waited for its instant, or held.
            let kept = try await store.followUp(id)
            expect(kept?.state == .expired && kept?.endedAt == kept?.expiresAt, "\(id) is gone: \(departure)")
            if case .at = departure { failures.append("\(id) has expired, and was to leave: \(departure)") }
        }
        said = said.filter { ids.contains($0.key) }
    }

    private mutating func expect(_ condition: Bool, _ complaint: @autoclosure () -> String) {
        if !condition { failures.append(complaint()) }
    }
}
