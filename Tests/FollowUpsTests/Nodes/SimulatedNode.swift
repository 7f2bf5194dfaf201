import SeededRandom
import SupportHours

@testable import FollowUps

/// One run of a daemon among several: its clocks, its way to the database and to the relay, its membership and its
/// dispatcher's mind.
final class SimulatedNode {
    /// How its clocks differ from the true time.
    struct Clocks {
        /// Milliseconds by which the wall clock is ahead.
        var offset: Int64
        /// Parts in a million by which its seconds are shorter.
        var drift: Int64
        /// When the uptime was 0.
        var bootedAt: Int64

        /// The wall clock shows the true time.
        mutating func set(right now: Int64) {
            offset = -((now - bootedAt) * drift / 1_000_000)
        }
    }

    let number: Int
    let name: String
    let composer: Int
    var clocks: Clocks
    var configuration: Int
    var release: Int
    var rules: DueRules
    var membership: MembershipState
    /// The earliest alarm of its membership that hasn't gone off.
    var membershipAlarmAt: Int64? = 0
    var mind: DispatchState
    var wakeAt: Instant?
    /// It doesn't run before this.
    var frozenUntil: Int64 = 0
    var isCutOff = false
    var mood = SimulatedRelay.Mood.well
    var isLeaving = false
    var isGone = false
    /// Since when its report has said that it sends, and by which hours.
    var sendsSince: Int64?
    /// When its last beat was counted.
    var beatAt: Int64 = 0
    /// When the last beat was sent that it has an answer to: its uptime.
    var provenAt: Int64 = .min / 2

    static let terms = MembershipTerms()

    init(
        _ number: Int, name: String, composer: Int, clocks: Clocks, configuration: Int, release: Int,
        settings: DispatchSettings, dice: inout SeededGenerator, at now: Int64
    ) throws {
        self.number = number
        self.name = name
        self.composer = composer
        self.clocks = clocks
        self.configuration = configuration
        self.release = release
        rules = try ClusterHours.rules(configuration, release: release)
        membership = MembershipState(
            Self.facts(name, composer, configuration, rules, settings), terms: Self.terms,
            random: SeededGenerator(seed: dice.next()), at: 0)
        mind = DispatchState(
            rules: rules, settings: settings, capacity: Int.random(in: 1...6, using: &dice), owner: membership.owner,
            pause: .none, random: SeededGenerator(seed: dice.next()), at: 0)
        mind.rights = .apart(membership.owner)
    }

    private static func facts(
        _ name: String, _ composer: Int, _ configuration: Int, _ rules: DueRules, _ settings: DispatchSettings
    ) -> NodeFacts {
        NodeFacts(
            name: name, version: "1", composer: composer,
            limits: NodeReport.Limits(
                perSecond: settings.perSecond, perDomainPerSecond: settings.perDomainPerSecond, quota: settings.quota),
            configuration: "\(configuration)",
            hours: rules.plans.mapValues {
                NodeHours(fingerprint: $0.basis.fingerprint, tzdata: $0.basis.tzdata)
            })
    }

    var facts: NodeFacts { Self.facts(name, composer, configuration, rules, mind.settings) }

    func uptime(at now: Int64) -> Int64 {
        let time = now - clocks.bootedAt
        return time + time * clocks.drift / 1_000_000
    }

    /// Milliseconds.
    func wall(at now: Int64) -> Int64 {
        now + clocks.offset + (now - clocks.bootedAt) * clocks.drift / 1_000_000
    }

    func moment(at now: Int64) -> Moment {
        mind.moment(wall: Instant(secondsSinceEpoch: wall(at: now) / 1_000), uptime: uptime(at: now))
    }

    /// The true time of an uptime, or shortly after.
    private func time(ofUptime uptime: Int64) -> Int64 {
        guard uptime < .max / 2 else { return .max }
        let time = uptime - uptime * clocks.drift / 1_000_000
        return clocks.bootedAt + time + 1
    }

    /// When it has something to do by itself.
    var nextAt: Int64 {
        var next: [Int64] = []
        if let membershipAlarmAt { next.append(time(ofUptime: membershipAlarmAt)) }
        if let alarm = mind.alarmAt { next.append(time(ofUptime: alarm)) }
        if let wakeAt { next.append(wakeAt.secondsSinceEpoch * 1_000 - clocks.offset + 1) }
        return max(frozenUntil, next.min() ?? .max)
    }

    var isIdle: Bool { mind.isIdle }
}
