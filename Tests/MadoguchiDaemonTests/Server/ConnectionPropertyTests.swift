import NIOCore
import SeededRandom
import ServerTestKit
import Testing

/// Random clients against a whole connection: whatever comes in whatever pieces, answers are those that were asked for,
/// in their order, each once.
@Suite("A connection, by random clients")
struct ConnectionPropertyTests {
    @Test(
        "answers everything once and in order, however it is cut and whatever happens meanwhile",
        arguments: Seeds.all)
    func order(seed: UInt64) throws {
        for round in 0..<200 {
            try converse(seed: seed &* 1_000 &+ UInt64(round))
        }
    }

    @Test("asks for nothing before it stands, whatever time passes, and then for its first bytes")
    func activation() throws {
        let harness = try ConnectionHarness(isActive: false)
        harness.pass(.seconds(3))
        #expect(harness.reads == 0)
        try harness.activate()
        #expect(harness.reads == 1)
        harness.receive("GET /echo/a HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try AnswerList(harness.output).all.map(\.body) == ["a"])
        #expect(harness.reads == 2)
    }

    @Test("takes known bytes for a request only where a request begins")
    func recognition() throws {
        let harness = try ConnectionHarness()
        let known = "GET /v1/plans/p/availability HTTP/1.1\r\nHost: x\r\n\r\n"
        for _ in 0..<3 { harness.receive(known) }
        #expect(try AnswerList(harness.takeOutput()).all.map(\.status) == [200, 200, 200])
        // The same bytes as the value of a field, and as a body.
        harness.receive("GET /echo/a HTTP/1.1\r\nHost: x\r\n\r\nGET /echo/b HTTP/1.1\r\nX: ")
        harness.receive(known)
        let answers = try AnswerList(harness.takeOutput()).all
        #expect(answers.map(\.body) == ["a", "b"])
        harness.receive("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: \(known.utf8.count)\r\n\r\n")
        harness.receive(known)
        #expect(try AnswerList(harness.takeOutput()).all.map(\.body) == ["posted"])
    }

    private enum Expected {
        case text(String)
        case availability
        case status(Int)
    }

    private func converse(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let harness = try ConnectionHarness()
        var bytes: [UInt8] = []
        /// Where requests end: some clients send each by itself.
        var ends: [Int] = []
        var expected: [Expected] = []
        var endsItself = false
        for number in 0..<Int.random(in: 1...30, using: &random) where !endsItself {
            let (request, answer) = Self.request(number, &random)
            bytes += request.utf8
            ends.append(bytes.count)
            expected.append(answer)
            if Int.random(in: 0..<30, using: &random) == 0 {
                bytes += "GET /echo/last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8
                expected.append(.text("last"))
                endsItself = true
            }
        }
        if !endsItself, Int.random(in: 0..<4, using: &random) == 0 {
            bytes += "\u{1}\u{2} nonsense\r\n\r\n".utf8
            expected.append(.status(400))
            endsItself = true
        }
        // What comes behind the end is passed over.
        if endsItself { bytes += "GET /echo/beyond HTTP/1.1\r\nHost: x\r\n\r\n".utf8 }

        let isQuiesced = Int.random(in: 0..<4, using: &random) == 0
        var isOpen = false
        let sendsEach = Int.random(in: 0..<3, using: &random) == 0
        var rest = bytes[...]
        while !rest.isEmpty {
            let longest = Bool.random(using: &random) ? 5 : 700
            let count =
                sendsEach && Int.random(in: 0..<10, using: &random) > 0
                ? (ends.first { $0 > rest.startIndex } ?? rest.endIndex) - rest.startIndex
                : Int.random(in: 0...longest, using: &random)
            harness.receive(rest.prefix(count))
            rest = rest.dropFirst(count)
            switch Int.random(in: 0..<12, using: &random) {
            case 0: harness.setWritable(false)
            case 1: harness.setWritable(true)
            case 2:
                isOpen.toggle()
                harness.setOpen(isOpen)
            case 3: harness.pass(.microseconds(200))
            case 4 where isQuiesced: harness.quiesce()
            default: break
            }
        }
        if isQuiesced { harness.quiesce() }
        harness.setWritable(true)
        let halfCloses = Bool.random(using: &random)
        if halfCloses { harness.endInput() }
        for _ in 0..<200 {
            isOpen.toggle()
            harness.setOpen(isOpen)
            harness.pass(.microseconds(200))
        }
        let answers = try AnswerList(harness.output)
        #expect(answers.all.count <= expected.count, "seed \(seed)")
        // A stop may end the connection at any answer, and says so; nothing else may.
        if !isQuiesced { #expect(answers.all.count == expected.count, "seed \(seed)") }
        for (answer, expected) in zip(answers.all, expected) {
            switch expected {
            case .text(let text): #expect(answer.body == text, "seed \(seed)")
            case .availability: #expect(answer.body.hasPrefix("{\"at\":"), "seed \(seed)")
            case .status(let status): #expect(answer.status == status, "seed \(seed)")
            }
        }
        let closing = answers.all.map(\.closes)
        #expect(closing.dropLast().allSatisfy { !$0 }, "seed \(seed): an answer behind the last one")
        if answers.all.count < expected.count || endsItself { #expect(closing.last ?? true, "seed \(seed)") }
        #expect(harness.held == 0, "seed \(seed)")
        harness.endInput()
        harness.pass(.seconds(5))
        if !isQuiesced || halfCloses || endsItself { #expect(harness.isClosed, "seed \(seed)") }
    }

    private static func request(_ number: Int, _ random: inout SeededGenerator) -> (String, Expected) {
        let host = "Host: x\r\n"
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return ("GET /v1/plans/p/availability HTTP/1.1\r\n\(host)\r\n", .availability)
        case 1: return ("GET /v1/plans/p/availability?wait=change HTTP/1.1\r\n\(host)\r\n", .availability)
        case 2:
            let body = String(repeating: "x", count: Int.random(in: 0...3_000, using: &random))
            return ("POST /echo HTTP/1.1\r\n\(host)Content-Length: \(body.count)\r\n\r\n\(body)", .text("posted"))
        case 3:
            let chunks = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                let size = Int.random(in: 1...600, using: &random)
                return "\(String(size, radix: 16))\r\n\(String(repeating: "y", count: size))\r\n"
            }
            return (
                "POST /echo HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n\(chunks.joined())0\r\n\r\n",
                .text("posted")
            )
        case 4: return ("GET /nothing/\(number) HTTP/1.1\r\n\(host)\r\n", .status(404))
        case 5: return ("GET /v1/plans HTTP/1.1\r\n\r\n", .status(400))
        case 6: return ("GET /v1/plans HTTP/1.1\r\n\(host)\(host)\r\n", .status(400))
        default: return ("GET /echo/\(number) HTTP/1.1\r\n\(host)\r\n", .text("\(number)"))
        }
    }
}
