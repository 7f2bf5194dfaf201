import FollowUps
import FollowUpsSQLite
import Foundation
import LinuxSystem
import Logging
import MadoguchiAPI
import MailAddress
import SeededRandom
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// Cases over weeks, on dice: time passes, messages are sent or refused, customers call, and the process dies at any
/// moment. The store is the real one.
@Suite("A case's life")
struct CaseSimulationTests {
    @Test(
        "Every step comes once, in its order, in the windows that it keeps to, whatever happens in between",
        arguments: Seeds.all)
    func life(seed: UInt64) async throws {
        // In half of them the customer's letters keep to the desk's hours.
        var life = try CaseLife(seed: seed, snapshot: try (seed % 2 == 0 ? Self.plain : Self.withDesk).get())
        try await life.run()
    }
}

extension CaseSimulationTests {
    private static let plain = Result { try TestHours.snapshot(guidedPlans) }
    private static let withDesk = Result {
        try TestHours.snapshot(plansWithDesk("  windows: { customer: desk, operator: case }"))
    }
}

private struct CaseLife {
    private let seed: UInt64
    private let snapshot: Snapshot
    private var dice: SeededGenerator
    private let directory: TemporaryDirectory
    private var followUps: TestFollowUps
    private var store: SQLiteStore
    private var owner: Int64 = 1
    private var sent: [String: [ClaimedFollowUp]] = [:]

    init(seed: UInt64, snapshot: Snapshot) throws {
        self.seed = seed
        self.snapshot = snapshot
        dice = SeededGenerator(seed: seed)
        directory = try TemporaryDirectory()
        store = SQLiteStore(directory: directory.path, logger: Self.silent, retryInterval: .zero)
        // California's clocks go back on the 1st of November.
        followUps = try TestFollowUps(now: "2026-10-22T15:00:00+09:00", store: store)
        followUps.current.replace(with: snapshot)
    }

    private static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    mutating func run() async throws {
        var ids: [String] = []
        for number in 0..<4 {
            let body = #"{"playbook":"password","plan":"basic","to":"c\#(number)@example.jp"}"#
            let opened: CaseResource = try await followUps.post("/v1/cases", body, status: 201)
            ids.append(try #require(opened.id))
        }
        let start = followUps.clock.clock.now()
        // Six weeks, in steps of up to half a day; customers call in the first three.
        while followUps.clock.clock.now().seconds(since: start) < 42 * 86_400 {
            try advance()
            try await send()
            if followUps.clock.clock.now().seconds(since: start) < 21 * 86_400, chance(20) {
                try await mark(ids.randomElement(using: &dice) ?? ids[0])
            }
            if chance(15) { try await die() }
        }
        try await check(ids)
        await store.close()
    }

    private mutating func advance() throws {
        let later = followUps.clock.clock.now().advanced(bySeconds: .random(in: 60...43_200, using: &dice))
        try followUps.clock.set(later.formattedInUTC)
    }

    /// Sends what is due now, dying in between at times.
    private mutating func send() async throws {
        let now = followUps.clock.clock.now()
        var claimed: [ClaimedFollowUp] = []
        // The dispatcher only asks for plans that are staffed.
        for plan in snapshot.plans where plan.schedule.isOpen(at: now) {
            claimed += try await followUps.claimDue(plan: plan.id, owner: owner)
        }
        if claimed.isEmpty { return }
        for message in claimed {
            sent[message.message.recipient.description, default: []].append(message)
            #expect(message.fault == nil, "seed \(seed)")
            #expect(!message.message.text.isEmpty)
        }
        if chance(10) {
            // Nothing had left: it is taken up again.
            for message in claimed { sent[message.message.recipient.description]?.removeLast() }
            try await die()
            return
        }
        let ending: Settlement.Ending = chance(5) ? .failed(.rejected) : .delivered
        try await store.settle(claimed.map { Settlement(lease: $0.lease, at: now, ending: ending) })
        if chance(10) { try await die() }
        try await followUps.caseService.goOn()
        // A second time there is nothing to do.
        #expect(try await store.casesToGoOn(limit: 9).isEmpty, "seed \(seed)")
    }

    private mutating func mark(_ id: String) async throws {
        let marks = ["mail-not-arriving", "link-not-working", "several-accounts", "link-sent"]
        let mark = marks.randomElement(using: &dice) ?? marks[0]
        let _: CaseResource = try await followUps.post("/v1/cases/\(id)/mark", #"{"mark":"\#(mark)"}"#)
    }

    /// The process ends, and another takes its place.
    private mutating func die() async throws {
        await store.close()
        store = SQLiteStore(directory: directory.path, logger: Self.silent, retryInterval: .zero)
        owner += 1
        let now = followUps.clock.clock.now()
        followUps = try TestFollowUps(now: now.formattedInUTC, store: store)
        followUps.current.replace(with: snapshot)
        _ = try await store.rescue(
            fromAllBut: LeaseOwner(rawValue: owner), at: now, repeatsUncertain: true, attempts: 9,
            rules: followUps.current.snapshot.dueRules)
        try await followUps.caseService.goOn()
    }

    // MARK: What must be

    private mutating func check(_ ids: [String]) async throws {
        for (number, id) in ids.enumerated() {
            let shown: CaseResource = try await followUps.get("/v1/cases/\(id)")
            let history = try #require(shown.history)
            // What is queued is done before the next is queued, but for marks, which call it off.
            var atHand: String?
            for line in history {
                switch line.event {
                case "queued":
                    #expect(atHand == nil, "seed \(seed), case \(number): \(history)")
                    atHand = line.followUp
                case "done":
                    #expect(line.followUp == atHand, "seed \(seed), case \(number): \(history)")
                    atHand = nil
                case "marked": atHand = nil
                default: break
                }
            }
            // Without a mark, the steps come in the playbook's order.
            if shown.marks.isEmpty {
                #expect(
                    history.filter { $0.event == "done" }.compactMap(\.step)
                        == ["self-service", "send-the-link", "send-the-link-again", "set-the-password"],
                    "seed \(seed), case \(number)")
            }
            #expect(shown.next == nil, "seed \(seed), case \(number): \(String(describing: shown.next))")
            try await checkMessages(history, number)
            let resolved: CaseResource = try await followUps.post("/v1/cases/\(id)/resolve", "{}")
            #expect(resolved.state == "resolved")
        }
    }

    private func checkMessages(_ history: [CaseHistoryLine], _ number: Int) async throws {
        var last: Instant?
        for line in history where line.event == "done" && line.detail != "cancelled" {
            let id = try #require(line.followUp.flatMap(FollowUpID.init))
            let followUp = try #require(try await store.followUp(id))
            let schedule = try #require(snapshot.plan(followUp.plan)).schedule
            let claims = try await store.history(of: id).filter { $0.move == .claimed }
            #expect(!claims.isEmpty, "seed \(seed), case \(number)")
            for claim in claims {
                #expect(schedule.isOpen(at: claim.at), "seed \(seed), case \(number): sent while nobody is there")
                if let last { #expect(claim.at >= last, "seed \(seed), case \(number)") }
                // So much staffed time has passed since the step before was done.
                if case .afterStaffed(let seconds) = followUp.when {
                    #expect(
                        schedule.staffedSeconds(in: followUp.countsFrom..<claim.at) >= seconds,
                        "seed \(seed), case \(number)")
                }
            }
            let copies = sent[followUp.message.recipient.description]?.filter { $0.id == id } ?? []
            #expect(copies.count == 1, "seed \(seed), case \(number): \(copies.count) copies")
            last = claims.last?.at
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }
}
