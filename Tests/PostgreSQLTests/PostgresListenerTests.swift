import Dispatch
import PostgresTestKit
import Synchronization
import TestSupport
import Testing

@testable import PostgreSQL

@Suite("Notifications", .onServer) struct PostgresListenerTests {
    /// What a listener has told.
    private final class Events: Sendable {
        private let events = Mutex<[PostgresListener.Event]>([])

        func add(_ event: PostgresListener.Event) {
            events.withLock { $0.append(event) }
        }

        /// Waits until one of a kind has come, and forgets it and all before it.
        func next(_ matches: @escaping (PostgresListener.Event) -> Bool) async throws -> PostgresListener.Event {
            var found: PostgresListener.Event?
            try await eventually("there was \(events.withLock { $0 })") {
                events.withLock { events in
                    guard let index = events.firstIndex(where: matches) else { return false }
                    found = events[index]
                    events.removeSubrange(...index)
                    return true
                }
            }
            return try #require(found)
        }
    }

    private func notify(_ bench: Bench, _ channel: String, _ payload: String) async throws -> Int {
        try await bench.direct.perform { session in
            _ = try session.write("SELECT pg_notify($1, $2)", channel, payload)
            return session.backendProcess
        }
    }

    @Test("It hears what is sent on its channels, in order, and nothing else")
    func hearing() async throws {
        let bench = try await Bench()
        let events = Events()
        let channel = "\(bench.schema) \"wake\""
        let listener = PostgresListener(
            try bench.server.address, options: .tests(), channels: [channel], handler: events.add)
        listener.start()
        #expect(try await events.next { _ in true } == .listening)
        _ = try await notify(bench, "\(bench.schema) other", "no")
        for number in 1...100 {
            let process = try await notify(bench, channel, "\(number)")
            #expect(
                try await events.next { _ in true }
                    == .heard(PostgresNotification(channel: channel, payload: "\(number)", process: process)))
        }
        await listener.stop()
    }

    @Test("A connection that is lost is made again, and said so")
    func losing() async throws {
        let bench = try await Bench()
        let events = Events()
        let listener = PostgresListener(
            try bench.proxy.address(), options: .tests(), channels: [bench.schema], retryInterval: .milliseconds(10),
            handler: events.add)
        listener.start()
        #expect(try await events.next { _ in true } == .listening)
        bench.proxy.plan(.cut, .before) { $0.kind == "A" }
        _ = try await notify(bench, bench.schema, "lost")
        guard case .lost = try await events.next({ _ in true }) else {
            Issue.record("it isn't told that it was lost")
            return
        }
        #expect(try await events.next { _ in true } == .listening)
        let process = try await notify(bench, bench.schema, "heard")
        #expect(
            try await events.next { _ in true }
                == .heard(PostgresNotification(channel: bench.schema, payload: "heard", process: process)))
        await listener.stop()
    }

    @Test("A connection on which nothing comes any more is replaced on request")
    func renewing() async throws {
        let bench = try await Bench()
        let events = Events()
        let listener = PostgresListener(
            try bench.proxy.address(), options: .tests(), channels: [bench.schema], handler: events.add)
        listener.start()
        #expect(try await events.next { _ in true } == .listening)
        bench.proxy.plan(.freeze, .before) { $0.kind == "A" }
        _ = try await notify(bench, bench.schema, "swallowed")
        try await eventually("the notification goes by") { !bench.proxy.isPlanned }
        listener.renew()
        #expect(try await events.next { _ in true } == .listening)
        _ = try await notify(bench, bench.schema, "heard")
        guard case .heard(let notification) = try await events.next({ _ in true }) else {
            Issue.record("nothing is heard")
            return
        }
        #expect(notification.payload == "heard")
        await listener.stop()
    }
}
