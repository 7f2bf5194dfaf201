import FollowUpsSQLite
import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUps

/// A daemon's life on dice: people ask, windows open and close, hours change and are overridden, the relay and the store
/// fail, and the process dies at any step. The dispatcher's mind and the store are the real ones; time, hands and relay are played.
struct Simulation {
    private var dice: SeededGenerator
    /// What is kept, whatever a process hears of it.
    private var store: any FollowUpStore
    private let faults: SimulatedFaults
    /// What a new process finds of the store that the old one left.
    private let reopen: (any FollowUpStore) async throws -> any FollowUpStore
    private var hours = SimulatedHours()
    private var relay = SimulatedRelay()
    private var wall: Instant
    private var uptime: Int64 = 0
    private var ids = FollowUpIDGenerator()
    private var mind: DispatchState
    /// What the hands are at; any of them may be next to get on.
    private var tasks: [Hand] = []
    private var wakeAt: Instant?
    /// Messages that were on their way when their leases were taken away.
    private var adrift: Set<FollowUpID> = []
    /// All leases that were taken away.
    private var takenAway: Set<Lease> = []

    /// Whether hours are overridden in this life: in some, because schedules take their time to be made.
    private let hasOverrides: Bool
    /// Those that were acknowledged, and neither removed nor pruned since.
    private var overrides: [OverrideID: PlanOverride] = [:]
    private var lastOverride: Int64 = 0
    /// Whether due instants are still to be compared with those by schedules that are made anew.
    private var isToCompareAnew = true

    private var accepted: [FollowUpID: NewFollowUp] = [:]
    /// How many commands were acknowledged, and of how many nobody knows.
    private var commands: [FollowUpID: (done: Int, uncertain: Int)] = [:]
    /// Since when nothing more may arrive.
    private var cancelled: [FollowUpID: Int] = [:]
    /// When messages began data, and how many may within an hour and a day.
    private var begun: [Instant] = []
    private var begunTo: [AddressKey: [Instant]] = [:]
    private let quota: SendingQuota.Limits
    private let perRecipientPerDay: Int?
    private var failures: [String] = []

    private enum Hand {
        case act(DispatchAction)
        /// Claimed, and data isn't begun yet.
        case connected(ClaimedFollowUp)
        /// Data is begun, and not sent yet.
        case begun(ClaimedFollowUp)
        /// Sent; the answer is on its way.
        case answered(Lease, DeliveryOutcome)
    }

    private static let retry = RetryPolicy(attempts: 4, first: 300, longest: 7_200)

    init(
        seed: UInt64, store: any FollowUpStore = InMemoryStore(),
        reopen: @escaping (any FollowUpStore) async throws -> any FollowUpStore = { $0 }
    ) throws {
        self.store = store
        self.reopen = reopen
        faults = SimulatedFaults(seed: ~seed)
        hasOverrides = seed.isMultiple(of: 4)
        var dice = SeededGenerator(seed: seed)
        // Around both changes of California's clocks, and elsewhere.
        let starts: [Int64] = [1_772_870_000, 1_793_430_000, 1_795_500_000]
        wall = Instant(
            secondsSinceEpoch: (starts.randomElement(using: &dice) ?? 0) + Int64.random(in: 0..<200_000, using: &dice))
        try hours.change(using: &dice)
        quota = SendingQuota.Limits(
            perHour: [nil, 3, 8].randomElement(using: &dice) ?? nil,
            perDay: [nil, 10, 30].randomElement(using: &dice) ?? nil)
        relay.isGreylisting = Bool.random(using: &dice)
        if Bool.random(using: &dice) { relay.dead = ["gone@docomo.ne.jp", "gone@example.jp", "gone@example.com"] }
        perRecipientPerDay = [nil, 1, 3].randomElement(using: &dice) ?? nil
        mind = Self.mind(
            hours.rules, pause: .none, repeatsUncertain: Bool.random(using: &dice), quota: quota,
            perRecipientPerDay: perRecipientPerDay, dice: &dice, at: 0)
        self.dice = dice
    }

    private static func mind(
        _ rules: DueRules, pause: Pause, repeatsUncertain: Bool, quota: SendingQuota.Limits,
        perRecipientPerDay: Int?, dice: inout SeededGenerator, at uptime: Int64
    ) -> DispatchState {
        let settings = DispatchSettings(
            retry: retry, repeatsUncertain: repeatsUncertain, perSecond: 50, perDomainPerSecond: 5,
            quota: quota, perRecipientPerDay: perRecipientPerDay, senders: Senders(Sender("support@example.jp")),
            dateZone: .utc)
        return DispatchState(
            rules: rules, settings: settings, capacity: Int.random(in: 1...8, using: &dice),
            owner: LeaseOwner(rawValue: Int64.random(in: 1...(.max), using: &dice)), pause: pause,
            random: SeededGenerator(seed: dice.next()), at: uptime)
    }

    /// The store as a process has it.
    private var process: any FollowUpStore {
        UncertainStore(store, fault: { [faults] _ in faults.next() })
    }

    /// - Returns: what went wrong, in words; empty where all is well.
    mutating func run(steps: Int) async throws -> [String] {
        await happen(.wake)
        for _ in 0..<steps where failures.isEmpty {
            try await step()
            if hasOverrides, Int.random(in: 0..<20, using: &dice) == 0 { try await overrideHours() }
            try await checkDueInstants()
        }
        try await comeToRest()
        try await check()
        return failures
    }

    private mutating func step() async throws {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<60 where !tasks.isEmpty: await advanceHand()
        case 0..<72: await letTimePass()
        case 72..<84: try await ask()
        case 84..<86:
            try hours.change(using: &dice)
            await followHours()
        case 86..<90:
            relay.mood = SimulatedRelay.Mood.allCases.randomElement(using: &dice) ?? .well
        case 90..<92: faults.happen([0, 0, 5, 50, 100].randomElement(using: &dice) ?? 0)
        case 92..<94:
            let paused = Bool.random(using: &dice)
            if (try? await process.setPausedForSure(paused)) != nil { await happen(.paused(paused)) }
        case 94..<95: await happen(.configured(mind.settings, capacity: mind.capacity))
        case 95..<97: try await die()
        case 97..<98: try await loseLeases()
        default: await advanceHand()
        }
    }

    // MARK: Time

    private mutating func letTimePass() async {
        let seconds: Int64 = [0, 0, 1, 30, 600, 3_600, 40_000].randomElement(using: &dice) ?? 0
        wall = wall.advanced(bySeconds: seconds)
        uptime += seconds * 1_000 + Int64.random(in: 1...400, using: &dice)
        await ringBells()
    }

    private mutating func ringBells() async {
        if let alarm = mind.alarmAt, alarm <= uptime { await happen(.tick) }
        if let at = wakeAt, at <= wall {
            wakeAt = nil
            await happen(.wake)
        }
    }

    // MARK: The mind and its hands

    private mutating func followHours() async {
        isToCompareAnew = true
        mind.follow(hours.rules)
        await happen(.wake)
    }

    private mutating func happen(_ event: DispatchEvent) async {
        tasks += mind.handle(event, at: Moment(wall: wall, uptime: uptime)).map(Hand.act)
    }

    private mutating func advanceHand() async {
        guard let index = tasks.indices.randomElement(using: &dice) else { return }
        switch tasks.remove(at: index) {
        case .act(let action): await carryOut(action)
        case .connected(let message):
            // As the dispatcher's own hands do: the window may have closed by now.
            if let hindrance = mind.hindrance(to: message, at: Moment(wall: wall, uptime: uptime)) {
                return await end(message.lease, .notAttempted(DeliveryReport(text: hindrance.wording.en), .none))
            }
            let leases: [Lease]
            do throws(StoreError) {
                leases = try await process.beginData([
                    message.dataBeginning(at: wall, countsRecipient: perRecipientPerDay != nil)
                ])
            } catch {
                return await end(message.lease, .notAttempted(DeliveryReport(text: "data isn't begun"), .none))
            }
            guard leases == [message.lease] else {
                return await end(message.lease, .notAttempted(DeliveryReport(text: "lost"), .none))
            }
            mind.begin(message.lease, at: wall)
            begun.append(wall)
            for (limit, seconds) in [(quota.perHour, Int64(3_600)), (quota.perDay, 86_400)] {
                let number = begun.count { $0 > wall.advanced(bySeconds: -seconds) }
                expect(number <= limit ?? .max, "\(number) began data within \(seconds) seconds")
            }
            let recipient = message.message.recipient.key
            begunTo[recipient, default: []].append(wall)
            let number = begunTo[recipient]?.count { wall.seconds(since: $0) < RecipientWindow.length } ?? 0
            expect(number <= perRecipientPerDay ?? .max, "\(number) began data for \(recipient) within a day")
            expect(hours.isOpen(message.plan, at: wall), "\(message.id) is sent outside a window")
            expect(message.expiresAt.map { wall < $0 } ?? true, "\(message.id) is sent after it has expired")
            tasks.append(.begun(message))
        case .begun(let message):
            let outcome = relay.take(message, at: wall, dice: &dice)
            tasks.append(.answered(message.lease, outcome ?? .uncertain(DeliveryReport(text: "silence"))))
        case .answered(let lease, let outcome): await end(lease, outcome)
        }
    }

    private mutating func end(_ lease: Lease, _ outcome: DeliveryOutcome) async {
        let wasUsable = mind.breaker.reason == nil
        await happen(.ended(lease, outcome))
        if outcome.report.subject == .recipient, wasUsable {
            expect(mind.breaker.reason == nil, "a refusal of one recipient holds up the others")
        }
    }

    private mutating func carryOut(_ action: DispatchAction) async {
        let process = process
        do throws(StoreError) {
            switch action {
            case .derive(let rules, _):
                _ = try await process.rederiveAll(by: rules)
                await happen(.derived)
            case .read(let plan, let after, let limit):
                let heads = try await process.due(in: plan, at: wall, after: after, limit: limit)
                await happen(.read(plan: plan, heads: heads, isEnd: heads.count < limit))
            case .claim(let ids, _, let terms):
                let claimed = try await process.claim(ids, by: mind.owner, at: wall, on: terms)
                let now = wall
                await happen(.claimed(claimed.map { $0.rendered(by: .plain, at: now) }))
            case .giveUpClaims(_, let known):
                _ = try await process.rescue(
                    mind.owner, except: known, at: wall, repeatsUncertain: mind.settings.repeatsUncertain,
                    attempts: Self.retry.attempts, rules: hours.rules)
                await happen(.claimsGivenUp)
            case .settle(let settlements):
                let lost = try await process.settle(settlements)
                let taken = lost.filter { !takenAway.contains($0) }
                expect(taken.isEmpty, "\(taken) are said to be lost, and nobody has taken them away")
                await happen(.settled(lost: lost))
            case .lookAhead(let seen):
                wakeAt = try await process.expireAndLookAhead(by: mind.rules, after: seen, at: wall)
                await happen(.lookedAhead)
            case .deliver(let message):
                if let obstacle = relay.obstacle {
                    await end(message.lease, obstacle)
                } else {
                    tasks.append(.connected(message))
                }
            case .alarm, .report:
                break
            }
        } catch {
            let kind: DispatchAction.Kind =
                switch action {
                case .derive: .derive
                case .read: .read
                case .claim: .claim
                case .giveUpClaims: .giveUpClaims
                case .settle: .settle
                case .lookAhead, .deliver, .alarm, .report: .lookAhead
                }
            await happen(.failed(kind, error))
        }
    }

}

// What people do.
extension Simulation {
    private mutating func ask() async throws {
        if Bool.random(using: &dice) || accepted.isEmpty {
            return try await accept()
        }
        let id = accepted.keys.sorted().randomElement(using: &dice) ?? FollowUpID(rawValue: 0)
        let command: FollowUpCommand =
            switch Int.random(in: 0..<3, using: &dice) {
            case 0: .cancel
            case 1: .retry
            default: .reschedule(randomWhen())
            }
        do throws(StoreError) {
            let result = try await process.applyForSure(command, to: id, at: wall, uid: 1_000, rules: hours.rules)
            guard case .done = result else { return }
        } catch {
            guard error.reason == .uncertain else { return }
            commands[id, default: (0, 0)].uncertain += 1
            if command != .cancel { cancelled[id] = nil }
            return await happen(.wake)
        }
        commands[id, default: (0, 0)].done += 1
        cancelled[id] = command == .cancel ? relay.arrivals.count : nil
        await happen(.wake)
    }

    private mutating func accept() async throws {
        let plan = SimulatedHours.plans.randomElement(using: &dice) ?? "basic"
        let when = randomWhen()
        let id = ids.next(milliseconds: wall.secondsSinceEpoch * 1_000, random: dice.next())
        let domain = ["docomo.ne.jp", "example.jp", "example.com"].randomElement(using: &dice) ?? ""
        let mailbox = ["a", "b", "c", "gone"].randomElement(using: &dice) ?? ""
        let followUp = NewFollowUp(
            id: id, kind: .guidance, plan: plan,
            message: Message(recipient: try MailAddress(parsing: "\(mailbox)@\(domain)"), subject: "件名", text: "本文"),
            messageID: "<\(id)@example.jp>", when: when, due: hours.rules.due(when, plan: plan, countsFrom: wall),
            priority: Priority(clamping: Int.random(in: 0...9, using: &dice)),
            expiresAt: Int.random(in: 0..<5, using: &dice) == 0
                ? wall.advanced(bySeconds: Int64.random(in: 1...200_000, using: &dice)) : nil,
            acceptedAt: wall)
        do throws(StoreError) {
            let results = try await process.enqueueForSure([followUp])
            expect(results == [.stored], "\(id) is \(results)")
        } catch {
            guard error.reason == .uncertain else { return }
            await happen(.wake)
            // One that is there although nobody knows of it is like any other.
            guard try await store.followUp(id) != nil else { return }
        }
        accepted[id] = followUp
        await happen(.wake)
    }

    private mutating func randomWhen() -> When {
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: .nextWindow
        case 1: .notBefore(wall.advanced(bySeconds: Int64.random(in: -3_600...300_000, using: &dice)))
        default: .afterStaffed(seconds: Int64.random(in: 0...50_000, using: &dice))
        }
    }

    /// Somebody takes this process for dead, and settles what it holds; it goes on all the same.
    private mutating func loseLeases() async throws {
        for case .begun(let message) in tasks { adrift.insert(message.id) }
        takenAway.formUnion(mind.inFlight.values.map(\.lease))
        takenAway.formUnion((mind.ended + mind.settling).map(\.lease))
        _ = try await store.rescue(
            mind.owner, except: [], at: wall, repeatsUncertain: mind.settings.repeatsUncertain,
            attempts: Self.retry.attempts, rules: hours.rules)
        await happen(.wake)
    }

    // MARK: Overrides

    /// Somebody overrides a plan's hours or takes that back, or what is long over is pruned.
    private mutating func overrideHours() async throws {
        switch Int.random(in: 0..<8, using: &dice) {
        case 0..<4: try await addOverride()
        case 4..<7: try await removeOverride()
        default:
            let horizon = wall.advanced(bySeconds: -100_000)
            _ = try await store.pruneOverrides(endedBefore: horizon, limit: .max)
            overrides = overrides.filter { _, override in override.end.map { $0 >= horizon } ?? true }
        }
        try await readOverrides()
        await followHours()
    }

    private mutating func addOverride() async throws {
        lastOverride += 1
        let override = PlanOverride.random(
            OverrideID(rawValue: lastOverride), around: wall, mayBeEndless: true, using: &dice)
        do throws(StoreError) {
            _ = try await process.addForSure(override, idempotency: nil)
        } catch {
            guard error.reason == .uncertain else { return }
            #expect(try await store.add(override, idempotency: nil) == .added)
        }
        overrides[override.id] = override
    }

    private mutating func removeOverride() async throws {
        guard let id = overrides.keys.sorted().randomElement(using: &dice) else { return }
        let removal: OverrideRemoval
        do throws(StoreError) {
            removal = try await process.removeOverrideForSure(id, at: wall, by: nil)
        } catch {
            guard error.reason == .uncertain else { return }
            removal = try await store.removeOverride(id, at: wall, by: nil)
        }
        switch removal {
        case .removed: overrides[id] = nil
        case .past(let override): expect(override.end.map { $0 <= wall } ?? false, "override \(id) hasn't ended")
        case .unknown: failures.append("override \(id) was acknowledged, and is lost")
        }
    }

    /// Reads what the store has, as a process does when it starts and after each change.
    private mutating func readOverrides() async throws {
        let kept = try await store.overrides()
        expect(kept == overrides.values.sorted { $0.id < $1.id }, "other overrides are kept than were acknowledged")
        hours.follow(kept)
    }

    // MARK: Processes

    /// The process ends here and now, whatever it is at, and another one starts.
    private mutating func die() async throws {
        for case .begun(let message) in tasks where Bool.random(using: &dice) {
            // It had left already, and the answer found nobody.
            _ = relay.take(message, at: wall, dice: &dice)
        }
        tasks = []
        wakeAt = nil
        faults.happen(0)
        // An override may be the last thing that it committed, and nothing followed it yet.
        if hasOverrides, Bool.random(using: &dice) { try await addOverride() }
        store = try await reopen(store)
        try await readOverrides()
        isToCompareAnew = true
        let repeatsUncertain = mind.settings.repeatsUncertain
        mind = Self.mind(
            hours.rules, pause: try await store.currentPause(), repeatsUncertain: repeatsUncertain, quota: quota,
            perRecipientPerDay: perRecipientPerDay, dice: &dice, at: uptime)
        mind.quota.restore(try await store.dataBegun(since: wall.advanced(bySeconds: -SendingQuota.reach)))
        _ = try await store.rescue(
            fromAllBut: mind.owner, at: wall, repeatsUncertain: repeatsUncertain, attempts: Self.retry.attempts,
            rules: hours.rules)
        await happen(.wake)
    }
}

// How it must end.
extension Simulation {
    /// Everything is well from now on, and time passes until nothing is left to do.
    private mutating func comeToRest() async throws {
        faults.happen(0)
        relay.mood = .well
        try hours.settle()
        for id in overrides.keys.sorted() {
            if case .removed = try await store.removeOverride(id, at: wall, by: nil) { overrides[id] = nil }
        }
        try await readOverrides()
        await followHours()
        try await store.setPaused(false)
        await happen(.paused(false))
        for _ in 0..<20_000 {
            if !tasks.isEmpty {
                await advanceHand()
                continue
            }
            let tally = try await store.tally().values.flatMap { $0 }
            if tally.allSatisfy({ $0.key.isTerminal || $0.value == 0 }) { return }
            if mind.breaker.state == .halted {
                // The last message of bad times came home late; somebody looks after it.
                await happen(.configured(mind.settings, capacity: mind.capacity))
            } else if let alarm = mind.alarmAt, alarm > uptime {
                wall = wall.advanced(bySeconds: (alarm - uptime) / 1_000)
                uptime = alarm
            } else if let at = wakeAt {
                uptime += max(1, at.seconds(since: wall)) * 1_000
                wall = max(wall, at)
            } else {
                failures.append("nothing is to be done, and something is left: \(tally)")
                return
            }
            await ringBells()
        }
        failures.append("it never comes to rest")
    }

    private mutating func check() async throws {
        for (id, new) in accepted.sorted(by: { $0.key < $1.key }) {
            let kept = try await store.followUp(id)
            guard let kept else {
                failures.append("\(id) was acknowledged, and is lost")
                continue
            }
            let history = try await store.history(of: id)
            let arrivals = relay.arrivals.filter { $0.id == id }
            let uncertainAttempts = history.count { $0.move == .uncertain }
            let deliveries = history.count { $0.move == .delivered || $0.move == .learned }
            expect(kept.state.isTerminal, "\(id) is \(kept.state)")
            expect(kept.message == new.message, "\(id) is another letter")
            if kept.state == .delivered { expect(!arrivals.isEmpty, "\(id) is delivered, and never arrived") }
            expect(
                arrivals.count <= uncertainAttempts + deliveries,
                "\(id) arrived \(arrivals.count) times, with \(uncertainAttempts) doubts: \(history.map(\.move))")
            expect(Set(arrivals.map(\.messageID)).count <= 1, "\(id) arrived under two Message-IDs")
            expect(Set(arrivals.map(\.fixedHeaders)).count <= 1, "\(id) arrived with other bytes")
            if let since = cancelled[id], !adrift.contains(id) {
                expect(!relay.arrivals[since...].contains { $0.id == id }, "\(id) arrived after it was cancelled")
            }
            checkMoves(history, of: id)
            let (done, uncertain) = commands[id] ?? (0, 0)
            let obeyed = history.count { $0.uid == 1_000 }
            expect(
                (done...(done + uncertain)).contains(obeyed),
                "\(id) obeyed \(obeyed) commands of \(done) and \(uncertain) uncertain ones")
            let claims = history.filter { $0.move == .claimed }
            expect(
                claims.allSatisfy { claim in kept.expiresAt.map { claim.at < $0 } ?? true },
                "\(id) was taken up after it had expired")
        }
    }

    /// Due instants are right after any edit of hours, zones or overrides, once they have been derived.
    private mutating func checkDueInstants() async throws {
        let isBusy = !mind.settling.isEmpty || !mind.ended.isEmpty || mind.isToDerive || mind.isDeriving
        guard !isBusy else { return }
        let rules = isToCompareAnew ? hours.madeAnew : hours.rules
        isToCompareAnew = false
        for followUp in try await store.list(FollowUpFilter(state: .queued), before: nil, limit: 1_000) {
            let due = rules.due(
                followUp.when, plan: followUp.plan, countsFrom: followUp.countsFrom, notBefore: followUp.notBefore)
            expect(due.at == followUp.dueAt, "\(followUp.id) is due at another time")
            expect(due.at.map { hours.isOpen(followUp.plan, at: $0) } ?? true, "\(followUp.id) is due when closed")
        }
    }

    /// The history is a walk through the state machine.
    private mutating func checkMoves(_ history: [HistoryEntry], of id: FollowUpID) {
        var state: FollowUpState?
        var run = 0
        for entry in history {
            guard let next = FollowUpState.after(entry.move, from: state) else {
                failures.append("\(id): \(entry.move) can't follow on \(String(describing: state))")
                return
            }
            state = next
            switch entry.move {
            case .claimed: run += 1
            case .returned, .interrupted: run -= 1
            case .retried: run = 0
            default: break
            }
            expect(run <= Self.retry.attempts, "\(id) was tried \(run) times")
        }
        expect(zip(history, history.dropFirst()).allSatisfy { $0.at <= $1.at }, "\(id): history goes back in time")
    }

    private mutating func expect(_ condition: Bool, _ complaint: @autoclosure () -> String) {
        if !condition { failures.append(complaint()) }
    }
}
