import FollowUps
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

/// Calls whose answers are lost are looked into, and done once.
@Suite("Uncertain calls")
struct UncertainCallTests {
    private let rules: DueRules
    private let memory = InMemoryStore()

    init() throws {
        rules = try .sample()
    }

    private func opening(_ next: NewFollowUp?) -> CaseChange {
        let state = Case(
            id: CaseID(rawValue: 100), playbook: "password", frozen: "{}", plan: "basic", customer: "hana@example.jp",
            operator: nil, language: "ja", values: "{}", progress: "0", openedAt: monday, openedBy: nil)
        return CaseChange(
            state, next: next, lines: [CaseLine(at: monday, event: .opened, uid: 501)], at: monday, uid: 501)
    }

    @Test("What is enqueued is there once", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func enqueue(loss: UncertainStore.Loss, times: Int) async throws {
        let store = UncertainStore(memory, losing: times, loss)
        let new: [NewFollowUp] = [.sample(1, rules: rules), .sample(2, key: "two", rules: rules)]
        #expect(try await store.enqueueForSure(new) == [.stored, .stored])
        #expect(try await memory.tally() == ["basic": [.queued: 2]])
    }

    @Test("A command is done once, and answered as done", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func apply(loss: UncertainStore.Loss, times: Int) async throws {
        _ = try await memory.enqueue([.sample(1, rules: rules)])
        let store = UncertainStore(memory, losing: times, loss)
        let result = try await store.applyForSure(.cancel, to: 1, at: .hours(1), uid: 501, rules: rules)
        guard case .done(let followUp) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(followUp.state == .cancelled)
        #expect(try await memory.moves(of: 1) == [.accepted, .cancelled])
    }

    @Test("A case is opened and changed once", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func cases(loss: UncertainStore.Loss, times: Int) async throws {
        let opened = try await UncertainStore(memory, losing: times, loss)
            .openForSure(opening(.sample(1, rules: rules)), idempotency: nil)
        guard case .opened(var state) = opened else {
            Issue.record("\(opened)")
            return
        }
        #expect(state.followUp == 1)
        state.progress = "1"
        let change = CaseChange(
            state, lines: [CaseLine(at: .hours(1), event: .noted, uid: 501, detail: "words")], at: .hours(1), uid: 501)
        let changed = try await UncertainStore(memory, losing: times, loss).changeForSure(change, rules: rules)
        #expect(changed == .done(try #require(try await memory.caseWith(state.id))))
        #expect(try await memory.lines(of: state.id).count == 2)
    }

    @Test("Somebody else's change isn't taken for one's own")
    func stale() async throws {
        _ = try await memory.open(opening(nil), idempotency: nil)
        let state = try #require(try await memory.caseWith(CaseID(rawValue: 100)))
        func change(_ words: String) -> CaseChange {
            CaseChange(
                state, lines: [CaseLine(at: .hours(1), event: .noted, uid: 501, detail: words)], at: .hours(1),
                uid: 501)
        }
        _ = try await memory.change(change("theirs"), rules: rules)
        let store = UncertainStore(memory, losing: 1, .before)
        #expect(try await store.changeForSure(change("ours"), rules: rules) == .stale)
    }

    @Test("An override is added once, and removed once", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func overrides(loss: UncertainStore.Loss, times: Int) async throws {
        let key = Idempotency(key: "key", fingerprint: "same")
        let added = try await UncertainStore(memory, losing: times, loss).addForSure(.sample(1), idempotency: key)
        #expect(added == .added)
        #expect(try await memory.overrides() == [.sample(1)])
        let removal = try await UncertainStore(memory, losing: times, loss)
            .removeOverrideForSure(1, at: .hours(11), by: 501)
        let removed = try #require(try await memory.override(1))
        #expect(removed.removedAt == .hours(11))
        #expect(removal == .removed(removed))
        #expect(try await memory.overrides().isEmpty)
    }

    @Test("A record is amended and removed once", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func records(loss: UncertainStore.Loss, times: Int) async throws {
        let findings = ErrorRecord.Findings(error: "503", seenOn: nil, steps: nil, tried: nil, cure: nil)
        let record = ErrorRecord(
            id: RecordID(rawValue: 1), caseID: nil, findings: findings, recordedAt: monday, recordedBy: 501)
        func store() -> UncertainStore { UncertainStore(memory, losing: times, loss) }
        try await store().addForSure(record)
        let amended = try await store().amendRecordForSure(
            record.id, by: ErrorRecord.Amendment(error: "504"), at: .hours(1))
        #expect(amended?.findings.error == "504")
        #expect(try await store().removeRecordForSure(record.id) == amended)
        #expect(try await memory.record(record.id) == nil)
        #expect(try await store().removeRecordForSure(record.id) == nil)
    }

    @Test("Sending is paused, and a recipient suppressed", arguments: UncertainStore.Loss.allCases, [0, 1, 2])
    func settings(loss: UncertainStore.Loss, times: Int) async throws {
        try await UncertainStore(memory, losing: times, loss).setPausedForSure(true)
        #expect(try await memory.currentPause() == .byOperator)
        _ = try await memory.enqueue([.sample(1, rules: rules)])
        let suppression = Suppression(address: "hana@example.jp", reason: "asked", since: monday, uid: 501)
        let entry = try await UncertainStore(memory, losing: times, loss)
            .suppressForSure(suppression, replacesScope: false).entry
        #expect(entry == suppression)
        #expect(try await memory.moves(of: 1) == [.accepted, .suppressed])
    }

    @Test("A call that is refused is not made again")
    func refused() async throws {
        let store = UncertainStore(memory, fault: { $0 == .enqueue ? .refused : nil })
        let error = await #expect(throws: StoreError.self) {
            try await store.enqueueForSure([.sample(1, rules: rules)])
        }
        #expect(error?.reason == .full)
        #expect(try await memory.tally().isEmpty)
    }

    @Test("Somebody else's removal isn't taken for one's own")
    func removedBefore() async throws {
        _ = try await memory.add(.sample(1), idempotency: nil)
        let theirs = try await memory.removeOverride(1, at: .hours(10), by: 502)
        let store = UncertainStore(memory, losing: 1, .before)
        #expect(try await store.removeOverrideForSure(1, at: .hours(11), by: 501) == theirs)
    }

    @Test("A doubt that stays is told of", arguments: UncertainStore.Loss.allCases)
    func told(loss: UncertainStore.Loss) async throws {
        let store = UncertainStore(memory, losing: 9, loss)
        let error = await #expect(throws: StoreError.self) {
            try await store.enqueueForSure([.sample(1, rules: rules)])
        }
        #expect(error?.reason == .uncertain)
        let addition = await #expect(throws: StoreError.self) {
            try await UncertainStore(memory, losing: 9, loss).addForSure(.sample(1), idempotency: nil)
        }
        #expect(addition?.reason == .uncertain)
        let removal = await #expect(throws: StoreError.self) {
            try await UncertainStore(memory, losing: 9, loss).removeOverrideForSure(1, at: .hours(11), by: nil)
        }
        #expect(removal?.reason == .uncertain)
    }
}
