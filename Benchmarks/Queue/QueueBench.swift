import FollowUps
import FollowUpsSQLite
import MailAddress
import Messages
import SupportHours

struct QueueBench {
    let store: SQLiteStore
    let count: Int
    private let rules: DueRules
    /// Monday, 2026-01-05, 09:00 UTC, when it all falls due.
    private let opening = Instant(secondsSinceEpoch: 1_767_603_600)

    init(store: SQLiteStore, count: Int) throws {
        self.store = store
        self.count = count
        rules = try Self.rules("Mo-Fr 09:00-17:00")
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

    /// Durable ones, by callers who each wait for their answer.
    func single(callers: Int) async throws {
        _ = try await store.tally()
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
        timer.report("single", count)
    }

    func batch(of size: Int) async throws {
        _ = try await store.tally()
        var seconds = 0.0
        for start in stride(from: 0, to: count, by: size) {
            let followUps = try (start..<min(start + size, count)).map(followUp)
            let timer = ResourceTimer()
            _ = try await store.enqueue(followUps)
            seconds += timer.seconds
        }
        print("batch-per-second", Int(Double(count) / seconds))
    }

    func life(batch size: Int) async throws {
        try await batch(of: 1_000)
        try await rederive()
        let owner = LeaseOwner(rawValue: 1)
        let sender = Sender(try Mailbox(parsing: "窓口 <support@example.jp>"))
        let terms = ClaimTerms(senders: Senders(sender), date: opening, utcOffset: 32_400)
        let all = ResourceTimer()
        var timers = [Duration](repeating: .zero, count: 4)
        var settled = 0
        while true {
            let clock = ContinuousClock()
            let start = clock.now
            let heads = try await store.due(
                in: "basic", at: opening.advanced(bySeconds: 3_600), after: nil, limit: size)
            if heads.isEmpty { break }
            let due = clock.now
            let leases = try await store.claim(
                heads.map(\.id), by: owner, at: opening.advanced(bySeconds: 3_600), on: terms
            ).map(\.lease)
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
            for (index, duration) in [due - start, claimed - due, begun - claimed, end - begun].enumerated() {
                timers[index] += duration
            }
            settled += leases.count
        }
        all.report("life", settled)
        for (name, duration) in zip(["due", "claim", "begin-data", "settle"], timers) {
            print("\(name)-seconds", duration / .seconds(1))
        }
        print("peak-mib", ResourceTimer.peakMebibytes)
    }

    private func rederive() async throws {
        let timer = ResourceTimer()
        let other = try Self.rules("Mo-Fr 10:00-17:00")
        var after: FollowUpID?
        var moved = 0
        while true {
            let progress = try await store.rederive(by: other, of: nil, after: after, limit: 5_000)
            moved += progress.moved.values.reduce(0, +)
            after = progress.next
            if after == nil { break }
        }
        timer.report("rederive", moved)
    }
}

/// For messages that have their text.
