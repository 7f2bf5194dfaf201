import FollowUps
import LinuxSystem
import Logging
import MadoguchiAPI
import Messages
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// What the hours follow where the store fails, or nobody knows what it did.
@Suite("Overrides in a store that fails")
struct StoredOverridesTests {
    private let memory = InMemoryStore()

    private static let closing = #"{"state":"closed","reason":"x"}"#

    private func isOpen(_ followUps: TestFollowUps) async throws -> Bool {
        try await followUps.availability(of: "pro").open
    }

    @Test("an answer that is lost once or twice is asked for again", arguments: UncertainStore.Loss.allCases, [1, 2])
    func askedAgain(loss: UncertainStore.Loss, times: Int) async throws {
        let followUps = try TestFollowUps(store: UncertainStore(memory, losing: times, loss))
        try await followUps.reloading { () async throws in
            try await followUps.override(Self.closing, plan: "pro")
            #expect(try await !isOpen(followUps))
            #expect(try await memory.overrides().count == 1)
        }
        let removing = try TestFollowUps(store: UncertainStore(memory, losing: times, loss))
        try await removing.reloading { () async throws in
            try await removing.stored.load()
            #expect(try await !isOpen(removing))
            try await removing.removeOverride(try await memory.overrides().first?.id.description)
            #expect(try await isOpen(removing))
            #expect(try await memory.overrides().isEmpty)
        }
    }

    @Test("where nobody knows whether it was added, the answer says so and the hours follow what is there")
    func uncertainAddition() async throws {
        for loss in UncertainStore.Loss.allCases {
            let memory = InMemoryStore()
            let followUps = try TestFollowUps(store: UncertainStore(memory, losing: 3, loss))
            try await followUps.reloading { () async throws in
                let problem = try await followUps.overrideRefusal(Self.closing, plan: "pro", key: "k")
                #expect(problem.status == 503)
                #expect(problem.type == "/problems/\(ProblemCode.storeUncertain.rawValue)")
                let isThere = try await !memory.overrides().isEmpty
                #expect(isThere == (loss == .after))
                #expect(try await isOpen(followUps) == !isThere)
                // Asked again under its key, it is there once, and is followed.
                try await followUps.override(Self.closing, plan: "pro", status: isThere ? 200 : 201, key: "k")
                #expect(try await memory.overrides().count == 1)
                #expect(try await !isOpen(followUps))
            }
        }
    }

    @Test("where nobody knows whether it was removed, the hours follow what is there")
    func uncertainRemoval() async throws {
        for loss in UncertainStore.Loss.allCases {
            let memory = InMemoryStore()
            _ = try await memory.add(.sample(1, plan: "pro", from: monday, to: nil), idempotency: nil)
            let followUps = try TestFollowUps(store: UncertainStore(memory, losing: 3, loss))
            try await followUps.reloading { () async throws in
                try await followUps.stored.load()
                let problem: ProblemDetails = try await followUps.post(
                    "/v1/overrides/\(OverrideID(rawValue: 1))/remove", "", status: 503)
                #expect(problem.type == "/problems/\(ProblemCode.storeUncertain.rawValue)")
                #expect(try await isOpen(followUps) == (loss == .after))
                try await followUps.removeOverride(OverrideID(rawValue: 1).description)
                #expect(try await isOpen(followUps))
            }
        }
    }

    @Test("where what is there can't be read either, the hours catch up once it can")
    func catchingUp() async throws {
        let store = UncertainStore(memory, losing: 3, .after)
        let followUps = try TestFollowUps(store: store)
        let housekeeping = Housekeeping(
            store: store, overrides: followUps.stored, current: followUps.current, clock: followUps.clock.clock,
            logger: LogLines().logger)
        try await followUps.reloading { () async throws in
            store.hideOverrides(true)
            let problem = try await followUps.overrideRefusal(Self.closing, plan: "pro")
            // What became of the request, and not of what was done about it.
            #expect(problem.type == "/problems/\(ProblemCode.storeUncertain.rawValue)")
            #expect(try await isOpen(followUps))
            await #expect(throws: StoreError.self) { try await housekeeping.tidy() }
            store.hideOverrides(false)
            try await housekeeping.tidy()
            #expect(try await !isOpen(followUps))
        }
    }

    @Test("what can't be stored isn't followed", arguments: [StoreError.Reason.full, .readOnly, .locked])
    func refused(reason: StoreError.Reason) async throws {
        let followUps = try TestFollowUps(store: BrokenStore(reason))
        try await followUps.reloading { () async throws in
            #expect(try await followUps.overrideRefusal(Self.closing, plan: "pro").status == 503)
            #expect(try await isOpen(followUps))
            #expect(followUps.enforceCount == 0)
        }
    }

    @Test("what is read while others are added and removed takes none of them away, and brings none back")
    func atOnce() async throws {
        let followUps = try TestFollowUps(store: memory)
        try await followUps.reloading { () async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<100 {
                    group.addTask { [followUps] in
                        let id = try await followUps.override(Self.closing, plan: "pro").id
                        if number % 2 == 0 { try await followUps.removeOverride(id) }
                    }
                    group.addTask { [followUps] in try await followUps.stored.load() }
                }
                try await group.waitForAll()
            }
            let stored = try await memory.overrides()
            #expect(stored.count == 50)
            #expect(followUps.current.snapshot.layers.overrides == stored)
        }
    }

    @Test("at the start they are laid over the hours before anybody asks, or the log says that they follow")
    func start() async throws {
        _ = try await memory.add(.sample(1, plan: "pro", from: monday, to: nil), idempotency: nil)
        let followUps = try TestFollowUps(store: memory)
        let log = LogLines()
        await followUps.stored.readFirst(Self.nothing)
        await followUps.stored.lay(over: followUps.current, logger: log.logger)
        #expect(try await !isOpen(followUps))
        #expect(log.all.isEmpty)

        let broken = try TestFollowUps(store: BrokenStore(.locked))
        await broken.stored.readFirst(Self.nothing)
        await broken.stored.lay(over: broken.current, logger: log.logger)
        #expect(try await isOpen(broken))
        #expect(log.texts.count == 1)
        #expect(log.all.first?.level == .warning)
        #expect(log.texts.first?.hasPrefix("overrides of hours couldn't be read yet") == true)
    }

    @Test("those that can be had before the store is open are laid over the hours at once")
    func early() async throws {
        let store = UncertainStore(memory, losing: 0, .after)
        let followUps = try TestFollowUps(store: store)
        let log = LogLines()
        store.holdOverrides()
        let early = AsyncStream<[PlanOverride]>.makeStream()
        early.continuation.yield([.sample(1, plan: "pro", from: monday, to: nil)])
        async let reading: Void = followUps.stored.readFirst(early.stream)
        await followUps.stored.lay(over: followUps.current, within: .seconds(600), logger: log.logger)
        #expect(try await !isOpen(followUps))
        #expect(log.all.isEmpty)
        store.releaseOverrides()
        await reading
    }

    private static let nothing = AsyncStream<[PlanOverride]> { _ in }

    @Test("the start doesn't wait for a store that takes long to be opened")
    func slowStart() async throws {
        _ = try await memory.add(.sample(1, plan: "pro", from: monday, to: nil), idempotency: nil)
        let store = UncertainStore(memory, losing: 0, .after)
        let followUps = try TestFollowUps(store: store)
        let log = LogLines()
        store.holdOverrides()
        async let reading: Void = followUps.stored.readFirst(Self.nothing)
        await followUps.stored.lay(over: followUps.current, within: .milliseconds(10), logger: log.logger)
        #expect(log.texts.count == 1)
        #expect(try await isOpen(followUps))
        store.releaseOverrides()
        await reading
        // They come with everything else that is read before anything is sent.
        #expect(try await isOpen(followUps))
        try await followUps.reloading { () async throws in
            try await followUps.stored.load()
            #expect(try await !isOpen(followUps))
        }
    }
}
