import FollowUps
import Foundation
import MadoguchiAPI
import Messages
import SeededRandom
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("A batch of follow-ups")
struct BatchTests {
    @Test("answers each line in order, and a bad one doesn't stop the others")
    func order() async throws {
        let followUps = try TestFollowUps()
        let lines = [
            message(["idempotency_key": "\"a\""]), "{", message(["plan": "\"basci\""]), "",
            message(["idempotency_key": "\"a\""]), message(["idempotency_key": "\"a\"", "priority": "9"]), message(),
        ]
        let results = try await followUps.batch(lines.joined(separator: "\n"))
        #expect(results.map(\.line) == [1, 2, 3, 5, 6, 7])
        #expect(results.map(\.status) == [201, 400, 422, 200, 409, 201])
        guard case .followUp(let first) = results[0].body, case .followUp(let replayed) = results[3].body,
            case .problem(let problem) = results[2].body
        else { throw TestFailure("other results: \(results)") }
        #expect(replayed == first)
        #expect(problem.errors?.map(\.pointer) == ["/plan"])
        let page: FollowUpPage = try await followUps.get("/v1/follow-ups")
        #expect(page.followUps.count == 2)
        // Once for what arrived together, and once for the last line, which nothing but the body's end ends.
        #expect(followUps.wakeCount == 2)
    }

    @Test("doesn't mind how the bytes are cut", arguments: Seeds.all)
    func chunking(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let lines = (0..<300).map { number in
            switch Int.random(in: 0..<8, using: &random) {
            case 0: ""
            case 1: "{\"kind\": \(number)"
            case 2: message(["subject": "\"🪟窓口 \(number)\"", "when": "{}"])
            default: message(["subject": "\"🪟窓口 \(number)\"", "case": "\"\(number)\""])
            }
        }
        let text = Array(lines.joined(separator: Bool.random(using: &random) ? "\r\n" : "\n").utf8)
        var pieces: [[UInt8]] = []
        var rest = text[...]
        while !rest.isEmpty {
            let size = Int.random(in: 0...(Bool.random(using: &random) ? 3 : 5_000), using: &random)
            pieces.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        let results = try await TestFollowUps().batch(pieces)
        #expect(results.map(\.line) == lines.indices.filter { !lines[$0].isEmpty }.map { $0 + 1 }, "seed \(seed)")
        for result in results {
            let line = lines[result.line - 1]
            let expected = !line.hasSuffix("}") ? 400 : line.contains("{}") ? 422 : 201
            #expect(result.status == expected, "seed \(seed), line \(result.line)")
            if case .followUp(let followUp) = result.body {
                #expect(followUp.caseLabel == "\(result.line - 1)", "seed \(seed)")
                #expect(followUp.subject == "🪟窓口 \(result.line - 1)", "seed \(seed)")
            }
        }
    }

    @Test("gives an answer for what has arrived before the body ends")
    func interactive() async throws {
        var batch = FollowUpBatch(context: try TestFollowUps().context, uid: 1, isDryRun: false, language: .en)
        batch.receive(Array("\(message())\n\(message())".utf8))
        #expect(await batch.results()?.count(where: { $0 == UInt8(ascii: "\n") }) == 1)
        #expect(await batch.results() == nil)
        batch.end()
        #expect(await batch.results()?.count(where: { $0 == UInt8(ascii: "\n") }) == 1)
    }

    @Test("stores many lines that arrive together in steps")
    func steps() async throws {
        var batch = FollowUpBatch(context: try TestFollowUps().context, uid: 1, isDryRun: false, language: .en)
        batch.receive(Array(String(repeating: message() + "\n", count: 1_100).utf8))
        var steps: [Int] = []
        while let results = await batch.results() { steps.append(results.count { $0 == UInt8(ascii: "\n") }) }
        #expect(steps == [500, 500, 100])
    }

    @Test("goes on with the next line after one that is too long")
    func overlong() async throws {
        let long = "\"\(String(repeating: "x", count: FollowUpReader.largestBody))\""
        let text = [message(), message(["text": long]), message()].joined(separator: "\n")
        let bytes = Array(text.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: 65_536).map {
            Array(bytes[$0..<min($0 + 65_536, bytes.count)])
        }
        #expect(try await TestFollowUps().batch(pieces).map(\.status) == [201, 413, 201])
        #expect(try await TestFollowUps().batch([bytes]).map(\.status) == [201, 413, 201])
    }

    @Test("tells the lines that are left when the store fails midway")
    func storeFailure() async throws {
        let followUps = try TestFollowUps(store: BrokenStore(.full, afterBatches: 1))
        let pieces = [message(), message(), "{}", message()].map { Array("\($0)\n".utf8) }
        let results = try await followUps.batch(pieces)
        #expect(results.map(\.status) == [201, 503, 422, 503])
        guard case .problem(let problem) = results[3].body else { throw TestFailure("no problem") }
        #expect(problem.type == "/problems/store-full")
    }

    @Test("a dry run stores nothing")
    func dryRun() async throws {
        let followUps = try TestFollowUps()
        let results = try await followUps.batch(
            "\(message())\n{}\n", target: "/v1/follow-ups/batch?dry_run=true")
        #expect(results.map(\.status) == [200, 422])
        #expect(try await followUps.get("/v1/follow-ups", as: FollowUpPage.self).followUps.isEmpty)
        #expect(followUps.wakeCount == 0)
    }

    @Test("an empty batch has an empty answer", arguments: ["", "\n", "\r\n\n"])
    func empty(text: String) async throws {
        #expect(try await TestFollowUps().batch(text).isEmpty)
    }

    @Test("answers on request only what was refused, and how many there were of each kind")
    func refusedOnly() async throws {
        let followUps = try TestFollowUps()
        let key = message(["idempotency_key": "\"a\""])
        let lines = try await followUps.batchLines(
            [Array([key, "{", key, message(), message(["plan": "\"x\""])].joined(separator: "\n").utf8)],
            target: "/v1/follow-ups/batch?answer=refused")
        #expect(lines.count == 3)
        let results = try lines.dropLast().map { try JSONDecoder().decode(BatchResult.self, from: Data($0)) }
        #expect(results.map(\.line) == [2, 5])
        #expect(results.map(\.status) == [400, 422])
        #expect(
            lines.last.map { String(decoding: $0, as: UTF8.self) }
                == #"{"summary":{"accepted":2,"refused":2,"replayed":1}}"#)
        #expect(try await followUps.send("POST", "/v1/follow-ups/batch?answer=some").status == 400)
    }

    @Test("is refused as a whole where it isn't one")
    func refusals() async throws {
        let followUps = try TestFollowUps()
        let type = try await followUps.send("POST", "/v1/follow-ups/batch", contentType: "application/json")
        #expect(type.status == 415)
        #expect(try await followUps.send("POST", "/v1/follow-ups/batch?a=b").status == 400)
    }
}

extension FollowUpBatch {
    /// Reads and stores a step.
    ///
    /// - Returns: the answers; nil where nothing is left to do.
    fileprivate mutating func results() async -> [UInt8]? {
        guard let step = await nextStep() else { return nil }
        let result = await store(step)
        add(result)
        return result.text
    }
}
