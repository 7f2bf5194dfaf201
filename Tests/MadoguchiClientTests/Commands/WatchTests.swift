import MadoguchiAPI
import Synchronization
import TestSupport
import Testing

@testable import madoguchi

@Suite struct WatchTests {
    private func watch(_ stub: StubDaemon, for awaited: WaitCommand.AwaitedState, within limit: Duration? = nil)
        -> Watch
    {
        Watch(
            daemon: Daemon(socketPath: stub.runtimeDirectory + "/query.sock"), plan: "basic", awaited: awaited,
            deadline: limit.map { Deadline(in: $0) })
    }

    @Test("what is so already is answered at once")
    func already() throws {
        let open = try json(TestPlans.basic)
        let stub = try StubDaemon { _ in .json(open) }
        #expect(try watch(stub, for: .open).result()?.body.open == true)
        #expect(stub.requests.map(\.target) == ["/v1/plans/basic/availability"])
    }

    @Test("the daemon holds the question until it is so")
    func held() throws {
        let (open, closed) = (try json(TestPlans.basic), try json(TestPlans.basicClosed))
        let stub = try StubDaemon { .json($0.target.contains("wait=open") ? open : closed) }
        #expect(try watch(stub, for: .open).result()?.body.open == true)
        #expect(stub.requests.last?.target == "/v1/plans/basic/availability?wait=open&timeout=PT1M")
    }

    @Test("a question that was held in vain is asked again")
    func repeated() throws {
        let (open, closed) = (try json(TestPlans.basic), try json(TestPlans.basicClosed))
        let stub = try StubDaemon { .json($0.number < 3 ? open : closed) }
        #expect(try watch(stub, for: .closed).result()?.body.open == false)
        #expect(stub.requests.count == 4)
    }

    @Test("the deadline ends the wait without an answer")
    func deadline() throws {
        let closed = try json(TestPlans.basicClosed)
        let stub = try StubDaemon { _ in .json(closed) }
        #expect(try watch(stub, for: .open, within: .zero).result() == nil)
        #expect(stub.requests.count == 1)
    }

    @Test("a daemon that restarts while it is asked is waited for")
    func restart() throws {
        let (open, closed) = (try json(TestPlans.basic), try json(TestPlans.basicClosed))
        let successor = Mutex<StubDaemon?>(nil)
        let directory = try TemporaryDirectory.make()
        let first = try StubDaemon(in: directory) { request in
            if request.number == 0 { return .json(closed) }
            // The second question is cut off, and another daemon has taken the socket's place.
            successor.withLock { successor in
                if successor == nil { successor = try? StubDaemon(in: directory) { _ in .json(open) } }
            }
            return .raw("", thenClose: true)
        }
        #expect(try watch(first, for: .open).result()?.body.open == true)
    }

    @Test("a daemon that was never there is not waited for")
    func neverThere() throws {
        let daemon = Daemon(socketPath: try TemporaryDirectory.make() + "/query.sock")
        let watch = Watch(daemon: daemon, plan: "basic", awaited: .open, deadline: nil)
        #expect(throws: DaemonError.self) { try watch.result() }
    }

    @Test("a daemon that stays away is given up", .timeLimit(.minutes(5)))
    func staysAway() throws {
        let closed = try json(TestPlans.basicClosed)
        let stub = try StubDaemon { $0.number == 0 ? .json(closed) : .raw("", thenClose: true) }
        var watch = watch(stub, for: .open)
        watch.restartTimeout = .milliseconds(100)
        #expect(throws: DaemonError.self) { try watch.result() }
    }
}
