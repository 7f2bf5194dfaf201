import NIOCore
import NIOHTTP1
import Testing

@testable import MadoguchiDaemon

/// Events in, actions out: no socket, no loop, no clock.
@Suite("A connection's state")
struct ConnectionStateTests {
    /// What the state says to do, in a word each.
    private func actions(_ state: inout ConnectionState) -> [String] {
        var words: [String] = []
        while let action = state.next() {
            switch action {
            case .answer(let head): words.append("answer \(head.uri)")
            case .refuse: words.append("refuse")
            case .goAhead: words.append("go ahead")
            case .deliver(let buffer): words.append("deliver \(String(buffer: buffer))")
            case .endBody: words.append("end body")
            case .failBody: words.append("fail body")
            case .catchUp: words.append("catch up")
            case .endEvents: words.append("end events")
            case .read: words.append("read")
            case .awaitQuiet(let milliseconds): words.append("await quiet \(milliseconds)")
            case .flush: words.append("flush")
            case .closeOutput: words.append("close output")
            case .close: words.append("close")
            }
        }
        return words
    }

    private func head(
        _ uri: String, _ method: HTTPMethod = .GET, _ fields: [(String, String)] = [],
        version: HTTPVersion = .http1_1
    ) -> HTTPServerRequestPart {
        .head(HTTPRequestHead(version: version, method: method, uri: uri, headers: HTTPHeaders(fields)))
    }

    private func answer(_ state: inout ConnectionState) -> ConnectionState.Persistence {
        let persistence = state.answerBegan()
        state.answerEnded()
        return persistence
    }

    private func state(_ change: (inout ConnectionLimits) -> Void = { _ in }) -> ConnectionState {
        var limits = ConnectionLimits()
        change(&limits)
        return ConnectionState(limits: limits)
    }

    @Test("reads, answers, and reads on only once the answer is there")
    func simple() {
        var state = state()
        #expect(actions(&state) == ["read"])
        state.received(head("/a"))
        #expect(actions(&state) == ["answer /a"])
        state.received(.end(nil))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == [])
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["read"])
    }

    @Test("answers requests that come together one after the other, and reads none meanwhile")
    func pipelining() {
        var state = state()
        _ = actions(&state)
        for uri in ["/a", "/b", "/c"] {
            state.received(head(uri))
            state.received(.end(nil))
        }
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /a"])
        _ = answer(&state)
        #expect(actions(&state) == ["answer /b"])
        _ = answer(&state)
        #expect(actions(&state) == ["answer /c"])
        _ = answer(&state)
        #expect(actions(&state) == ["read"])
    }

    @Test("hands a body over as it is asked for, and tells a client that waits for it to go on")
    func body() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("expect", "100-continue"), ("content-length", "4")]))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /p"])
        state.bodyAskedFor()
        #expect(actions(&state) == ["go ahead", "read"])
        state.received(.body(ByteBuffer(string: "ab")))
        state.received(.body(ByteBuffer(string: "cd")))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["deliver ab"])
        state.bodyAskedFor()
        #expect(actions(&state) == ["deliver cd"])
        state.bodyAskedFor()
        #expect(actions(&state) == ["read"])
        state.received(.end(nil))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["end body"])
        state.bodyAskedFor()
        #expect(actions(&state) == ["end body"])
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["read"])
    }

    @Test("passes over a small body that nobody asked for, and goes on")
    func smallBodyUnread() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("content-length", "4")]))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /p"])
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["read"])
        state.received(.body(ByteBuffer(string: "abcd")))
        state.received(.end(nil))
        state.received(head("/next"))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /next"])
    }

    @Test("goes on behind a large body that was read to its end")
    func largeBodyRead() {
        for fields in [[("content-length", "70000")], [("content-length", "70000"), ("expect", "100-continue")]] {
            var state = state()
            _ = actions(&state)
            state.received(head("/p", .POST, fields))
            state.readCompleted(sawPart: true)
            #expect(actions(&state) == ["answer /p"])
            state.bodyAskedFor()
            #expect(actions(&state).last == "read")
            state.received(.body(ByteBuffer(repeating: 0x61, count: 70_000)))
            state.received(.end(nil))
            state.readCompleted(sawPart: true)
            _ = actions(&state)
            state.bodyAskedFor()
            #expect(actions(&state) == ["end body"])
            #expect(answer(&state) == .keepAlive)
        }
    }

    @Test("ends where the rest of a body that it passes over is broken")
    func brokenBodyUnread() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("transfer-encoding", "chunked")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["read"])
        state.received(HTTPParserError.invalidChunkSize)
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["flush"])
    }

    @Test("takes a whole request at once only where one begins, and answers it at once")
    func whole() {
        var state = state()
        #expect(state.isReadyForWhole)
        _ = actions(&state)
        state.received(head("/a"))
        #expect(!state.isReadyForWhole)
        state.received(.end(nil))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        #expect(!state.isReadyForWhole)
        _ = answer(&state)
        #expect(actions(&state) == ["read"])
        #expect(state.isReadyForWhole)
        // Half a head, and its rest.
        state.readCompleted(sawPart: false)
        #expect(!state.isReadyForWhole)
        _ = actions(&state)
        state.received(head("/b"))
        state.received(.end(nil))
        _ = actions(&state)
        _ = answer(&state)
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["read"])
        #expect(state.isReadyForWhole)
        state.writabilityChanged(false)
        #expect(!state.isReadyForWhole)
        state.writabilityChanged(true)
        _ = actions(&state)
        // Its time begins anew with the answer.
        for _ in 0..<60 { state.secondPassed() }
        state.answeredAtOnce()
        #expect(actions(&state) == ["read"])
        for _ in 0..<60 { state.secondPassed() }
        #expect(actions(&state) == [])
        state.secondPassed()
        #expect(actions(&state) == ["close"])
        #expect(!state.isReadyForWhole)
    }

    @Test(
        "ends behind an answer to a large body that nobody asked for, or one that is held back",
        arguments: [[("content-length", "70000")], [("content-length", "4"), ("expect", "100-continue")]])
    func largeBodyUnread(fields: [(String, String)]) {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, fields))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /p"])
        #expect(answer(&state) == .close)
        #expect(actions(&state) == ["flush"])
        state.outputFlushed()
        #expect(actions(&state) == ["close output", "read"])
        state.inputEnded()
        #expect(actions(&state) == ["close"])
    }

    @Test("passes over no more of an endless body than it may")
    func endlessBody() {
        var state = state { $0.discarded = 10 }
        _ = actions(&state)
        state.received(head("/p", .POST, [("transfer-encoding", "chunked")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["read"])
        state.received(.body(ByteBuffer(string: "0123456789")))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["read"])
        state.received(.body(ByteBuffer(string: "a")))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["flush"])
    }

    @Test(
        "closes behind the answer where the client asks for it, speaks HTTP/1.0, or leaves HTTP",
        arguments: [
            (HTTPVersion.http1_1, [("connection", "close")], ConnectionState.Persistence.close),
            (.http1_0, [], .close), (.http1_0, [("connection", "keep-alive")], .keepAliveTold),
            (.http1_1, [("upgrade", "h2c")], .close), (.http1_1, [], .keepAlive),
        ])
    func persistence(version: HTTPVersion, fields: [(String, String)], expected: ConnectionState.Persistence) {
        var state = state()
        _ = actions(&state)
        state.received(head("/a", .GET, fields, version: version))
        state.received(.end(nil))
        _ = actions(&state)
        #expect(answer(&state) == expected)
    }

    @Test("answers what came before nonsense, then the nonsense, then ends")
    func nonsense() {
        var state = state()
        _ = actions(&state)
        state.received(head("/a"))
        state.received(.end(nil))
        state.received(HTTPParserError.invalidMethod)
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /a"])
        _ = answer(&state)
        #expect(actions(&state) == ["refuse", "flush"])
    }

    @Test("tells a handler that its body will never be whole, and ends behind its answer")
    func brokenBody() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("transfer-encoding", "chunked")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        state.bodyAskedFor()
        #expect(actions(&state) == ["read"])
        state.received(HTTPParserError.invalidChunkSize)
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["fail body"])
        #expect(answer(&state) == .close)
    }

    @Test("neither reads nor answers while the client doesn't read")
    func backpressure() {
        var state = state()
        _ = actions(&state)
        for uri in ["/a", "/b"] {
            state.received(head(uri))
            state.received(.end(nil))
        }
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /a"])
        state.writabilityChanged(false)
        _ = answer(&state)
        #expect(actions(&state) == [])
        state.writabilityChanged(true)
        #expect(actions(&state) == ["answer /b"])
        state.writabilityChanged(false)
        _ = answer(&state)
        #expect(actions(&state) == [])
        for _ in 0...30 { state.secondPassed() }
        #expect(actions(&state) == ["close"])
        #expect(actions(&state) == [])
    }

    @Test("reads on for a handler that asks for the body, though the client reads nothing yet")
    func bodyWhileUnread() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("transfer-encoding", "chunked")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        _ = state.answerBegan(isStream: true)
        state.writabilityChanged(false)
        #expect(actions(&state) == [])
        state.bodyAskedFor()
        #expect(actions(&state) == ["read"])
        for _ in 0..<1_000 { state.secondPassed() }
        #expect(actions(&state) == [])
    }

    @Test("ends where a body that the answer waits for doesn't come")
    func bodyThatDoesNotCome() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("content-length", "4")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        state.bodyAskedFor()
        #expect(actions(&state) == ["read"])
        for _ in 0...30 { state.secondPassed() }
        #expect(actions(&state) == ["close"])
    }

    @Test("answers all that was asked before the client finished sending, then closes")
    func halfClosed() {
        var state = state()
        _ = actions(&state)
        state.received(head("/a"))
        state.received(.end(nil))
        state.inputEnded()
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /a"])
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["flush"])
        state.outputFlushed()
        #expect(actions(&state) == ["close"])
    }

    @Test("waits a moment for a request that may be on its way when the daemon stops, longer for a first one")
    func quiescing() {
        var fresh = state()
        fresh.quiesce()
        #expect(actions(&fresh) == ["await quiet 1000", "read"])
        fresh.received(head("/a"))
        fresh.received(.end(nil))
        fresh.readCompleted(sawPart: true)
        #expect(actions(&fresh) == ["answer /a"])
        fresh.quietOver()
        #expect(answer(&fresh) == .close)
        #expect(actions(&fresh) == ["flush"])

        var used = state()
        _ = actions(&used)
        used.received(head("/a"))
        used.received(.end(nil))
        used.readCompleted(sawPart: true)
        _ = actions(&used)
        _ = answer(&used)
        _ = actions(&used)
        used.quiesce()
        #expect(actions(&used) == ["await quiet 100"])
        used.quietOver()
        #expect(actions(&used) == ["flush"])
    }

    @Test("answers everything that had come when the daemon stops, and says with the last that it is the last")
    func quiescingPipeline() {
        var state = state()
        _ = actions(&state)
        for uri in ["/a", "/b"] {
            state.received(head(uri))
            state.received(.end(nil))
        }
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        state.quiesce()
        #expect(answer(&state) == .keepAlive)
        #expect(actions(&state) == ["answer /b"])
        #expect(answer(&state) == .close)
        #expect(actions(&state) == ["flush"])
    }

    @Test("closes what says nothing or half a request once its time is over, and not while requests are at work")
    func gracePeriod() {
        var silent = state()
        _ = actions(&silent)
        for _ in 0...9 { silent.secondPassed() }
        #expect(actions(&silent) == [])
        silent.secondPassed()
        #expect(actions(&silent) == ["close"])

        var working = state()
        _ = actions(&working)
        working.received(head("/a"))
        working.received(.end(nil))
        _ = actions(&working)
        for _ in 0..<10_000 { working.secondPassed() }
        #expect(actions(&working) == [])
        _ = answer(&working)
        working.readCompleted(sawPart: true)
        #expect(actions(&working) == ["read"])
        for _ in 0...59 { working.secondPassed() }
        #expect(actions(&working) == [])
        // Half a head, byte by byte: the time counts from its first.
        working.readCompleted(sawPart: false)
        #expect(actions(&working) == ["read"])
        for _ in 0...9 {
            working.secondPassed()
            working.readCompleted(sawPart: false)
            #expect(actions(&working) == ["read"])
        }
        working.secondPassed()
        #expect(actions(&working) == ["close"])
    }

    @Test("counts quiet from an answer's end, however long it took, and from where all is written")
    func quietAfterAnswers() {
        var state = state()
        _ = actions(&state)
        state.received(head("/a", .GET))
        state.received(.end(nil))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        _ = state.answerBegan()
        for _ in 0..<10_000 { state.secondPassed() }
        state.answerEnded()
        #expect(actions(&state) == ["read"])
        for _ in 0..<60 { state.secondPassed() }
        #expect(actions(&state) == [])
        state.answeredAtOnce()
        state.quiesce()
        #expect(actions(&state) == ["await quiet 100", "read"])
        state.quietOver()
        #expect(actions(&state) == ["flush"])
        for _ in 0..<20 { state.secondPassed() }
        state.outputFlushed()
        #expect(actions(&state) == ["close output"])
        for _ in 0..<2 { state.secondPassed() }
        #expect(actions(&state) == [])
        state.secondPassed()
        #expect(actions(&state) == ["close"])
    }

    @Test("tells no client to go on that sends nothing, and any other", arguments: ["0", "1"])
    func goAhead(length: String) {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("content-length", length), ("expect", "100-continue")]))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        state.bodyAskedFor()
        #expect(actions(&state) == (length == "0" ? ["read"] : ["go ahead", "read"]))
    }

    @Test("tells a client to go on before the head of an answer that reads what it sends, and only once")
    func goAheadForStream() {
        var state = state()
        _ = actions(&state)
        state.received(head("/p", .POST, [("transfer-encoding", "chunked"), ("expect", "100-continue")]))
        state.readCompleted(sawPart: true)
        #expect(actions(&state) == ["answer /p"])
        let isTold = state.goAheadForStream()
        #expect(isTold)
        #expect(state.answerBegan(isStream: true) == .keepAlive)
        state.bodyAskedFor()
        #expect(actions(&state) == ["read"])
        let isToldAgain = state.goAheadForStream()
        #expect(!isToldAgain)
    }

    @Test("ends where an answer was cut short, so that the client sees it")
    func cutShort() {
        var state = state()
        _ = actions(&state)
        state.received(head("/a"))
        state.received(.end(nil))
        _ = actions(&state)
        _ = state.answerBegan(isStream: true)
        state.answerEnded(isWhole: false)
        #expect(actions(&state) == ["flush"])
    }

    // MARK: Events

    /// A state whose endless answer has begun.
    private func listening(_ change: (inout ConnectionLimits) -> Void = { _ in }) -> ConnectionState {
        var state = state(change)
        _ = actions(&state)
        state.received(head("/events"))
        state.received(.end(nil))
        state.readCompleted(sawPart: true)
        _ = actions(&state)
        let persistence = state.answerBegan(isEndless: true)
        #expect(persistence == .keepAlive)
        return state
    }

    @Test("reads nothing while events are written, and isn't too quiet however long none happens")
    func quietEvents() {
        var state = listening()
        #expect(actions(&state) == [])
        for _ in 0..<10_000 { state.secondPassed() }
        #expect(actions(&state) == [])
        let isWritten = state.eventHappened()
        #expect(isWritten)
        state.received(head("/next"))
        state.received(.end(nil))
        #expect(actions(&state) == [])
    }

    @Test("leaves events out while the client reads nothing, and has it catch up once, when it reads again")
    func catchingUp() {
        var state = listening()
        state.writabilityChanged(false)
        let written = [state.eventHappened(), state.eventHappened(), state.eventHappened(matters: false)]
        #expect(written == [false, false, false])
        #expect(actions(&state) == [])
        state.writabilityChanged(true)
        // Before it has caught up, it would be told out of order.
        let early = state.eventHappened()
        #expect(!early)
        #expect(actions(&state) == ["catch up"])
        #expect(actions(&state) == [])
        let later = state.eventHappened()
        #expect(later)
    }

    @Test("has nobody catch up for what didn't matter")
    func comments() {
        var state = listening()
        state.writabilityChanged(false)
        let isWritten = state.eventHappened(matters: false)
        #expect(!isWritten)
        state.writabilityChanged(true)
        #expect(actions(&state) == [])
    }

    @Test("gives a client up that reads no events for long")
    func stalledEvents() {
        var state = listening { $0.stalled = 30 }
        state.writabilityChanged(false)
        for _ in 0..<30 { state.secondPassed() }
        #expect(actions(&state) == [])
        state.secondPassed()
        #expect(actions(&state) == ["close"])
    }

    @Test("ends events at a shutdown, and then the connection")
    func quiescingEvents() {
        var state = listening()
        state.quiesce()
        #expect(actions(&state) == ["end events"])
        let isWritten = state.eventHappened()
        #expect(!isWritten)
        state.answerEnded()
        #expect(actions(&state) == ["flush"])
        state.outputFlushed()
        #expect(actions(&state) == ["close output", "read"])
    }

    @Test("goes on behind events that ended by themselves")
    func endedEvents() {
        var state = listening()
        state.answerEnded()
        #expect(actions(&state) == ["read"])
        state.received(head("/next"))
        #expect(actions(&state) == ["answer /next"])
        let isWritten = state.eventHappened()
        #expect(!isWritten)
    }
}
