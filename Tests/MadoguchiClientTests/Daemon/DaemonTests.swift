import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct DaemonTests {
    private func failure(of daemon: Daemon) throws -> Failure? {
        do {
            _ = try daemon.plans()
            return nil
        } catch {
            return error.failure
        }
    }

    private func failure(answering reply: StubDaemon.Reply) throws -> Failure? {
        let stub = try StubDaemon { _ in reply }
        defer { stub.stop() }
        return try failure(of: Daemon(socketPath: stub.runtimeDirectory + "/query.sock"))
    }

    @Test("several questions go over one connection")
    func keepAlive() throws {
        let list = try json(TestPlans.list)
        let stub = try StubDaemon { _ in .json(list) }
        let daemon = Daemon(socketPath: stub.runtimeDirectory + "/query.sock")
        for _ in 0..<3 { #expect(try daemon.plans().body == TestPlans.list) }
        #expect(stub.requests.map(\.connection) == [0, 0, 0])
        #expect(stub.requests.map(\.target) == ["/v1/plans", "/v1/plans", "/v1/plans"])
    }

    @Test("a connection that the daemon closed between two questions is made anew")
    func staleConnection() throws {
        let list = try json(TestPlans.list)
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(list.utf8.count)\r\n\r\n"
        let stub = try StubDaemon { _ in .raw(head + list, thenClose: true) }
        let daemon = Daemon(socketPath: stub.runtimeDirectory + "/query.sock")
        #expect(try daemon.plans().body == TestPlans.list)
        #expect(try daemon.plans().body == TestPlans.list)
        #expect(stub.requests.map(\.connection) == [0, 1])
    }

    @Test("no socket, and a socket that nobody listens on, are no daemon, with what to do")
    func nobodyThere() throws {
        let directory = try TemporaryDirectory.make()
        let path = directory + "/query.sock"
        let absent = try #require(try failure(of: Daemon(socketPath: path)))
        #expect(absent.outcome == .noDaemon)
        #expect(
            absent.message(in: .english)
                == "no daemon at \(path); start it (systemctl start madoguchid) or give --runtime-dir; \"madoguchi doctor\" says why it isn't running"
        )

        let file = try #require(fopen(path, "w"))
        fclose(file)
        #expect(try failure(of: Daemon(socketPath: path))?.outcome == .noDaemon)
    }

    @Test("a path too long for a socket is an error, not a crash")
    func longPath() throws {
        let failure = try #require(
            try failure(of: Daemon(socketPath: "/tmp/" + String(repeating: "x", count: 200))))
        #expect(failure.outcome == .noDaemon)
        #expect(failure.message(in: .english).contains("that of a socket may have 107"))
    }

    @Test(
        "each kind of answer has its exit code",
        arguments: [
            (400, ExitCode.badInput), (404, .badInput), (403, .notPermitted), (429, .tryAgainLater),
            (500, .tryAgainLater), (503, .tryAgainLater),
        ])
    func statuses(status: Int, exit: ExitCode) throws {
        #expect(try failure(answering: .json("{}", status: status))?.outcome == exit)
    }

    @Test(
        "what breaks off is worth another try, silence and what is no daemon's answer are not",
        arguments: [
            ("", ExitCode.noDaemon), ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", .tryAgainLater),
            ("HTTP", .tryAgainLater), ("220 mail ESMTP\r\n", .noDaemon),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", .noDaemon),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{", .noDaemon),
        ])
    func broken(bytes: String, exit: ExitCode) throws {
        #expect(try failure(answering: .raw(bytes, thenClose: true))?.outcome == exit)
    }

    @Test("a daemon that can't start behind a socket of systemd's is none, for questions and commands alike")
    func turnedAway() throws {
        let stub = try StubDaemon(isTurningAway: true) { _ in .silence }
        defer { stub.stop() }
        let path = stub.runtimeDirectory + "/query.sock"
        let daemon = Daemon(socketPath: path)
        let question = #expect(throws: DaemonError.self) { try daemon.plans() }
        let command = #expect(throws: DaemonError.self) { try daemon.setPaused(true) }
        for failure in [question?.failure, command?.failure] {
            #expect(failure?.outcome == .noDaemon)
            #expect(failure?.message(in: .english).hasPrefix("nobody answers at \(path): ") == true)
            #expect(failure?.message(in: .english).hasSuffix("\"madoguchi doctor\" says why") == true)
            #expect(failure?.message(in: .japanese).hasSuffix("理由は madoguchi doctor で確かめられます") == true)
        }
    }

    @Test("a command that was read and not answered may have been carried out")
    func commandUnanswered() throws {
        let stub = try StubDaemon { _ in .raw("", thenClose: true) }
        defer { stub.stop() }
        let daemon = Daemon(socketPath: stub.runtimeDirectory + "/query.sock")
        let command = #expect(throws: DaemonError.self) { try daemon.setPaused(true) }
        #expect(command?.failure.outcome == .tryAgainLater)
        #expect(command?.failure.message(in: .english).contains("it may be done or not") == true)
    }

    @Test("silence ends at the deadline")
    func silence() throws {
        let stub = try StubDaemon { _ in .silence }
        let connection = HTTPConnection(socketPath: stub.runtimeDirectory + "/query.sock")
        #expect(throws: TransportError.timedOut) { try connection.get(.get("/"), within: .milliseconds(50)) }
    }

    @Test("a problem is told with its field and suggestion, in both languages")
    func problem() throws {
        let failure = try #require(
            try failure(answering: .json(json(TestPlans.noSuchPlan), status: 404)))
        #expect(
            failure.message(in: .english)
                == "there is no plan \"baisc\"\n  /plan: not among basic, pro (did you mean basic?)")
        #expect(
            failure.message(in: .japanese)
                == "入力に問題があります: there is no plan \"baisc\"\n  /plan: not among basic, pro（もしかして: basic）")
    }

    @Test("a socket that may not be used is its own exit code, and says where to look")
    func notPermitted() {
        let failure = DaemonError(socketPath: "/run/x/query.sock", reason: .transport(.notPermitted)).failure
        #expect(failure.outcome == .notPermitted)
        #expect(failure.message(in: .english).contains("/run/x/query.sock"))
        #expect(failure.message(in: .japanese).contains("/run/x/query.sock"))
    }

    @Test("a problem whose detail tells of its fields is told once")
    func problemToldOnce() throws {
        let problem = ProblemDetails(
            type: "/problems/invalid-parameters", title: "Invalid parameters", status: 400,
            detail: "at: is no time", errors: [.init(pointer: "?at", detail: "is no time")])
        let failure = try #require(try failure(answering: .json(json(problem), status: 400)))
        #expect(failure.message(in: .english) == "at: is no time")
    }

    @Test("parameters are called as the options that gave them, behind one lead")
    func namedParameters() throws {
        let problem = ProblemDetails(
            type: "/problems/invalid-parameters", title: "パラメーターに誤りがあります", status: 400,
            detail: "at: 日時ではありません", errors: [.init(pointer: "?at", detail: "日時ではありません")])
        let answer = try json(problem)
        let stub = try StubDaemon { _ in .json(answer, status: 400) }
        let daemon = Daemon(socketPath: stub.runtimeDirectory + "/query.sock")
        let error = #expect(throws: DaemonError.self) { try daemon.availability(of: "p", at: "x", zone: nil) }
        #expect(error?.failure.message(in: .japanese) == "入力に問題があります:\n  --at: 日時ではありません")
    }
}
