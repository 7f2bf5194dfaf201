import Foundation
import TestSupport
import Testing

/// The programs in `examples`, each tried on a running daemon.
@Suite("The examples", .disabled(if: GoldenTests.records), .timeLimit(.minutes(5)))
struct ExampleTests {
    private static let hasJQ = ExampleTools.has("jq", "--version") && ExampleTools.has("curl", "--version")
    private static let hasGenerator =
        ExampleTools.has("openapi-python-client", "--version")
        && ExampleTools.has("python3", "-c", "import attrs, httpx")

    @Test("are all listed, in both languages")
    func lists() throws {
        let files = try #require(FileManager.default.enumerator(atPath: ExampleRun.folder.path))
        let names = files.compactMap { $0 as? String }.filter { $0.contains("/") && $0.contains(".") }
        #expect(names.count > 15)
        for guide in ["README.md", "README.ja.md"] {
            let text = try ExampleRun.text(guide)
            for name in names {
                // By itself, as one of several that differ in their ending, or with its folder.
                let folder = name.split(separator: "/").dropLast().map { "\($0)/" }.joined()
                let places = [name, "\(name.prefix { $0 != "." }).*", folder]
                #expect(places.contains { text.contains("[\($0)](") || text.contains("](\($0))") }, "\(guide): \(name)")
            }
        }
    }

    // MARK: curl

    @Test("ask about hours", .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"))
    func ask() throws {
        let run = try ExampleRun()
        let answers = try run.documents(["curl/ask.sh", "always"])
        #expect(answers.count == 4)
        #expect(answers[0].value(at: "open")?.word == "true")
        #expect(answers[1].value(at: "windows.0.start") != nil)
        #expect(answers[2].value(at: "seconds")?.word == "604800")
        #expect(answers[3].value(at: "at") != nil)
        let refused = try run.run(["curl/ask.sh", "nowhere"])
        #expect(!refused.isSuccess)
        #expect(refused.text.contains("/problems/unknown-plan"))
    }

    @Test("leave a reminder once, and cancel it", .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"))
    func followUp() throws {
        let run = try ExampleRun()
        let order = ["curl/follow-up.sh", "distant", "hanako@example.jp", "order-1042"]
        let first = try #require(run.documents(order).first)
        #expect(first.value(at: "state")?.word == "queued")
        #expect(try run.documents(order).first?.value(at: "id") == first.value(at: "id"))
        #expect(try run.lines(["curl/cancel.sh", "hanako@example.jp"]) == ["1"])
        #expect(try run.lines(["curl/cancel.sh", "hanako@example.jp"]) == ["0"])
        #expect(try run.run(["curl/cancel.sh", "nobody"]).ending != .status(0))
        #expect(try run.run(["curl/cancel.sh"]).ending == .status(64))
    }

    @Test(
        "queue a file, and show what was refused", .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"))
    func batch() throws {
        let run = try ExampleRun()
        let batch = ["curl/batch.sh", "curl/batch.ndjson"]
        let lines = try run.documents(batch)
        #expect(lines.map { $0.value(at: "line")?.word } == ["3", nil])
        #expect(lines.last?.value(at: "summary.accepted")?.word == "2")
        // Sent again, nothing is queued twice.
        #expect(try run.documents(batch).last?.value(at: "summary.replayed")?.word == "2")
    }

    @Test("close a plan", .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"))
    func close() throws {
        let run = try ExampleRun()
        let override = try #require(run.documents(["curl/close.sh", "always", "90", "a \"rehearsal\""]).first)
        #expect(override.value(at: "state")?.word == "closed")
        let answer = try #require(run.documents(["curl/ask.sh", "always"]).first)
        #expect(answer.value(at: "open")?.word == "false")
        #expect(answer.value(at: "because.reason") == .plain(#""a \"rehearsal\"""#))
    }

    // MARK: Python

    @Test("ask and remind from Python alone")
    func python() throws {
        let run = try ExampleRun()
        #expect(try run.lines(["python3", "python/madoguchi_http.py", "always"]) == ["常時プラン: open"])
        #expect(try run.run(["python3", "python/madoguchi_http.py", "never"]).ending == .status(1))
        let unknown = try run.run(["python3", "python/madoguchi_http.py", "nowhere"])
        #expect(unknown.ending == .status(65))
        #expect(unknown.error.contains("nowhere"))
        let away = ["MADOGUCHI_RUNTIME_DIR": "/nowhere"]
        #expect(try run.run(["python3", "python/madoguchi_http.py", "always"], away).ending == .status(69))
        let remind = ["python3", "python/madoguchi_http.py", "distant", "hanako@example.jp"]
        #expect(try run.lines(remind) == run.lines(remind))
        // As a module.
        let script = """
            import madoguchi_http as m
            for number in range(3):
                m.remind("distant", "taro@example.jp", f"No. {number}", "...")
            queued = list(m.follow_ups(to="taro@example.jp", state="queued"))
            print(len(queued), *{m.cancel(one["id"])["state"] for one in queued})
            """
        let module = ["PYTHONPATH": ExampleRun.folder.appending(path: "python").path]
        #expect(try run.lines(["python3", "-c", script], module) == ["3 cancelled"])
    }

    @Test(
        "make a client of the daemon's description that asks, leaves, lists and cancels",
        .enabled(if: hasGenerator, "openapi-python-client isn't installed (make test does that)"))
    func generated() throws {
        let run = try ExampleRun()
        let made = run.directory.path("client")
        // Anything that the generator can't make something of is a warning, by which it fails.
        _ = try run.lines(["python/generated/generate.sh", made])
        let client = ["PYTHONPATH": made]
        let program = ["python3", "python/generated/follow_up.py"]
        let lines = try run.lines(program + ["distant", "hanako@example.jp"], client)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("distant: closed, until 2099-01-01"))
        #expect(lines[1].contains(": queued, due at 2099-01-01"))
        #expect(lines[2] == "queued for this address: 1")
        #expect(lines[3].hasSuffix(": cancelled"))
        let refused = try run.run(program + ["nowhere", "hanako@example.jp"], client)
        #expect(refused.ending == .status(1))
        #expect(refused.error.hasPrefix("404: "))
    }

    // MARK: The desktop

    @Test("tell waybar when a plan closes", .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"))
    func waybar() throws {
        let run = try ExampleRun()
        let output = run.directory.path("bar")
        let script = try ChildProcess(
            ExampleRun.found(["waybar/madoguchi.sh", "always"]),
            environment: ProcessInfo.processInfo.environment.merging(run.environment) { $1 }, output: output,
            error: output + ".err")
        func lines() -> [JSONText] {
            let text = String(decoding: (try? run.directory.read("bar")) ?? [], as: UTF8.self)
            return text.split(separator: "\n").compactMap { try? JSONText(String($0)) }
        }
        try eventually("the first line comes") { lines().count == 1 }
        #expect(lines()[0].value(at: "class")?.word == "open")
        #expect(lines()[0].value(at: "text")?.word == "● Always")
        _ = try run.lines(["curl/close.sh", "always", "90", "<b>lunch</b> & tea"])
        try eventually("the second line comes", within: 60) { lines().count == 2 }
        #expect(lines()[1].value(at: "class")?.word == "closed")
        #expect(lines()[1].value(at: "tooltip")?.word?.contains("&lt;b&gt;lunch&lt;/b&gt; &amp; tea") == true)
        script.stop()
        // The program that it waits for goes with the daemon.
        let configuration = try ExampleRun.text("waybar/config.jsonc").split(separator: "\n")
            .filter { !$0.hasPrefix("//") }.joined(separator: "\n")
        let module = try JSONText(configuration)
        #expect(module.value(at: "custom/madoguchi.return-type")?.word == "json")
    }

    @Test(
        "say in a prompt until when a plan is open",
        .enabled(if: hasJQ, "curl and jq aren't installed (make deps-test)"),
        arguments: ["bash", "zsh"].filter { ExampleTools.has($0, "-c", "true") })
    func prompt(shell: String) throws {
        let run = try ExampleRun()
        let script = """
            . "$1"
            for plan in always never distant nowhere; do madoguchi_segment $plan; echo "[$MADOGUCHI_SEGMENT]"; done
            LANG=ja_JP.UTF-8
            for plan in always distant; do madoguchi_segment $plan; echo "[$MADOGUCHI_SEGMENT]"; done
            """
        #expect(
            try run.lines([shell, "-c", script, shell, "prompt/madoguchi.sh"]) == [
                "[always open]", "[never closed]", "[distant closed until 01-01 09:00]", "[]",
                "[always 受付中]", "[distant 時間外 01-01 09:00まで]",
            ])
    }
}
