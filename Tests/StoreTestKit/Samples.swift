package import FollowUps
package import MailAddress
package import Messages
package import SupportHours
import TestAddresses

/// Monday, 2026-01-05, 00:00 UTC.
package let monday = Instant(secondsSinceEpoch: 1_767_571_200)

extension Instant {
    package static func hours(_ hours: Int64) -> Instant { monday.advanced(bySeconds: hours * 3_600) }
}

extension DueRules {
    /// Plans with these hours, in UTC.
    package static func sample(_ plans: [String: String] = ["basic": "Mo-Fr 09:00-17:00", "growth": "24/7"]) throws
        -> DueRules
    {
        DueRules(
            plans: Dictionary(
                uniqueKeysWithValues: try plans.map { plan, hours in
                    let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: .utc)
                    let basis = DueBasis(plan: plan, hours: hours, zone: "UTC", tzdata: "2026a", fingerprint: hours)
                    return (plan, PlanDue(schedule: schedule, basis: basis))
                }))
    }
}

extension NewFollowUp {
    /// A follow-up that is accepted on ``monday``.
    package static func sample(
        _ id: Int64, plan: String = "basic", to recipient: MailAddress = "hana@example.jp", when: When = .nextWindow,
        priority: Int = 4, expiresAt: Instant? = nil, caseLabel: String? = nil, key: String? = nil,
        fingerprint: String = "same", rules: DueRules
    ) -> NewFollowUp {
        NewFollowUp(
            id: FollowUpID(rawValue: id), kind: id % 2 == 0 ? .reminder : .guidance, plan: plan,
            message: Message(
                recipient: recipient, subject: "窓口のご案内 \(id)", text: "本文 \(id)\n",
                html: id % 3 == 0 ? "<p>\(id)</p>" : nil),
            messageID: "<\(id)@example.jp>", language: id % 5 == 0 ? nil : "ja", when: when,
            due: rules.due(when, plan: plan, countsFrom: monday), priority: Priority(clamping: priority),
            expiresAt: expiresAt, caseLabel: caseLabel, acceptedAt: monday,
            acceptedBy: id % 4 == 0 ? nil : UInt32(1_000 + id),
            idempotency: key.map { Idempotency(key: $0, fingerprint: fingerprint) })
    }
}

extension NewFollowUp {
    /// The same under a Message-ID of its own, as another one has that bears the same id by mistake.
    package var namesake: NewFollowUp {
        var other = self
        other.messageID = "<namesake@example.jp>"
        return other
    }
}

extension FollowUpID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}

extension PlanOverride {
    /// One that is created on ``monday``.
    package static func sample(
        _ id: OverrideID, plan: String = "basic", _ state: OpenState = .closed, from start: Instant = .hours(10),
        to end: Instant? = .hours(12), reason: Wording? = nil
    ) -> PlanOverride {
        PlanOverride(
            id: id, plan: plan, state: state, start: start, end: end, reason: reason, createdAt: monday, createdBy: 501)
    }
}

extension OverrideID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}

extension FixedHeaders {
    package static let sample = FixedHeaders(sender: "窓口 <support@example.jp>", date: .hours(9), utcOffset: 32_400)
}

extension ClaimTerms {
    /// The same headers for each plan.
    package init(_ headers: FixedHeaders, perRecipientPerDay: Int? = nil) {
        self.init(
            senders: Senders(Sender(headers.sender, replyTo: headers.replyTo)), date: headers.date,
            utcOffset: headers.utcOffset, perRecipientPerDay: perRecipientPerDay)
    }
}

package let owner = LeaseOwner(rawValue: 7)

extension NodeReport {
    package static func sample(
        number: Int64 = 0, version: String = "1.0", isSending: Bool = true, divisor: Int = 1,
        hours: [String: NodeHours] = [:]
    ) -> NodeReport {
        NodeReport(
            number: number, version: version, composer: 3, isSending: isSending, divisor: divisor,
            limits: Limits(perSecond: 10, perDomainPerSecond: 2, quota: SendingQuota.Limits(perHour: 100)),
            clockOffset: -12, configuration: "configuration", hours: hours)
    }
}

extension SendingStore {
    /// Takes all of these up, and says which attempts that makes.
    package func claimed(
        _ ids: [FollowUpID], by owner: LeaseOwner = owner, at now: Instant = .hours(9)
    ) async throws -> [Lease] {
        try await claim(ids, by: owner, at: now, fixedHeaders: .sample).map(\.lease)
    }

    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, fixedHeaders: FixedHeaders
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        try await claim(ids, by: owner, at: now, on: ClaimTerms(fixedHeaders))
    }

    /// Claims all of these and renders them, as a dispatcher does.
    package func claimRendered(
        _ ids: [FollowUpID], by owner: LeaseOwner = owner, at now: Instant = .hours(9),
        fixedHeaders: FixedHeaders = .sample
    ) async throws -> [ClaimedFollowUp] {
        try await claimRendered(ids, by: owner, at: now, on: ClaimTerms(fixedHeaders))
    }

    package func claimRendered(
        _ ids: [FollowUpID], by owner: LeaseOwner = owner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        try await claim(ids, by: owner, at: now, on: terms).map { $0.rendered(by: .plain, at: now) }
    }

    /// - Returns: the leases that are still held.
    @discardableResult
    package func beginData(of leases: [Lease], at now: Instant = .hours(9)) async throws -> [Lease] {
        try await beginData(leases.map { DataBeginning(lease: $0, at: now, body: nil) })
    }
}

extension QueueStore {
    /// Applies a command as a request of its own.
    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        try await apply(command, to: id, at: now, uid: uid, rules: rules, request: .random())
    }
}

extension SuppressionStore {
    @discardableResult
    package func suppress(_ suppression: Suppression) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await suppress(suppression, replacesScope: false)
    }
}

extension FollowUpStore {
    package func moves(of id: FollowUpID) async throws -> [Move] {
        try await history(of: id).map(\.move)
    }

    /// The tally, counted anew.
    package func recount() async throws -> [String: [FollowUpState: Int]] {
        try await list(FollowUpFilter(), before: nil, limit: .max)
            .reduce(into: [:]) { $0[$1.plan, default: [:]][$1.state, default: 0] += 1 }
    }
}
