import Dispatch
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import FollowUps

@Suite("Calls that share commits")
struct GroupCommitTests {
    /// Commits when it is told.
    private final class SlowWriters: Sendable {
        private let commits = Mutex<[Int]>([])
        private let gate = DispatchSemaphore(value: 0)

        /// How many calls each commit has that was begun.
        var begun: [Int] { commits.withLock(\.self) }

        func finishOne() { gate.signal() }

        func group(of count: Int) -> GroupCommit<Int> {
            GroupCommit(
                (0..<count).map { number in
                    GroupCommit.Writer(on: DispatchQueue(label: "writer \(number)")) { [self] calls, _ in
                        commits.withLock { $0.append(calls.count) }
                        gate.wait()
                        for call in calls {
                            do { try call.run(number)() } catch { Issue.record(error) }
                        }
                    }
                })
        }
    }

    @Test("of one writer those that come during a commit share the next one")
    func one() async throws {
        let writers = SlowWriters()
        let group = writers.group(of: 1)
        async let first = group.submit { _ in 1 }
        try await eventually("the first is committed") { writers.begun == [1] }
        async let second = group.submit { _ in 2 }
        async let third = group.submit { _ in 3 }
        try await eventually("two wait") { group.waiting == 2 }
        writers.finishOne()
        try await eventually("they share a commit") { writers.begun == [1, 2] }
        writers.finishOne()
        #expect(try await [first, second, third] == [1, 2, 3])
    }

    @Test("of two writers the second takes what comes during the first one's commit, and nothing is done twice")
    func two() async throws {
        let writers = SlowWriters()
        let group = writers.group(of: 2)
        async let first = group.submit { writer in writer }
        try await eventually("the first is committed") { writers.begun == [1] }
        async let second = group.submit { writer in writer }
        try await eventually("the second is, too") { writers.begun == [1, 1] }
        async let third = group.submit { _ in 3 }
        async let fourth = group.submit { _ in 4 }
        try await eventually("two wait") { group.waiting == 2 }
        writers.finishOne()
        try await eventually("they share a commit") { writers.begun == [1, 1, 2] }
        writers.finishOne()
        writers.finishOne()
        let (one, other) = (try await first, try await second)
        #expect(one != other)
        #expect(try await [third, fourth] == [3, 4])
        #expect(writers.begun == [1, 1, 2])
    }

    /// Ends each commit only once somebody waits for the next one.
    private final class BusyWriter: Sendable {
        let queue = DispatchQueue(label: "writer")
        private let made = Mutex<GroupCommit<Int>?>(nil)
        private let over = Mutex(false)
        private let count = Mutex(0)

        var commits: Int { count.withLock(\.self) }
        var isOver: Bool { over.withLock(\.self) }

        func end() { over.withLock { $0 = true } }

        func group() -> GroupCommit<Int> {
            let group = GroupCommit<Int>([
                GroupCommit.Writer(on: queue) { [self] calls, _ in
                    let group = made.withLock(\.self)
                    count.withLock { $0 += 1 }
                    // Not for ever: the first one may have all of them.
                    for _ in 0..<1_000 where group?.waiting == 0 && !isOver { usleep(1_000) }
                    for call in calls {
                        do { try call.run(1)() } catch { Issue.record(error) }
                    }
                }
            ])
            made.withLock { $0 = group }
            return group
        }
    }

    @Test("whatever else waits for a writer's queue has its turn, though somebody always waits for the writer")
    func turns() async throws {
        let writer = BusyWriter()
        let group = writer.group()
        try await withThrowingTaskGroup(of: Void.self) { callers in
            defer { writer.end() }
            for _ in 0..<3 {
                callers.addTask {
                    while !writer.isOver { _ = try await group.submit { $0 } }
                }
            }
            try await eventually("some have shared a commit") { writer.commits > 10 }
            writer.queue.async { writer.end() }
            try await eventually("the other has had its turn") { writer.isOver }
        }
    }
}
