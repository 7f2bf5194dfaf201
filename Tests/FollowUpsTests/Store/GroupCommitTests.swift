import Dispatch
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
}
