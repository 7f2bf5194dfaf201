import FollowUps
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@Suite("Cases in a store")
struct StoreCaseTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    private func opening(_ id: Int64, next: NewFollowUp?, at instant: Instant = monday) -> CaseChange {
        let state = Case(
            id: CaseID(rawValue: id), playbook: "password", frozen: "{}", plan: "basic", customer: "hana@example.jp",
            operator: "owner@example.jp", language: "ja", values: #"{"name":"花"}"#, progress: "0",
            openedAt: instant, openedBy: 501)
        return CaseChange(
            state, next: next, lines: [CaseLine(at: instant, event: .opened, uid: 501)], at: instant, uid: 501)
    }

    @Test("A case and its first message are one", arguments: StoreKind.allCases)
    func opening(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let result = try await store.open(opening(100, next: .sample(1, rules: rules)), idempotency: nil)
            let state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            #expect(result == .opened(state))
            #expect(state.followUp == 1)
            #expect(state.isOpen)
            #expect(try await store.followUp(1)?.state == .queued)
            #expect(try await store.lines(of: state.id) == [CaseLine(at: monday, event: .opened, uid: 501)])
            // The name of the message is in use: there is no case either.
            await #expect(throws: StoreError.self) {
                try await store.open(
                    opening(101, next: NewFollowUp.sample(1, rules: rules).namesake), idempotency: nil)
            }
            #expect(try await store.caseWith(CaseID(rawValue: 101)) == nil)
        }
    }

    @Test("A case isn't opened for a suppressed recipient", arguments: StoreKind.allCases)
    func suppressed(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.suppress(
                Suppression(address: "hana@example.jp", reason: nil, since: monday, uid: nil))
            let result = try await store.open(opening(100, next: .sample(1, rules: rules)), idempotency: nil)
            #expect(result == .suppressed)
            #expect(try await store.caseWith(CaseID(rawValue: 100)) == nil)
        }
    }

    @Test("The same request opens one case", arguments: StoreKind.allCases)
    func idempotency(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let key = Idempotency(key: "key", fingerprint: "same")
            _ = try await store.open(opening(100, next: .sample(1, rules: rules)), idempotency: key)
            let state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            #expect(
                try await store.open(opening(101, next: .sample(2, rules: rules)), idempotency: key)
                    == .replayed(state))
            let other = Idempotency(key: "key", fingerprint: "other")
            #expect(
                try await store.open(opening(102, next: .sample(3, rules: rules)), idempotency: other)
                    == .conflict(state.id))
            #expect(try await store.followUp(2) == nil)
        }
    }

    @Test("A case continues once its message is terminal, and only once", arguments: StoreKind.allCases)
    func goingOn(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.open(opening(100, next: .sample(1, rules: rules)), idempotency: nil)
            #expect(try await store.casesToGoOn(limit: 9).isEmpty)
            let lease = try #require(try await store.claimed([1]).first)
            #expect(try await store.casesToGoOn(limit: 9).isEmpty)
            try await store.settle([Settlement(lease: lease, at: .hours(10), ending: .delivered)])
            let toGoOn = try #require(try await store.casesToGoOn(limit: 9).first)
            #expect(toGoOn.ended == .delivered)
            #expect(toGoOn.kind == .guidance)

            var state = toGoOn.state
            state.progress = "1"
            let change = CaseChange(
                state, next: .sample(2, rules: rules),
                lines: [CaseLine(at: .hours(10), event: .done, step: "one", followUp: 1, kind: .guidance)],
                at: .hours(10), uid: nil)
            guard case .done(let after) = try await store.change(change, rules: rules) else {
                Issue.record("not done")
                return
            }
            #expect(after.followUp == 2)
            #expect(after.version == 2)
            #expect(try await store.caseWith(state.id) == after)
            // Somebody else's change is too late; the same one is known again.
            var others = change
            others.request = .random()
            #expect(try await store.change(others, rules: rules) == .stale)
            #expect(try await store.change(change, rules: rules) == .done(after))
            #expect(try await store.casesToGoOn(limit: 9).isEmpty)
            #expect(try await store.lines(of: state.id).map(\.event) == [.opened, .done])
        }
    }

    @Test(
        "The same request opens or changes a case once, whatever has happened to it since",
        arguments: StoreKind.allCases)
    func repeated(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let opening = opening(100, next: .sample(1, rules: rules))
            let key = Idempotency(key: "key", fingerprint: "same")
            for _ in 0..<2 {
                guard case .opened(let state) = try await store.open(opening, idempotency: key) else {
                    Issue.record("not opened")
                    return
                }
                #expect(state.version == 1)
                #expect(state.followUp == 1)
            }
            let state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            func note(_ words: String, on state: Case) -> CaseChange {
                let line = CaseLine(at: .hours(1), event: .noted, uid: 501, detail: words)
                return CaseChange(state, lines: [line, line], at: .hours(1), uid: 501)
            }
            let first = note("first", on: state)
            guard case .done(let noted) = try await store.change(first, rules: rules),
                case .done(let last) = try await store.change(note("second", on: noted), rules: rules)
            else {
                Issue.record("not done")
                return
            }
            #expect(try await store.change(first, rules: rules) == .done(last))
            #expect(try await store.open(opening, idempotency: key) == .opened(last))
            let lines = try await store.lines(of: state.id)
            #expect(lines.map(\.detail) == [nil, "first", "first", "second", "second"])
            #expect(try await store.tally() == ["basic": [.queued: 1]])
        }
    }

    @Test("A case that is resolved calls off what is left of it", arguments: StoreKind.allCases)
    func resolving(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.open(opening(100, next: .sample(1, rules: rules)), idempotency: nil)
            var state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            state.resolution = Case.Resolution(at: .hours(5), stage: "self-service")
            state.followUp = nil
            _ = try await store.change(
                CaseChange(
                    state, cancelsCurrent: true,
                    lines: [CaseLine(at: .hours(5), event: .resolved, detail: "self-service")], at: .hours(5), uid: 501),
                rules: rules)
            #expect(try await store.followUp(1)?.state == .cancelled)
            #expect(try await store.casesToGoOn(limit: 9).isEmpty)
            #expect(try await store.cases(CaseFilter(isOpen: true), before: nil, limit: 9).isEmpty)
            #expect(try await store.cases(CaseFilter(isOpen: false), before: nil, limit: 9).map(\.id) == [state.id])
        }
    }

    @Test("A message that is being sent when its case is resolved isn't sent again", arguments: StoreKind.allCases)
    func cancelRequested(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let label = CaseID(rawValue: 100).description
            _ = try await store.enqueue([
                .sample(2, caseLabel: label, rules: rules), .sample(3, caseLabel: label, rules: rules),
            ])
            _ = try await store.open(
                opening(100, next: .sample(1, caseLabel: label, rules: rules)), idempotency: nil)
            let leases = try await store.claimed([1, 2])
            var state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            state.resolution = Case.Resolution(at: .hours(9), stage: "self-service")
            state.followUp = nil
            _ = try await store.change(
                CaseChange(state, cancelsCurrent: true, lines: [], at: .hours(9), uid: 501), rules: rules)
            // Sent by hand under the case's name, and queued still.
            #expect(try await store.moves(of: 3) == [.accepted, .cancelled])
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(10))
            try await store.settle([
                Settlement(
                    lease: leases[0], at: .hours(10), ending: .queued(.deferred, notBefore: .hours(10), due: due),
                    detail: Wording(verbatim: "451")),
                Settlement(lease: leases[1], at: .hours(10), ending: .delivered, detail: Wording(verbatim: "250")),
            ])
            #expect(try await store.moves(of: 1) == [.accepted, .claimed, .deferred, .cancelled])
            #expect(try await store.followUp(1)?.state == .cancelled)
            #expect(try await store.followUp(2)?.state == .delivered)
            #expect(try await store.tally() == store.recount())
        }
    }

    @Test("Reports count what happened within their period", arguments: StoreKind.allCases)
    func figures(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            for number in Int64(0)..<4 {
                _ = try await store.open(
                    opening(100 + number, next: nil, at: .hours(number * 10)), idempotency: nil)
            }
            for number in Int64(0)..<2 {
                var state = try #require(try await store.caseWith(CaseID(rawValue: 100 + number)))
                state.resolution = Case.Resolution(at: .hours(15 + number * 10), stage: "link-sent")
                let done = CaseLine(at: .hours(15), event: .done, followUp: 1, kind: .reminder)
                _ = try await store.change(
                    CaseChange(state, lines: [done], at: .hours(15), uid: nil), rules: rules)
            }
            let figures = try await store.figures(
                in: .hours(5)..<(.hours(25)), plan: nil, playbooks: ["password", "other"])
            #expect(figures.opened == 2)
            #expect(figures.open == 2)
            #expect(
                figures.resolved == [
                    CaseFigures.Resolved(
                        plan: "basic", openedAt: monday,
                        resolution: Case.Resolution(at: .hours(15), stage: "link-sent"))
                ])
            #expect(figures.reminders == 2)
            #expect(try await store.figures(in: .hours(5)..<(.hours(25)), plan: "pro", playbooks: nil).opened == 0)
            for others in [[], ["other"], ["a\0"]] {
                let figures = try await store.figures(in: .hours(5)..<(.hours(25)), plan: nil, playbooks: others)
                #expect(figures == CaseFigures(opened: 0, open: 0, resolved: [], reminders: 0))
            }
        }
    }

    @Test("Old cases keep their figures, and nobody's name", arguments: StoreKind.allCases)
    func forgetting(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.open(opening(100, next: nil), idempotency: nil)
            var state = try #require(try await store.caseWith(CaseID(rawValue: 100)))
            state.resolution = Case.Resolution(at: .hours(5), stage: "self-service")
            let note = CaseLine(at: .hours(5), event: .noted, detail: "花さん")
            _ = try await store.change(CaseChange(state, lines: [note], at: .hours(5), uid: nil), rules: rules)
            #expect(try await store.forgetCases(resolvedBefore: .hours(5), limit: 9) == 0)
            #expect(try await store.forgetCases(resolvedBefore: .hours(6), limit: 9) == 1)
            #expect(try await store.forgetCases(resolvedBefore: .hours(6), limit: 9) == 0)
            let kept = try #require(try await store.caseWith(state.id))
            #expect(kept.customer == nil)
            #expect(kept.values == "{}")
            #expect(try await store.lines(of: state.id).last?.detail == nil)
            #expect(try await store.figures(in: monday..<(.hours(9)), plan: nil, playbooks: nil).resolved.count == 1)
        }
    }

    @Test("Open and resolved cases are counted, forgotten ones among them", arguments: StoreKind.allCases)
    func tally(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.caseTally() == CaseTally(open: 0, resolved: 0))
            for id in Int64(0)...2 { _ = try await store.open(opening(id, next: nil), idempotency: nil) }
            var state = try #require(try await store.caseWith(CaseID(rawValue: 1)))
            state.resolution = Case.Resolution(at: .hours(5), stage: "self-service")
            _ = try await store.change(CaseChange(state, lines: [], at: .hours(5), uid: nil), rules: rules)
            #expect(try await store.caseTally() == CaseTally(open: 2, resolved: 1))
            _ = try await store.forgetCases(resolvedBefore: .hours(6), limit: 9)
            #expect(try await store.caseTally() == CaseTally(open: 2, resolved: 1))
        }
    }

    @Test("How far a recurring message has come is kept", arguments: StoreKind.allCases)
    func occurrences(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.lastOccurrence(of: "care") == nil)
            #expect(try await store.beginOccurrence(of: "care", at: .hours(1), with: []) == [])
            try await store.finishOccurrence(of: "care", at: .hours(1))
            let first: [NewFollowUp] = [.sample(1, rules: rules), .sample(2, rules: rules)]
            #expect(
                try await store.beginOccurrence(of: "care", at: .hours(2), with: first) == [.stored, .stored])
            #expect(try await store.lastOccurrence(of: "care") == Occurrence(at: .hours(2), isFinished: false))
            // The second one queues nothing.
            #expect(
                try await store.beginOccurrence(of: "care", at: .hours(2), with: [.sample(3, rules: rules)]) == nil)
            #expect(try await store.followUp(3) == nil)
            try await store.finishOccurrence(of: "care", at: .hours(2))
            #expect(try await store.beginOccurrence(of: "care", at: .hours(1), with: []) == nil)
            #expect(try await store.lastOccurrence(of: "care") == Occurrence(at: .hours(2), isFinished: true))
            #expect(try await store.lastOccurrence(of: "other") == nil)
        }
    }
}
