import FoundationEssentials
import Glibc
import MadoguchiAPI
import Synchronization
import TestSupport
import Testing

@testable import madoguchi

@Suite("A secret at a terminal")
struct SecretPromptTests {
    private let secret = "Kazemachi-72-星空"

    /// Answers every request about cases and follow-ups, as long as `refuses` doesn't refuse it.
    private func daemon(refusing refuses: @escaping @Sendable (StubDaemon.Request) -> Bool = { _ in false }) throws
        -> StubDaemon
    {
        let (list, templates) = (try json(TestPlans.list), try json(TestTemplates.list))
        let (shown, followUp) = (try json(TestCases.open), try json(TestFollowUps.queued))
        let problem = try json(
            ProblemDetails(type: "/problems/unknown-case", title: "Unknown case", status: 404, detail: "no such case"))
        return try StubDaemon(at: "control.sock") { request in
            if refuses(request) { return .json(problem, status: 404) }
            return switch request.target {
            case "/v1/plans": .json(list)
            case "/v1/templates": .json(templates)
            case let target where target.hasPrefix("/v1/follow-ups"): .json(followUp)
            default: .json(shown)
            }
        }
    }

    /// Starts the built client with this terminal as its standard input.
    private func start(
        _ arguments: [String], on terminal: PseudoTerminal, _ stub: StubDaemon, _ output: String,
        locale: String = "en_US.UTF-8"
    ) throws -> ChildProcess {
        try ChildProcess(
            [BuiltPrograms.path("madoguchi")] + arguments + ["--runtime-dir", stub.runtimeDirectory],
            environment: ["LC_ALL": locale], input: terminal.path, output: output,
            stoppable: true)
    }

    private let mark = ["case", "mark", "c1", "password-set", "--var-file", "new_password=-"]

    @Test("is asked for twice without echo, once the daemon has said that it would take it")
    func asked() throws {
        let (stub, terminal, directory) = (try daemon(), try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(mark, on: terminal, stub, directory.path("output"))
        try terminal.wait(for: "new_password (not shown): ")
        #expect(!terminal.echoes)
        #expect(stub.requests.map(\.target) == ["/v1/templates", "/v1/cases/c1/mark?dry_run=true"])
        #expect(try parsed(CaseMarkRequest.self, stub.requests.last?.body).variables == ["new_password": "-"])
        terminal.type(secret + "\n")
        try terminal.wait(for: "new_password again: ")
        terminal.type(secret + "\n")
        #expect(try child.end().status == 0)
        #expect(terminal.echoes)
        #expect(!terminal.shown.contains("Kazemachi"))
        #expect(stub.requests.map(\.target).filter { $0.contains("mark") }.count == 2)
        let marked = try #require(stub.requests.last { $0.target == "/v1/cases/c1/mark" })
        #expect(
            try parsed(CaseMarkRequest.self, marked.body)
                == CaseMarkRequest(mark: "password-set", variables: ["new_password": secret]))
        #expect(try directory.text("output").hasPrefix("marked password-set: c1\n"))
    }

    @Test(
        "that isn't typed, or differently the second time, changes nothing", arguments: ["", "\u{4}", "\n", "other\n"])
    func different(again: String) throws {
        let (stub, terminal, directory) = (try daemon(), try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(mark, on: terminal, stub, directory.path("output"), locale: "ja_JP.UTF-8")
        try terminal.wait(for: "new_password（画面には表示されません）: ")
        if again.isEmpty {
            terminal.type("\u{4}")
        } else {
            terminal.type(again == "\n" ? again : secret + "\n")
            try terminal.wait(for: "new_password をもう一度: ")
            terminal.type(again)
        }
        #expect(try child.end().status == 65)
        #expect(terminal.echoes)
        #expect(!stub.requests.contains { $0.target == "/v1/cases/c1/mark" })
        #expect(try directory.text("output").contains("何も行っていません"))
    }

    @Test("leaves the terminal as it was when the client is ended meanwhile", arguments: [SIGINT, SIGTERM, SIGHUP])
    func ended(signal: CInt) throws {
        let (stub, terminal, directory) = (try daemon(), try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(mark, on: terminal, stub, directory.path("output"))
        try terminal.wait(for: "new_password (not shown): ")
        #expect(!terminal.echoes)
        child.signal(signal)
        #expect(try child.end() == .signal(signal))
        #expect(terminal.echoes)
        #expect(!stub.requests.contains { $0.target == "/v1/cases/c1/mark" })
    }

    @Test("is asked for again when the client was stopped and goes on")
    func stopped() throws {
        let (stub, terminal, directory) = (try daemon(), try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(mark, on: terminal, stub, directory.path("output"))
        try terminal.wait(for: "new_password (not shown): ")
        child.signal(SIGTSTP)
        try eventually("the terminal has its echo back", within: 20) { terminal.echoes }
        child.signal(SIGCONT)
        try terminal.wait(for: "new_password (not shown): \r\nnew_password (not shown): ")
        try eventually("the terminal is silent again", within: 20) { !terminal.echoes }
        child.signal(SIGINT)
        #expect(try child.end() == .signal(SIGINT))
        #expect(terminal.echoes)
    }

    @Test("isn't asked for where the case isn't there")
    func unknownCase() throws {
        let stub = try daemon { $0.target.contains("/v1/cases/") }
        let (terminal, directory) = (try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(mark, on: terminal, stub, directory.path("output"))
        #expect(try child.end().status == 65)
        #expect(terminal.shown.isEmpty)
        #expect(try directory.text("output").contains("there is no case c1"))
    }

    /// Runs a command in this process at a terminal that types the secret.
    ///
    /// - Returns: the prompts, and which requests the daemon had got when they were shown.
    private func run(
        _ arguments: [String], _ stub: StubDaemon
    ) throws -> (prompts: [String], before: [String]) {
        let asked = Mutex<(prompts: [String], before: [String])>(([], []))
        var environment = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory)
        environment.secretPrompt = SecretPrompt { [secret] prompt, again in
            asked.withLock { $0 = ([prompt, again], stub.requests.map(\.target)) }
            return (secret, secret)
        }
        _ = try Madoguchi.answer(to: arguments, in: environment)
        return asked.withLock { $0 }
    }

    @Test("is asked for by every command that changes something, after a dry run of it")
    func commands() throws {
        let file = ["--var-file", "new_password=-"]
        for (command, target) in [
            (["send", "basic", "--to", "a@x", "--template", "new-password"], "/v1/follow-ups"),
            (["remind", "basic", "--to", "a@x", "--template", "new-password"], "/v1/follow-ups"),
            (["case", "open", "login", "--plan", "basic"], "/v1/cases"),
            (["case", "note", "c1"], "/v1/cases/c1/note"), (["case", "mark", "c1", "set"], "/v1/cases/c1/mark"),
        ] {
            let stub = try daemon()
            let asked = try run(command + file, stub)
            #expect(asked.prompts.count == 2, "\(command)")
            #expect(asked.before.last == "\(target)?dry_run=true", "\(command)")
            let posts = stub.requests.filter { $0.method == "POST" }
            #expect(posts.map(\.target) == ["\(target)?dry_run=true", target])
            #expect(posts.map { $0.body.contains(secret) } == [false, true])
        }
    }

    @Test("is what a variable is taken for that no template has: its name may be mistyped")
    func unknownVariable() throws {
        let refusing = try daemon { $0.target.hasSuffix("dry_run=true") }
        #expect(throws: Failure.self) {
            try run(["case", "mark", "c1", "set", "--var-file", "new_pasword=-"], refusing)
        }
        #expect(refusing.requests.filter { $0.method == "POST" }.count == 1)
        let asked = try run(["case", "mark", "c1", "set", "--var-file", "of_an_older_playbook=-"], daemon())
        #expect(asked.prompts.count == 2)
    }

    @Test("is the only thing that is asked for: any other value is read as it is typed, as many lines as there are")
    func shown() throws {
        let (stub, terminal, directory) = (try daemon(), try PseudoTerminal(), try TemporaryDirectory())
        let child = try start(
            ["case", "note", "c1", "--var-file", "name=-"], on: terminal, stub, directory.path("output"))
        try eventually("the dry run", within: 20) { stub.requests.contains { $0.target.hasSuffix("dry_run=true") } }
        #expect(terminal.echoes)
        terminal.type("花子\n\u{4}")
        #expect(try child.end().status == 0)
        let noted = try #require(stub.requests.last { $0.target == "/v1/cases/c1/note" })
        #expect(try parsed(CaseNoteRequest.self, noted.body).variables == ["name": "花子"])
    }

    @Test(
        "isn't asked for where any would do",
        arguments: [
            ["send", "basic", "--to", "a@x", "--template", "new-password", "--dry-run"],
            ["case", "open", "login", "--plan", "basic", "--dry-run"],
        ])
    func trials(command: [String]) throws {
        let stub = try daemon()
        let asked = try run(command + ["--var-file", "new_password=-"], stub)
        #expect(asked.prompts.isEmpty)
        #expect(stub.requests.filter { $0.method == "POST" }.count == 1)
        #expect(!stub.requests.contains { $0.body.contains(secret) })
    }
}
