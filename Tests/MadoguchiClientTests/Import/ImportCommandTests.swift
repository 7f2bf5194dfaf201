import Foundation
import Glibc
import MadoguchiAPI
import Synchronization
import TestSupport
import Testing

@testable import madoguchi

@Suite struct ImportCommandTests {
    /// Accepts everything but lines that say `wrong`, and has seen those that say `known`.
    private static let answer: @Sendable (Int, String) -> String = {
        let accepted = (try? MadoguchiClientTests.json(TestFollowUps.queued).dropFirst()) ?? ""
        var problem = TestFollowUps.refusal
        let refused = (try? MadoguchiClientTests.json(problem).dropFirst()) ?? ""
        (problem.status, problem.errors, problem.detail) = (503, nil, "the disk is full")
        let postponed = (try? MadoguchiClientTests.json(problem).dropFirst()) ?? ""
        return { number, line in
            if line.contains("wrong") { return "{\"line\":\(number)," + refused }
            if line.contains("later") { return "{\"line\":\(number)," + postponed }
            return "{\"line\":\(number),\"status\":\(line.contains("known") ? 200 : 201)," + accepted
        }
    }()

    private static let header = "kind,plan,to,subject,text\n"

    private func file(_ contents: String) throws -> String {
        let path = try TemporaryDirectory.make() + "/letters"
        let file = try #require(fopen(path, "w"))
        defer { fclose(file) }
        let bytes = Array(contents.utf8)
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        return path
    }

    private func run(
        _ arguments: String..., to stub: StubBatchDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["import"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("accepted, known and refused lines are summed up, the refused ones by the lines and columns of the file")
    func summary() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let path = try file(
            Self.header + "k,p,a,s,\"two\nlines\"\nk,p,known,s,t\nk,p,wrong,s,t\nk,p,c,s,t,u\nk,p,b,s,t\n")
        let rejects = try TemporaryDirectory.make() + "/rejects"
        let answer = try run(path, "--rejects", rejects, to: stub)
        #expect(answer.outcome == .badInput)
        #expect(
            answer.text == """
                2 accepted, 1 accepted before, 2 refused
                  line 6  has 6 cells where the header has 5; put a value with a delimiter in it in quotes
                  line 5  to: is no mail address (did you mean a@example.co.jp?)
                          not_before: is no time

                """)
        #expect(stub.lines.count == 4)
        let head = try #require(stub.heads.first)
        #expect(head.hasPrefix("POST /v1/follow-ups/batch HTTP/1.1\r\n"))
        #expect(head.contains("\r\nContent-Type: application/x-ndjson\r\n"))
        let written = try Data(contentsOf: URL(filePath: rejects))
        #expect(
            String(decoding: written, as: UTF8.self) == """
                \u{FEFF}kind,plan,to,subject,text,reason\r
                k,p,c,s,t,u,has 6 cells where the header has 5; put a value with a delimiter in it in quotes\r
                k,p,wrong,s,t,to: is no mail address (did you mean a@example.co.jp?); not_before: is no time\r

                """)
        var status = stat()
        #expect(stat(rejects, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("rejects of NDJSON are each line's number and reasons")
    func ndjsonRejects() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let rejects = try TemporaryDirectory.make() + "/rejects"
        _ = try run(try file("{\"to\":\"a\"}\n{\"to\":\"wrong\"}\n"), "--rejects", rejects, to: stub)
        let written = try ClientProcess.contents(of: rejects)
        #expect(
            written
                == #"{"line":2,"status":422,"errors":[{"field":"/to","detail":"is no mail address","suggestion":"a@example.co.jp"},{"field":"/when/not_before","detail":"is no time","suggestion":null}]}"#
                + "\n")
    }

    @Test("rejects that are corrected are imported as they are")
    func correctedRejects() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let rejects = try TemporaryDirectory.make() + "/rejects"
        _ = try run(try file(Self.header + "k,p,wrong,s,t\n"), "--rejects", rejects, to: stub)
        let corrected = try ClientProcess.contents(of: rejects).replacing("wrong", with: "right")
        let answer = try run(try file(corrected), to: stub)
        #expect(answer.text == "1 accepted\n! columns that aren't used: \"reason\"\n")
    }

    @Test("rejects are never written to a file that is there, and leave none where nothing was refused")
    func rejectsFile() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let directory = try TemporaryDirectory.make()
        let path = try file(Self.header + "k,p,a,s,t\n")
        #expect(try run(path, "--rejects", directory + "/new", to: stub).outcome == .yes)
        #expect(access(directory + "/new", F_OK) != 0)
        #expect(symlink(path, directory + "/link") == 0)
        let failure = #expect(throws: Failure.self) { try run(path, "--rejects", directory + "/link", to: stub) }
        #expect(failure?.message(in: .english).hasSuffix("writing to it would destroy it; give another file") == true)
        let there = try file("mine")
        let other = #expect(throws: Failure.self) { try run(path, "--rejects", there, to: stub) }
        #expect(
            other?.message(in: .english).hasSuffix(
                "is there already, and isn't overwritten; give another name, or remove it") == true)
        #expect(try ClientProcess.contents(of: there) == "mine")
        #expect(stub.lines.count == 1)
    }

    @Test("in Japanese")
    func japanese() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let answer = try run(try file(Self.header + "k,p,wrong,s,t\nk,p,later,s,t\n"), to: stub, in: .japanese)
        #expect(
            answer.text == """
                受け付け 0 件、受け付け不可 1 件、いまは受け付け不可（あとでもう一度取り込んでください） 1 件
                  2 行目  to: is no mail address（もしかして: a@example.co.jp）
                          not_before: is no time
                  3 行目  the disk is full

                """)
    }

    @Test("what is only postponed is worth another try")
    func postponed() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        #expect(try run(try file(Self.header + "k,p,later,s,t\n"), to: stub).outcome == .tryAgainLater)
    }

    @Test("the summary in JSON, and a dry run")
    func json() throws {
        let stub = try StubBatchDaemon(.atTheEnd, Self.answer)
        let answer = try run(try file(Self.header + "k,p,a,s,t\n"), "--json", "--dry-run", to: stub)
        #expect(
            answer.text
                == #"{"accepted":1,"accepted_before":0,"refused":0,"postponed":0,"complete":true,"refusals":[],"warnings":[],"notes":[]}"#
                + "\n"
        )
        #expect(answer.outcome == .yes)
        #expect(stub.heads.first?.hasPrefix("POST /v1/follow-ups/batch?dry_run=true ") == true)
    }

    @Test("running an import again sends the same keys, another run other ones")
    func again() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let path = try file(#"{"to":"a"}"# + "\n" + #"{"to":"a"}"# + "\n")
        for _ in 0..<2 { #expect(try run(path, "--plan", "basic", to: stub).outcome == .yes) }
        #expect(try run(path, "--plan", "basic", "--run", "2", to: stub).outcome == .yes)
        let lines = stub.lines
        try #require(lines.count == 6)
        #expect(lines[0..<2] == lines[2..<4])
        #expect(Set(lines).count == 4)
        #expect(lines[0].hasPrefix(#"{"to":"a","plan":"basic","idempotency_key":"import-"#))
    }

    @Test("a quote that is never closed costs its row, and the rest is sent")
    func fault() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let answer = try run(try file(Self.header + "k,p,a,s,t\nk,p,b,s,\"open\nk,p,c,s,t\n"), to: stub)
        #expect(
            answer.text == """
                2 accepted, 1 refused
                  line 3  the quote that begins here is never closed; close it; a quote within a quoted value is \
                written twice ("")

                """)
        #expect(answer.outcome == .badInput)
    }

    @Test(
        "an import that was cut off says what is done, and to run it again",
        arguments: [
            StubBatchDaemon.Manner.leaving(after: 3), .stopping(after: 3),
        ])
    func cutOff(manner: StubBatchDaemon.Manner) throws {
        let stub = try StubBatchDaemon(manner, Self.answer)
        let path = try file(Self.header + (1...5).map { "k,p,\($0),s,t\n" }.joined())
        let answer = try run(path, to: stub)
        #expect(answer.text == "3 accepted\n")
        #expect(answer.outcome == .tryAgainLater)
        #expect(
            answer.failures.last?.message(in: .english)
                == "the import was interrupted; run it again, nothing is stored twice")
    }

    @Test("a batch that is refused as a whole is a failure with the daemon's reason")
    func refused() throws {
        let problem = ProblemDetails(
            type: "/problems/storage", title: "Storage", status: 503, detail: "the disk is full")
        let stub = try StubBatchDaemon(
            .refusing(status: 503, body: try MadoguchiClientTests.json(problem)), Self.answer)
        let path = try file(Self.header + String(repeating: "k,p,a,s,t\n", count: 100_000))
        let error = #expect(throws: DaemonError.self) { try run(path, to: stub) }
        #expect(error?.failure.message(in: .english) == "the disk is full")
        #expect(error?.failure.outcome == .tryAgainLater)
    }

    @Test(
        "neither side waits for the other, whatever the daemon's manner",
        arguments: [
            StubBatchDaemon.Manner.promptly, .atTheEnd,
        ])
    func fullDuplex(manner: StubBatchDaemon.Manner) throws {
        // Each way carries far more than sockets hold.
        let padding = String(repeating: "x", count: 2_000)
        var followUp = TestFollowUps.queued
        followUp.subject = padding
        let accepted = try MadoguchiClientTests.json(followUp).dropFirst()
        let stub = try StubBatchDaemon(manner, keepsLines: false) { number, _ in
            "{\"line\":\(number),\"status\":201," + accepted
        }
        let path = try file(Self.header + String(repeating: "k,p,a,s,\(padding)\n", count: 2_000))
        #expect(try run(path, to: stub).text == "2,000 accepted\n")
    }

    @Test("a daemon that takes and gives single bytes is kept up with")
    func byteByByte() throws {
        let stub = try StubBatchDaemon(.byteByByte, Self.answer)
        #expect(
            try run(try file(Self.header + "k,p,a,s,t\nk,p,known,s,t\n"), to: stub).text
                == "1 accepted, 1 accepted before\n")
    }

    @Test("memory doesn't grow with the file: 100,000 lines")
    func boundedMemory() throws {
        func peak(lines: Int) throws -> Int {
            let identifier = Mutex<pid_t>(0)
            let peak = Mutex(0)
            let stub = try StubBatchDaemon(.promptly, keepsLines: false) { number, line in
                // The high-water mark, read from outside while the client still waits for this answer.
                if number == lines {
                    peak.withLock { $0 = Self.peakMemory(of: identifier.withLock { $0 }) ?? 0 }
                }
                return Self.answer(number, line)
            }
            let row = "@example.jp,subject,\(String(repeating: "text ", count: 12))\n"
            let path = try file(Self.header + (0..<lines).map { "k,p,\($0)" + row }.joined())
            let result = try ClientProcess().run(["import", path, "--runtime-dir", stub.runtimeDirectory]) { started in
                identifier.withLock { $0 = started }
            }
            #expect(result.status == 0)
            #expect(result.error.isEmpty)
            return peak.withLock { $0 }
        }
        let (few, many) = (try peak(lines: 2_000), try peak(lines: 100_000))
        try #require(few > 0)
        // The file has 9 MB, and the answers are several times as long; 8 bytes a line tell equal lines apart.
        #expect(many - few < 6 << 20, "\(few) and \(many) bytes")
    }

    /// Bytes. [proc(5), VmHWM]
    private static func peakMemory(of identifier: pid_t) -> Int? {
        guard let status = try? ClientProcess.contents(of: "/proc/\(identifier)/status") else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1_024 }
    }

    @Test("how far it is shows as a bar where the size is known, and as counts where not")
    func progress() throws {
        var tally = ImportTally()
        for _ in 0..<1_234 { tally.addAccepted(before: false) }
        let bar = ImportProgress(size: 200, environment: try .test()).line(bytesRead: 100, tally)
        #expect(bar.rendered(colour: false) == "████████████············  50 %  1,234 accepted, 0 refused")
        let grown = ImportProgress(size: 200, environment: try .test(glyphs: .ascii)).line(bytesRead: 900, tally)
        #expect(grown.rendered(colour: false).hasPrefix("########################  100 %  "))
        let pipe = ImportProgress(size: nil, environment: try .test(.japanese)).line(bytesRead: 100, tally)
        #expect(pipe.rendered(colour: false) == "受付 1,234 件、不可 0 件")
    }

    @Test("warnings about what was taken are shown with their lines, the first ones of them")
    func warnings() throws {
        var followUp = TestFollowUps.queued
        followUp.warnings = [Warning(code: "slip", detail: "gmial.com is a common slip", suggestion: "a@gmail.com")]
        let accepted = try MadoguchiClientTests.json(followUp).dropFirst()
        let stub = try StubBatchDaemon(.promptly) { number, _ in "{\"line\":\(number),\"status\":201," + accepted }
        let answer = try run(try file(Self.header + String(repeating: "k,p,a,s,t\n", count: 22)), to: stub)
        #expect(answer.outcome == .yes)
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines.dropFirst().first == "  line 2   note: gmial.com is a common slip (did you mean a@gmail.com?)")
        #expect(lines.last == "  and 2 more")
    }

    @Test("warnings about addresses are shown, those of lines that were known too")
    func addressWarnings() throws {
        var followUp = TestFollowUps.queued
        followUp.warnings = [
            Warning(code: "full-width", detail: "has full-width characters", suggestion: "a@example.jp"),
            Warning(code: "misspelt-domain", detail: "gmial.com is no domain"),
        ]
        let accepted = try MadoguchiClientTests.json(followUp).dropFirst()
        let stub = try StubBatchDaemon(.promptly) { number, line in
            line.contains("fine")
                ? Self.answer(number, line)
                : "{\"line\":\(number),\"status\":\(line.contains("known") ? 200 : 201)," + accepted
        }
        let path = try file(Self.header + "k,p,fine,s,\"two\nlines\"\nk,p,a,s,t\nk,p,known,s,t\n")
        #expect(
            try run(path, to: stub).text == """
                2 accepted, 1 accepted before
                  line 4  note: has full-width characters (did you mean a@example.jp?)
                  line 4  note: gmial.com is no domain
                  line 5  note: has full-width characters (did you mean a@example.jp?)
                  line 5  note: gmial.com is no domain

                """)
    }

    @Test("templates are imported with the options' values, and the daemon's secrets stay out of the keys")
    func templates() throws {
        let stub = try StubBatchDaemon(
            .promptly, templates: try MadoguchiClientTests.json(TestTemplates.list), Self.answer)
        for secret in ["one", "two"] {
            let path = try file("to,variables.new_password\na,\(secret)\n")
            let options = ["import", path, "--template", "new-password", "--var", "name=n", "--kind", "guidance"]
            let answer = try Madoguchi.answer(to: options, in: .test(runtimeDirectory: stub.runtimeDirectory))
            #expect(answer.text == "1 accepted\n")
        }
        let requests = try stub.lines.map {
            try parsed(FollowUpRequest.self, $0.replacing("{", with: #"{"plan":"p","#, maxReplacements: 1))
        }
        #expect(
            requests.map(\.variables) == [["name": "n", "new_password": "one"], ["name": "n", "new_password": "two"]])
        #expect(requests.map(\.template) == ["new-password", "new-password"])
        #expect(Set(requests.map(\.idempotencyKey)).count == 1)
        #expect(stub.heads.allSatisfy { $0.hasPrefix("POST ") })
    }

    @Test("a secret at a terminal is asked for once for all rows, and not by a dry run")
    func secretPrompt() throws {
        let stub = try StubBatchDaemon(
            .promptly, templates: try MadoguchiClientTests.json(TestTemplates.list), Self.answer)
        let path = try file("to\na\nb\n")
        let prompts = Mutex(0)
        var environment = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory)
        environment.secretPrompt = SecretPrompt { _, _ in
            prompts.withLock { $0 += 1 }
            return ("Kazemachi", "Kazemachi")
        }
        let options = ["import", path, "--plan", "basic", "--template", "new-password", "--var-file", "new_password=-"]
        _ = try Madoguchi.answer(to: options + ["--dry-run"], in: environment)
        #expect(prompts.withLock(\.self) == 0)
        #expect(stub.lines.allSatisfy { !$0.contains("Kazemachi") })
        let answer = try Madoguchi.answer(to: options, in: environment)
        #expect(answer.text == "2 accepted\n")
        #expect(prompts.withLock(\.self) == 1)
        #expect(stub.lines.suffix(2).allSatisfy { $0.contains("Kazemachi") })
    }

    @Test("columns at fault are called by their heads")
    func columns() throws {
        let problem = ProblemDetails(
            type: "/p", title: "Invalid", status: 422, detail: "",
            errors: [
                .init(pointer: "/variables/order_number", detail: "is missing"),
                .init(pointer: "/template", detail: "is not there", suggestion: "new-password"),
            ])
        let refused = try MadoguchiClientTests.json(problem).dropFirst()
        let stub = try StubBatchDaemon(.promptly) { number, _ in "{\"line\":\(number)," + refused }
        #expect(
            try run(try file("to,template\na,new\n"), to: stub).text == """
                0 accepted, 1 refused
                  line 2  variables.order_number: is missing
                          template: is not there (did you mean new-password?)

                """)
    }

    @Test("the file itself is never overwritten by its rejects, by whatever name")
    func rejectsOverFile() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let path = try file(Self.header + "k,p,wrong,s,t\n")
        try #require(symlink(path, path + "-link") == 0)
        for other in [path, path + "-link"] {
            let failure = #expect(throws: Failure.self) { try run(path, "--rejects", other, to: stub) }
            #expect(failure?.outcome == .badInput)
        }
        #expect(try ClientProcess.contents(of: path).hasPrefix(Self.header))
    }

    @Test("nothing is nothing", arguments: ["", "\n\n", header])
    func nothing(contents: String) throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let answer = try run(try file(contents), to: stub)
        #expect(answer.text == "0 accepted\n")
        #expect(answer.outcome == .yes)
    }

    @Test("a long list of refusals is cut, and says where the rest can be had")
    func manyRefusals() throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let answer = try run(try file(Self.header + String(repeating: "k,p,a,s,t,u\n", count: 30)), to: stub)
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines.last == "  and 10 more; --rejects FILE writes them all")
    }

    @Test("what can't be read is bad input", arguments: ["/nonexistent/file", "/tmp"])
    func unreadable(path: String) throws {
        let stub = try StubBatchDaemon(.promptly, Self.answer)
        let failure = #expect(throws: Failure.self) { try run(path, to: stub) }
        #expect(failure?.outcome == .badInput)
        #expect(failure?.message(in: .english).hasPrefix(path) == true)
    }
}
