import SeededRandom
import StoreTestKit
import SupportHours

@testable import FollowUps

/// The life of several nodes on dice: clocks that differ and drift, calls that take long or get lost, machines that are
/// suspended, processes that die, join and leave, configurations and releases of the tz database that roll over them. Their
/// minds are the real ones; time, machines and network are played.
struct MembershipSimulation {
    /// One machine, with at most one process on it.
    private struct Machine {
        var name: String
        /// Milliseconds for each millisecond that passes.
        var pace: Double
        var uptimeAtStart: Double
        /// Milliseconds by which its wall clock is ahead.
        var wallOffset: Int64
        var mind: MembershipState?
        var facts: NodeFacts
        /// Whether its relay works.
        var isAble = true
        /// What its dispatcher was last told that it may do.
        var rights: SendingRights?
        var alarmAt: Int64?
        /// Nothing runs on it before this, in true milliseconds.
        var suspendedUntil: Double = 0
        var isCutOff = false
        /// Whether its process was asked to end.
        var isStopping = false
        /// How many processes it has had.
        var process = 0

        var release: String { facts.hours["basic"]?.tzdata ?? "" }

        func uptime(at time: Double) -> Int64 { Int64(uptimeAtStart + time * pace) }
        func wall(at time: Double) -> Int64 { MembershipSimulation.epoch + Int64(time) + wallOffset }
    }

    /// A call to the store, or its answer.
    private struct Flight {
        var machine: Int
        /// Of which process on it.
        var process: Int
        var action: MembershipAction
        /// nil where the call is on its way there.
        var answer: MembershipEvent?
        var arrivesAt: Double
        /// Whether nobody waits for its answer any more.
        var isGivenUp = false
    }

    private static let epoch: Int64 = 1_795_000_000_000
    static let releases = ["2026a", "2026b", "2026c"]

    private var dice: SeededGenerator
    private let store = InMemoryStore()
    private let terms: MembershipTerms
    private var machines: [Machine] = []
    private var flights: [Flight] = []
    /// True milliseconds.
    private var time: Double = 0
    private var isCalm = false
    private var failures: [String] = []
    /// What has happened, so that a run that shows nothing is seen.
    private(set) var rescues = 0
    private(set) var sharers = 0

    /// - Parameter terms: faulty ones show that the invariants can fail.
    init(seed: UInt64, terms: MembershipTerms = MembershipTerms()) {
        dice = SeededGenerator(seed: seed)
        self.terms = terms
        for number in 0..<Int.random(in: 2...5, using: &dice) {
            let facts = Self.facts("n\(number)", release: "2026a", configuration: "one")
            machines.append(
                Machine(
                    name: "n\(number)", pace: Double.random(in: 0.95...1.05, using: &dice),
                    uptimeAtStart: Double.random(in: 0...1e9, using: &dice),
                    wallOffset: [0, 0, 0, 400, -900, 5_000].randomElement(using: &dice) ?? 0, facts: facts))
        }
    }

    private static func facts(_ name: String, release: String, configuration: String) -> NodeFacts {
        // A release moves the one plan, and leaves the other alone.
        let hours = [
            "basic": NodeHours(fingerprint: "\(configuration) \(release)", tzdata: release),
            "desk": NodeHours(fingerprint: configuration, tzdata: release),
        ]
        return NodeFacts(
            name: name, version: "1", composer: 1,
            limits: NodeReport.Limits(
                perSecond: 100, perDomainPerSecond: 10, quota: SendingQuota.Limits(perHour: nil, perDay: nil)),
            configuration: configuration, hours: hours)
    }

    /// - Returns: what went wrong; empty where all is well.
    mutating func run(steps: Int) async throws -> [String] {
        for number in machines.indices { start(number) }
        for _ in 0..<steps where failures.isEmpty {
            await pass(milliseconds: [1, 50, 400, 2_000, 6_000].randomElement(using: &dice) ?? 1)
            happen()
        }
        await calmDown()
        return failures
    }

    // MARK: Time

    private mutating func pass(milliseconds: Double) async {
        let end = time + milliseconds
        while failures.isEmpty {
            let arrivals = flights.enumerated().map { (at: max($0.element.arrivesAt, awake($0.element)), $0.offset) }
            let alarms = machines.enumerated().compactMap { number, machine -> (at: Double, number: Int)? in
                guard machine.mind != nil, let alarm = machine.alarmAt else { return nil }
                let at = (Double(alarm) - machine.uptimeAtStart) / machine.pace + 0.01
                return (max(at, machine.suspendedUntil, time), number)
            }
            let arrival = arrivals.min { $0.at < $1.at }
            let alarm = alarms.min { $0.at < $1.at }
            guard let next = [arrival?.at, alarm?.at].compactMap(\.self).min(), next <= end else { break }
            time = max(time, next)
            setDatabaseClock()
            if let arrival, arrival.at <= next {
                await land(flights.remove(at: arrival.1))
            } else if let alarm {
                wake(alarm.number)
            }
            check()
        }
        time = max(time, end)
        setDatabaseClock()
        check()
    }

    private func setDatabaseClock() {
        let now = Self.epoch + Int64(time)
        store.setDatabaseClock { now }
    }

    /// Until when nobody is there to hear an answer.
    private func awake(_ flight: Flight) -> Double {
        flight.answer == nil ? 0 : machines[flight.machine].suspendedUntil
    }

    private mutating func land(_ flight: Flight) async {
        guard let answer = flight.answer else {
            var returning = flight
            returning.answer = await carryOut(flight)
            if flight.isGivenUp { return }
            // An answer may be lost, or come late.
            if machines[flight.machine].isCutOff || isUnlucky(5) { returning.answer = .failed(flight.action) }
            returning.arrivesAt = time + delay()
            return flights.append(returning)
        }
        // Nobody hears what a process has asked that is no more.
        if machines[flight.machine].process == flight.process { tell(flight.machine, answer) }
    }

    private mutating func delay() -> Double {
        Double.random(in: 0...(isUnlucky(5) ? 5_000 : 300), using: &dice)
    }

    private mutating func isUnlucky(_ percentage: Int) -> Bool {
        !isCalm && Int.random(in: 0..<100, using: &dice) < percentage
    }

    // MARK: The minds and their calls

    private mutating func wake(_ number: Int) {
        machines[number].alarmAt = nil
        let isToSpeak = machines[number].mind?.isToSpeak(at: machines[number].uptime(at: time)) ?? false
        tell(number, isToSpeak ? .speak(SendingNeeds(isAble: machines[number].isAble)) : .tick)
    }

    private mutating func tell(_ number: Int, _ event: MembershipEvent) {
        guard var mind = machines[number].mind else { return }
        let actions = mind.handle(
            event, at: machines[number].uptime(at: time), wall: machines[number].wall(at: time))
        machines[number].mind = mind.hasLeft ? nil : mind
        if mind.hasLeft { machines[number].rights = nil }
        for action in actions {
            switch action {
            case .alarm(let uptime): machines[number].alarmAt = uptime
            case .follow(let rights): machines[number].rights = rights
            case .report: break
            default:
                var flight = Flight(
                    machine: number, process: machines[number].process, action: action, answer: nil,
                    arrivesAt: time + delay())
                if machines[number].isCutOff || isUnlucky(3) {
                    // Some that got no answer in time are carried out all the same, and late.
                    if Bool.random(using: &dice) {
                        var late = flight
                        late.isGivenUp = true
                        late.arrivesAt += Double.random(in: 0...40_000, using: &dice)
                        flights.append(late)
                    }
                    flight.answer = .failed(action)
                    flight.arrivesAt = time + 10_000
                }
                flights.append(flight)
            }
        }
    }

    private mutating func carryOut(_ flight: Flight) async -> MembershipEvent {
        let action = flight.action
        do throws(StoreError) {
            switch action {
            case .join(let call, let name):
                return .joined(
                    try await store.join(call.owner, name: name, report: call.report), begun: nil, to: call)
            case .beat(let call):
                return .beaten(try await store.beat(call.owner, report: call.report), begun: nil, to: call)
            case .leave(let owner):
                try await store.leave(owner)
                return .left
            case .declareDead(let owner, let beat):
                return .declared(owner, isDead: try await store.declareDead(owner, atBeat: beat))
            case .rescue(let owner):
                rescues += 1
                checkRescue(of: owner)
                return .rescued(owner)
            case .adopt(let hours, let plan, let configuration, let epoch):
                return .adopted(
                    try await store.adopt(
                        hours, of: plan, configuration: configuration, by: machines[flight.machine].name, over: epoch))
            case .halt(let reason):
                try await store.halt(reason)
                return .halted
            case .alarm, .follow, .report: return .failed(action)
            }
        } catch {
            return .failed(action)
        }
    }

    // MARK: What happens to them

    private mutating func start(_ number: Int) {
        machines[number].mind = MembershipState(
            machines[number].facts, terms: terms, random: SeededGenerator(seed: dice.next()),
            at: machines[number].uptime(at: time))
        machines[number].rights = nil
        machines[number].isStopping = false
        machines[number].process += 1
        wake(number)
    }

    private mutating func happen() {
        let number = Int.random(in: machines.indices, using: &dice)
        switch Int.random(in: 0..<60, using: &dice) {
        case 0: machines[number].suspendedUntil = time + Double.random(in: 0...90_000, using: &dice)
        case 1, 2: machines[number].isCutOff.toggle()
        case 3:
            machines[number].mind = nil
            machines[number].rights = nil
        case 4, 5, 6: if machines[number].mind == nil { start(number) }
        case 7:
            machines[number].isStopping = true
            tell(number, .stop)
        case 8, 9: machines[number].isAble.toggle()
        case 10:
            let release = Self.releases.randomElement(using: &dice) ?? ""
            change(number, release: release, configuration: machines[number].facts.configuration)
        case 11:
            let configuration = ["one", "two"].randomElement(using: &dice) ?? ""
            change(number, release: machines[number].release, configuration: configuration)
        case 13: tell(number, .insist)
        case 12: machines[number].wallOffset = [0, 0, 500, -2_000].randomElement(using: &dice) ?? 0
        default: break
        }
    }

    private mutating func change(_ number: Int, release: String, configuration: String) {
        machines[number].facts = Self.facts(machines[number].name, release: release, configuration: configuration)
        tell(number, .changed(machines[number].facts))
    }

    // MARK: What must hold

    /// Who may claim at this moment, by what part.
    private var claimants: [(number: Int, rights: SendingRights, divisor: Int)] {
        machines.enumerated().compactMap { number, machine in
            guard machine.mind != nil, machine.suspendedUntil <= time, let rights = machine.rights,
                machine.uptime(at: time) < rights.claimsUntil, rights.isSending
            else { return nil }
            return (number, rights, rights.divisor)
        }
    }

    private mutating func check() {
        let claimants = claimants
        sharers = max(sharers, claimants.count)
        // By whole numbers, so that thirds add up.
        let whole = 27_720
        let sum = claimants.reduce(0) { $0 + (whole + $1.divisor - 1) / $1.divisor }
        if sum > whole + claimants.count {
            failures.append("at \(time) the parts of the limits are \(claimants.map { ($0.number, $0.divisor) })")
        }
    }

    /// Nobody rescues from one who still finishes what has begun.
    private mutating func checkRescue(of owner: LeaseOwner) {
        for machine in machines where machine.mind?.owner == owner {
            guard let rights = machine.rights, rights.owner == owner else { continue }
            if machine.suspendedUntil <= time, machine.uptime(at: time) < rights.finishesUntil {
                failures.append("at \(time) \(machine.name) is rescued from, and trusts in itself")
            }
        }
    }

    /// Everything is well from now on: all nodes send, each with its part, by the same hours.
    private mutating func calmDown() async {
        guard failures.isEmpty else { return }
        isCalm = true
        for number in machines.indices {
            machines[number].isCutOff = false
            machines[number].suspendedUntil = 0
            machines[number].wallOffset = 0
            machines[number].isAble = true
            if machines[number].mind == nil || machines[number].isStopping { start(number) }
            change(number, release: machines[number].release, configuration: "one")
        }
        // Somebody says which configuration holds, as an operator would.
        await pass(milliseconds: Double(terms.lease) * 3)
        tell(0, .insist)
        await pass(milliseconds: Double(terms.beatEvery) * 4)
        let newest = machines.map(\.release).max()
        let adopted = (try? await store.cluster().adopted) ?? [:]
        if adopted["basic"]?.hours.tzdata != newest {
            failures.append("adopted is \(String(describing: adopted["basic"])), and the newest is \(newest ?? "")")
        }
        for machine in machines {
            guard let rights = machine.rights, machine.uptime(at: time) < rights.claimsUntil else {
                failures.append("\(machine.name) may not claim, though all is well")
                continue
            }
            if !rights.isSending || rights.divisor != machines.count {
                failures.append("\(machine.name) divides by \(String(describing: rights.divisor)) of \(machines.count)")
            }
            let agreed = machine.facts.hours.filter { rights.adopted?[$0.key] == $0.value.fingerprint }.keys
            if agreed.contains("basic") != (machine.release == newest) || !agreed.contains("desk") {
                failures.append("\(machine.name) goes by \(agreed), with \(machine.facts.hours)")
            }
        }
        if Set(machines.compactMap { $0.rights?.shares["desk"]?.number }).count != machines.count {
            failures.append("two nodes ask for the same heads")
        }
    }
}
