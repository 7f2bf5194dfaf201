import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

@Suite("Overrides in a store")
struct StoreOverrideTests {
    private let key = Idempotency(key: "key", fingerprint: "same")

    @Test(
        "An override is kept as it was given", arguments: StoreKind.allCases,
        [
            PlanOverride.sample(7, .closed),
            .sample(7, plan: "growth", .open, from: .hours(-1), to: nil, reason: Wording(verbatim: "休業")),
            .sample(7, .unknown, from: .hours(900), to: .hours(901), reason: Wording(ja: "「/\"台風\n\"」", en: "'é'")),
        ])
    func adding(kind: StoreKind, _ override: PlanOverride) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.overrides().isEmpty)
            #expect(try await store.add(override, idempotency: nil) == .added)
            #expect(try await store.override(7) == override)
            #expect(try await store.overrides() == [override])
            #expect(try await store.override(8) == nil)
        }
    }

    @Test("The same override is added once, however often it is tried", arguments: StoreKind.allCases)
    func addedOnce(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            for _ in 0..<3 { #expect(try await store.add(.sample(1), idempotency: nil) == .added) }
            for _ in 0..<3 { #expect(try await store.add(.sample(2), idempotency: key) == .added) }
            #expect(try await store.overrides() == [.sample(1), .sample(2)])
            // Not even after it was removed.
            let removal = try await store.removeOverride(1, at: .hours(11), by: nil)
            #expect(try await store.add(.sample(1), idempotency: nil) == .added)
            #expect(try await store.override(1).map(OverrideRemoval.removed) == removal)
            #expect(try await store.overrides() == [.sample(2)])
        }
    }

    @Test("Another override under an id that is in use is refused", arguments: StoreKind.allCases)
    func idInUse(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.add(.sample(1), idempotency: key)
            for idempotency in [nil, key] {
                let error = await #expect(throws: StoreError.self) {
                    try await store.add(.sample(1, .open), idempotency: idempotency)
                }
                #expect(error == .nameInUse)
            }
            #expect(try await store.overrides() == [.sample(1)])
        }
    }

    @Test("The same request adds one override", arguments: StoreKind.allCases)
    func idempotency(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.add(.sample(1), idempotency: key)
            #expect(try await store.add(.sample(2), idempotency: key) == .replayed(.sample(1)))
            #expect(try await store.addition(under: key) == .replayed(.sample(1)))
            let other = Idempotency(key: "key", fingerprint: "other")
            #expect(try await store.add(.sample(3), idempotency: other) == .conflict(1))
            #expect(try await store.addition(under: other) == .conflict(1))
            #expect(try await store.addition(under: Idempotency(key: "unused", fingerprint: "same")) == nil)
            #expect(
                try await store.add(.sample(4), idempotency: Idempotency(key: "another", fingerprint: "same"))
                    == .added)
            #expect(try await store.overrides() == [.sample(1), .sample(4)])
            // What became of it since is told, and it isn't added again.
            _ = try await store.removeOverride(1, at: .hours(11), by: 502)
            let removed = try #require(try await store.override(1))
            #expect(try await store.add(.sample(5), idempotency: key) == .replayed(removed))
            #expect(try await store.addition(under: key) == .replayed(removed))
            #expect(try await store.overrides() == [.sample(4)])
        }
    }

    @Test("Keys of overrides are apart from those of follow-ups", arguments: StoreKind.allCases)
    func keysApart(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, key: "key", rules: .sample())])
            #expect(try await store.add(.sample(2), idempotency: key) == .added)
        }
    }

    @Test("All that aren't removed are listed by id, those that have ended too", arguments: StoreKind.allCases)
    func listing(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let all: [PlanOverride] = [
                .sample(2, from: .hours(-99), to: .hours(-98)), .sample(3, .open), .sample(9, plan: "growth", to: nil),
                .sample(12, .unknown, from: .hours(1)),
            ]
            for index in [2, 0, 3, 1] { _ = try await store.add(all[index], idempotency: nil) }
            #expect(try await store.overrides() == all)
            _ = try await store.removeOverride(3, at: .hours(10), by: nil)
            #expect(try await store.overrides().map(\.id) == [2, 9, 12])
        }
    }

    @Test("Removing says when and by whom, and the same again", arguments: StoreKind.allCases)
    func removing(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.add(.sample(1), idempotency: nil)
            var removed = PlanOverride.sample(1)
            removed.removedAt = .hours(11)
            removed.removedBy = 502
            #expect(try await store.removeOverride(1, at: .hours(11), by: 502) == .removed(removed))
            #expect(try await store.removeOverride(1, at: .hours(11), by: 503) == .removed(removed))
            // Nor does it matter that it would have ended by now.
            #expect(try await store.removeOverride(1, at: .hours(99), by: nil) == .removed(removed))
            #expect(try await store.override(1) == removed)
            #expect(try await store.overrides().isEmpty)
            #expect(try await store.removeOverride(2, at: .hours(11), by: 502) == .unknown)
        }
    }

    @Test(
        "What hasn't ended yet can be removed, and nothing else", arguments: StoreKind.allCases,
        [
            (Instant.hours(12), Instant.hours(5), true), (.hours(12), .hours(10), true),
            (.hours(12), Instant.hours(12).advanced(bySeconds: -1), true), (.hours(12), .hours(12), false),
            (.hours(12), .hours(13), false), (nil, .hours(999), true),
        ] as [(Instant?, Instant, Bool)])
    func past(kind: StoreKind, _ one: (end: Instant?, now: Instant, isRemoved: Bool)) async throws {
        try await kind.withStore { store async throws in
            let override = PlanOverride.sample(1, to: one.end)
            _ = try await store.add(override, idempotency: nil)
            let removal = try await store.removeOverride(1, at: one.now, by: nil)
            let kept = try #require(try await store.override(1))
            #expect(removal == (one.isRemoved ? .removed(kept) : .past(override)))
            #expect(kept.removedAt == (one.isRemoved ? one.now : nil))
            #expect(try await store.overrides() == (one.isRemoved ? [] : [override]))
        }
    }

    @Test("What has been over for long is pruned, a page at a time, with its key", arguments: StoreKind.allCases)
    func pruning(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            for override: PlanOverride in [
                .sample(1, to: .hours(11)), .sample(2, to: .hours(12)), .sample(3, to: .hours(20)),
                .sample(4, to: nil), .sample(5, to: nil), .sample(6, to: .hours(99)),
            ] {
                let idempotency = Idempotency(key: "key \(override.id.rawValue)", fingerprint: "same")
                _ = try await store.add(override, idempotency: idempotency)
            }
            _ = try await store.removeOverride(5, at: .hours(11), by: nil)
            _ = try await store.removeOverride(6, at: .hours(13), by: nil)
            // What ended at that instant stays.
            #expect(try await store.pruneOverrides(endedBefore: .hours(11), limit: 9) == 0)
            #expect(try await store.pruneOverrides(endedBefore: .hours(12), limit: 1) == 1)
            #expect(try await store.override(1) == nil)
            #expect(try await store.override(5) != nil)
            #expect(try await store.pruneOverrides(endedBefore: .hours(14), limit: 9) == 3)
            #expect(try await store.pruneOverrides(endedBefore: .hours(14), limit: 9) == 0)
            #expect(try await store.overrides() == [.sample(3, to: .hours(20)), .sample(4, to: nil)])
            for gone: OverrideID in [1, 2, 5, 6] { #expect(try await store.override(gone) == nil) }
            let key = { (id: Int) in Idempotency(key: "key \(id)", fingerprint: "same") }
            #expect(try await store.add(.sample(7), idempotency: key(1)) == .added)
            #expect(
                try await store.add(.sample(8), idempotency: key(3)) == .replayed(.sample(3, to: .hours(20))))
        }
    }

    @Test("New ids follow those of overrides and records", arguments: StoreKind.allCases)
    func ids(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(5, rules: .sample())])
            #expect(try await store.newestID() == 5)
            let record = ErrorRecord(
                id: RecordID(rawValue: 6), caseID: nil, findings: ErrorRecord.Findings(error: "error"),
                recordedAt: monday, recordedBy: nil)
            try await store.add(record)
            #expect(try await store.newestID() == 6)
            _ = try await store.add(.sample(7), idempotency: nil)
            #expect(try await store.newestID() == 7)
            _ = try await store.removeOverride(7, at: .hours(11), by: nil)
            #expect(try await store.newestID() == 7)
        }
    }
}
