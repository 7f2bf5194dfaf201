import FollowUps
import LinuxSystem
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite struct HousekeepingTests {
    @Test("Overrides that are over are pruned once they are as old as follow-ups may be, page by page")
    func overrides() async throws {
        let store = InMemoryStore()
        let followUps = try TestFollowUps(
            sendingPlans + "\nfollow_ups: { keep: 10d }", now: "2026-11-24T12:00:00+09:00", store: store)
        let now = followUps.clock.clock.now()
        func daysAgo(_ days: Int64) -> Instant { now.advanced(bySeconds: -days * 86_400) }
        for id in Int64(1)...1_200 {
            _ = try await store.add(
                .sample(OverrideID(rawValue: id), from: daysAgo(99), to: daysAgo(11)), idempotency: nil)
        }
        _ = try await store.add(.sample(2_001, from: daysAgo(99), to: daysAgo(9)), idempotency: nil)
        _ = try await store.add(.sample(2_002, from: daysAgo(99), to: nil), idempotency: nil)
        _ = try await store.add(.sample(2_003, from: daysAgo(99), to: nil), idempotency: nil)
        _ = try await store.removeOverride(2_003, at: daysAgo(11), by: nil)
        let housekeeping = Housekeeping(
            store: store, overrides: followUps.stored, current: followUps.current, clock: followUps.clock.clock,
            logger: LogLines().logger)
        try await housekeeping.tidy()
        #expect(try await store.overrides().map(\.id) == [2_001, 2_002])
        #expect(try await store.override(2_003) == nil)
    }
}
