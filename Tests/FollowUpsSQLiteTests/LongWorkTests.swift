import Dispatch
import FollowUps
import Glibc
import StoreTestKit
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("Work that takes long")
struct LongWorkTests {
    private let calls = Counter()

    private func work(longest: UInt64 = 60) -> LongWork {
        LongWork(
            stillAtIt: { [calls] in calls.count() }, first: .milliseconds(1), interval: .milliseconds(1),
            longest: longest)
    }

    @Test("tells of itself again and again, until it is done")
    func telling() throws {
        let result = try work().during {
            try eventually("it tells") { calls.value >= 3 }
            return 42
        }
        #expect(result == 42)
        // One may have been on its way. That nothing comes in some time is what is tested.
        usleep(20_000)
        let after = calls.value
        usleep(20_000)
        #expect(calls.value == after)
    }

    @Test("tells no more once it has taken so long that it must be stuck")
    func stuck() {
        // Work that takes long.
        _ = work(longest: 0).during { usleep(20_000) }
        #expect(calls.value == 0)
    }

    @Test("passes on what was thrown")
    func failing() {
        #expect(throws: StoreError.closed) {
            try work().during { () throws(StoreError) in throw .closed }
        }
    }

    @Test("is what a store's opening is, from before the first call to its end")
    func opening() async throws {
        let directory = try TemporaryDirectory()
        let store = SQLiteStore(directory: directory.path, logger: LogLines().logger)
        #expect(store.isOpening)
        _ = try await store.tally()
        #expect(!store.isOpening)
        await store.close()
        #expect(!store.isOpening)
    }

    private final class Counter: Sendable {
        private let counted = Atomic<Int>(0)
        var value: Int { counted.load(ordering: .relaxed) }

        func count() { counted.add(1, ordering: .relaxed) }
    }
}
