import SeededRandom
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Answers that aren't read yet", .timeLimit(.minutes(5)))
struct AnswerSpoolTests {
    @Test("come out as they went in, through memory and file, at whatever pace", arguments: Seeds.all)
    func order(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let limits = AnswerSpool.Limits(memory: 100, file: 5_000, part: 70)
        let spool = AnswerSpool(directory: "/tmp", limits: limits)
        let parts = (0..<300).map { number in
            [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: .random(in: 1...200, using: &random))
        }
        let pauses = parts.map { _ in Int.random(in: 0..<4, using: &random) }
        try await withThrowingTaskGroup { group in
            group.addTask {
                for (part, pause) in zip(parts, pauses) {
                    try await spool.append(part)
                    if pause == 0 { await Task.yield() }
                }
                await spool.finish()
            }
            var read: [UInt8] = []
            while let part = try await spool.next() { read += part }
            #expect(read == parts.flatMap(\.self), "seed \(seed)")
            try await group.waitForAll()
        }
        #expect(try await spool.next() == nil)
    }

    @Test("are taken up to the bound without anybody reading")
    func room() async throws {
        let spool = AnswerSpool(directory: "/tmp", limits: .init(memory: 10, file: 100, part: 1_000))
        for _ in 0..<11 { try await spool.append([UInt8](repeating: 1, count: 10)) }
        let last = Task { try await spool.append([2]) }
        var read: [UInt8] = []
        while read.count < 111, let part = try await spool.next() { read += part }
        try await last.value
        #expect(read.count == 111)
        #expect(read.last == 2)
    }

    @Test("wait in memory alone where no file can be made, and the sender with them")
    func noFile() async throws {
        let spool = AnswerSpool(directory: "/nonexistent", limits: .init(memory: 10, file: 100, part: 10))
        try await spool.append([1])
        try await spool.append([UInt8](repeating: 2, count: 9))
        let waiting = Task { try await spool.append([3]) }
        #expect(try await spool.next() == [1])
        #expect(try await spool.next() == [UInt8](repeating: 2, count: 9))
        try await waiting.value
        #expect(try await spool.next() == [3])
    }

    @Test("can all be taken where the body they answer breaks off")
    func brokenOff() async throws {
        let spool = AnswerSpool(directory: "/tmp", limits: .init(memory: 1, file: 100, part: 10))
        try await spool.append([1])
        try await spool.append([2])
        await spool.finish(throwing: TestFailure("the body ends"))
        #expect(try await spool.next() == [1])
        #expect(try await spool.next() == [2])
        await #expect(throws: TestFailure.self) { try await spool.next() }
    }

    @Test("are given up by both sides where one of them fails")
    func failure() async throws {
        let spool = AnswerSpool(directory: "/tmp", limits: .init(memory: 1, file: 1, part: 1))
        try await spool.append([1])
        try await spool.append([2])
        let waiting = Task { try await spool.append([3]) }
        await spool.fail(TestFailure("gone"))
        await #expect(throws: TestFailure.self) { try await waiting.value }
        await #expect(throws: TestFailure.self) { try await spool.next() }
    }
}
