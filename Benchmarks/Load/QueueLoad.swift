package import FollowUps
import MailAddress
import Messages
import SupportHours

/// What is asked of a store, the same of each.
package struct QueueLoad: Sendable {
    private let store: any FollowUpStore
    private let rules: DueRules
    private let otherRules: DueRules
    /// Monday, 2026-01-05, 09:00 UTC, when it all falls due.
    private let opening = Instant(secondsSinceEpoch: 1_767_603_600)

    package init(on store: any FollowUpStore) throws {
        self.store = store
        rules = try Self.rules("Mo-Fr 09:00-17:00")
        otherRules = try Self.rules("Mo-Fr 10:00-17:00")
    }

    private static func rules(_ hours: String) throws -> DueRules {
        let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: .utc)
        let basis = DueBasis(plan: "basic", hours: hours, zone: "UTC", tzdata: "2026a", fingerprint: hours)
        return DueRules(plans: ["basic": PlanDue(schedule: schedule, basis: basis)])
    }

    private func followUp(_ number: Int) throws -> NewFollowUp {
        let accepted = opening.advanced(bySeconds: -3_600)
        return NewFollowUp(
            id: FollowUpID(rawValue: Int64(number)), kind: .guidance, plan: "basic",
            message: Message(
                recipient: try MailAddress(parsing: "user\(number)@example.jp"), subject: "ログインできない場合のご案内",
                text: String(repeating: "パスワードの再設定はログイン画面から行えます。\n", count: 8)),
            messageID: "<\(number)@example.jp>", language: "ja", when: .nextWindow,
            due: rules.due(.nextWindow, plan: "basic", countsFrom: accepted), acceptedAt: accepted, acceptedBy: 1_000)
    }

    /// Has the store open its database.
    package func open() async throws {
        _ = try await store.tally()
    }

    // MARK: Accepting

    /// Durable ones, by callers who each wait for their answer.
    ///
    /// - Returns: seconds.
    package func single(_ count: Int, callers: Int) async throws -> Double {
        let timer = ResourceTimer()
        try await withThrowingTaskGroup { group in
            for caller in 0..<callers {
                group.addTask {
                    for number in stride(from: caller, to: count, by: callers) {
                        _ = try await store.enqueue([try followUp(number)])
                    }
                }
            }
            try await group.waitForAll()
        }
        return timer.seconds
    }

    /// - Returns: seconds, without those in which they are made up.
    package func batch(_ count: Int, of size: Int) async throws -> Double {
        var seconds = 0.0
        for start in stride(from: 0, to: count, by: size) {
            let followUps = try (start..<min(start + size, count)).map(followUp)
            let timer = ResourceTimer()
            _ = try await store.enqueue(followUps)
            seconds += timer.seconds
        }
        return seconds
    }

    // MARK: Due instants

    /// Derives all of them by other hours than those that they stand on.
    ///
    /// - Parameter isBack: whether by those that they were accepted with.
    /// - Returns: how many moved.
    package func rederive(isBack: Bool = false) async throws -> Int {
        var after: FollowUpID?
        var moved = 0
        repeat {
            let progress = try await store.rederive(
                by: isBack ? rules : otherRules, of: nil, after: after, limit: 5_000)
            moved += progress.moved.values.reduce(0, +)
            after = progress.next
        } while after != nil
        return moved
    }

    // MARK: Sending

    /// The seconds of a drain, by its verbs in their order.
    package struct Drain: Sendable {
        package var settled = 0
        /// How many ids were asked for, of which some were another node's meanwhile.
        package private(set) var asked = 0
        package var steps: KeyValuePairs<String, Double> {
            ["due": due, "claim": claim, "begin-data": beginData, "settle": settle]
        }
        private var due = 0.0
        private var claim = 0.0
        private var beginData = 0.0
        private var settle = 0.0

        package init() {}

        package var seconds: Double { due + claim + beginData + settle }

        fileprivate mutating func add(
            _ count: Int, of asked: Int, due: Double, claim: Double, beginData: Double, settle: Double
        ) {
            settled += count
            self.asked += asked
            self.due += due
            self.claim += claim
            self.beginData += beginData
            self.settle += settle
        }
    }

    /// Takes everything up, begins data with it and settles it, `size` at a time. It reads on from where it was, as the
    /// dispatcher does; where others take their shares, it begins anew each time.
    ///
    /// - Parameter share: what falls to this node, as long as there is something; nil for everything.
    package func drain(
        by size: Int, as owner: LeaseOwner = LeaseOwner(rawValue: 1), share: HeadShare? = nil
    ) async throws -> Drain {
        let sender = Sender(try Mailbox(parsing: "窓口 <support@example.jp>"))
        let terms = ClaimTerms(senders: Senders(sender), date: opening, utcOffset: 32_400)
        let now = opening.advanced(bySeconds: 3_600)
        var drain = Drain()
        var last: DueHead?
        while true {
            let clock = ContinuousClock()
            let start = clock.now
            let heads = try await store.due(in: "basic", at: now, after: last, limit: size * (share?.count ?? 1))
            if heads.isEmpty, last == nil { return drain }
            last = share == nil ? heads.last : nil
            if heads.isEmpty { continue }
            let ours = heads.map(\.id).filter { share?.contains($0) ?? true }
            let ids = Array((ours.isEmpty ? heads.map(\.id) : ours).prefix(size))
            let due = clock.now
            let leases = try await store.claim(ids, by: owner, at: now, on: terms).map(\.lease)
            let claimed = clock.now
            _ = try await store.beginData(leases.map { DataBeginning(lease: $0, at: opening, body: nil) })
            let begun = clock.now
            try await store.settle(
                leases.map {
                    Settlement(
                        lease: $0, at: opening, ending: .delivered,
                        detail: Wording(verbatim: "250 2.0.0 Ok: queued as 4F2A91C0D3"))
                })
            let end = clock.now
            drain.add(
                leases.count, of: ids.count, due: (due - start) / .seconds(1),
                claim: (claimed - due) / .seconds(1), beginData: (begun - claimed) / .seconds(1),
                settle: (end - begun) / .seconds(1))
        }
    }
}
