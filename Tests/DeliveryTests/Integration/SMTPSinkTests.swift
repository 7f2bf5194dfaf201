import FollowUps
import Messages
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite("The SMTP transport and smtp-sink")
struct SMTPSinkTests {
    @Test(
        "messages reach servers of every ability",
        arguments: [[], ["-p"], ["-e"], ["-8"], ["-E"], ["-P"], ["-a"], ["-f", "EHLO"]])
    func abilities(options: [String]) async throws {
        let sink = try await SMTPSink.start(options)
        try await TestRelay.with(port: sink.port) { relay in
            let outcomes = await relay.send(30)
            #expect(outcomes.map(\.name) == Array(repeating: "delivered", count: 30))
        }
        let ids = try sink.values(ofHeader: "X-Madoguchi-ID")
        #expect(ids.sorted() == (1...30).map { FollowUpID(rawValue: $0).description })
        #expect(try Set(sink.values(ofHeader: "X-Rcpt-Args")) == ["<tanaka@example.jp>"])
        #expect(try Set(sink.values(ofHeader: "X-Mail-Args")).allSatisfy { $0.hasPrefix("<support@example.jp>") })
    }

    @Test(
        "a server's fault has its outcome",
        arguments: [
            (["-r", "MAIL"], "unsent, passing"), (["-r", "RCPT"], "retry"), (["-r", "DATA"], "unsent, passing"),
            (["-r", "."], "retry"),
            (["-f", "MAIL"], "unsent, needsOperator"), (["-f", "RCPT"], "permanent"), (["-f", "DATA"], "permanent"),
            (["-f", "."], "permanent"),
            (["-q", "CONNECT"], "unsent, passing"), (["-q", "EHLO"], "unsent, passing"),
            (["-q", "MAIL"], "unsent, passing"), (["-q", "RCPT"], "retry"), (["-q", "DATA"], "retry"),
            (["-q", "."], "uncertain"),
            (["-Q", "CONNECT"], "unsent, passing"), (["-Q", "EHLO"], "unsent, passing"),
            (["-Q", "MAIL"], "unsent, passing"), (["-Q", "RCPT"], "retry"), (["-Q", "DATA"], "retry"),
            (["-Q", "."], "retry"),
            (["-f", "EHLO,HELO"], "unsent, passing"), (["-f", "CONNECT"], "unsent, passing"),
        ])
    func faults(options: [String], outcome: String) async throws {
        let sink = try await SMTPSink.start(options)
        try await TestRelay.with(port: sink.port) { relay in
            #expect(await relay.send(1).map(\.name) == [outcome])
        }
    }

    @Test("faults of one letter leave the others alone", arguments: [["-r", "RCPT"], ["-f", "."]])
    func faultsOfMany(options: [String]) async throws {
        let sink = try await SMTPSink.start(options)
        try await TestRelay.with(port: sink.port) { relay in
            let outcomes = await relay.send(100)
            #expect(Set(outcomes.map(\.name)) == [options[0] == "-r" ? "retry" : "permanent"])
        }
    }

    @Test("every message has one outcome and arrives once, whatever connections do", arguments: ["-q", "-Q"])
    func connectionsDie(option: String) async throws {
        // After each message the connection is gone, before its answer or with one that says so.
        let sink = try await SMTPSink.start([option, "."])
        try await TestRelay.with(port: sink.port) { relay in
            let outcomes = await relay.send(60)
            #expect(outcomes.count == 60)
            #expect(!outcomes.contains { $0.name == "delivered" || $0.name == "permanent" })
        }
        let ids = try sink.values(ofHeader: "X-Madoguchi-ID")
        #expect(ids.count == Set(ids).count)
    }

    @Test("a server that is slow to answer for a message leaves it uncertain")
    func slow() async throws {
        let sink = try await SMTPSink.start(["-W", ".:30"])
        try await TestRelay.with(port: sink.port, change: { $0.timeouts[.dataTermination] = 1 }) { relay in
            #expect(await relay.send(1).map(\.name) == ["uncertain"])
        }
    }

    @Test("a server that is slow to greet leaves messages untouched")
    func slowGreeting() async throws {
        let sink = try await SMTPSink.start(["-W", "CONNECT:30"])
        try await TestRelay.with(port: sink.port, change: { $0.timeouts[.greeting] = 1 }) { relay in
            #expect(await relay.send(5).map(\.name) == Array(repeating: "unsent, passing", count: 5))
        }
    }

    @Test("where nobody listens, all messages come back untouched, and none begins data")
    func nobodyListens() async throws {
        let marks = Mutex(0)
        try await TestRelay.with(port: LoopbackPort.free()) { relay in
            let outcome = await relay.transport.deliver(.test(1)) { () async throws(StoreError) in
                marks.withLock { $0 += 1 }
            }
            #expect(outcome.name == "unsent, passing")
            #expect(outcome.report.text.contains("Connection refused"))
            #expect(await relay.send(200).allSatisfy { $0.name == "unsent, passing" })
        }
        #expect(marks.withLock { $0 } == 0)
    }

    @Test("a name that doesn't exist is said to be one")
    func unknownName() async throws {
        try await TestRelay.with(port: 25, host: "relay.invalid") { relay in
            let outcomes = await relay.send(1)
            #expect(outcomes.map(\.name) == ["unsent, passing"])
            #expect(outcomes.first?.report.text.contains("can't be resolved") == true)
        }
    }

    @Test("a message begins data before the server sees anything of it, and stays where it can't")
    func marks() async throws {
        let sink = try await SMTPSink.start()
        try await TestRelay.with(port: sink.port) { relay in
            let outcome = await relay.transport.deliver(.test(1)) { () async throws(StoreError) in
                throw StoreError(.full, detail: Wording(verbatim: "no space"))
            }
            #expect(outcome.name == "unsent, none")
            let seen = try sink.values(ofHeader: "X-Madoguchi-ID")
            #expect(seen.isEmpty)
            #expect(await relay.send(1).map(\.name) == ["delivered"])
        }
    }

    @Test("at the end, what is on the wire comes to its outcome within seconds, and nothing follows")
    func shutDown() async throws {
        let sink = try await SMTPSink.start(["-p", "-W", ".:30"])
        try await TestRelay.with(port: sink.port, change: { $0.connections = 1 }) { relay in
            async let outcomes = relay.send(40)
            try await eventually("a letter is on the wire") {
                try !sink.values(ofHeader: "X-Rcpt-Args").isEmpty
            }
            let start = ContinuousClock.now
            await relay.transport.shutDown()
            let names = await outcomes.map(\.name)
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(names.count { $0 == "uncertain" } == 1)
            #expect(names.count { $0 == "unsent, none" } == 39)
            #expect(await relay.send(1).map(\.name) == ["unsent, none"])
        }
    }

    @Test("cancelling brings the outcome sooner and doesn't lose it")
    func cancellation() async throws {
        let sink = try await SMTPSink.start(["-p", "-W", ".:30"])
        try await TestRelay.with(port: sink.port, change: { $0.connections = 1 }) { relay in
            try await withThrowingTaskGroup(of: [DeliveryOutcome].self) { group in
                group.addTask { await relay.send(40) }
                try await eventually("a letter is on the wire") {
                    try !sink.values(ofHeader: "X-Rcpt-Args").isEmpty
                }
                group.cancelAll()
                let names = try await group.next()?.map(\.name) ?? []
                #expect(names.sorted() == ["uncertain"] + Array(repeating: "unsent, none", count: 39))
            }
        }
    }
}
