import TestSupport
import Testing

@testable import madoguchi

/// The built client as a whole process, on a tz database of the tests' own.
@Suite struct ClientProcessTests {
    private func client(_ variables: [String: String] = [:]) throws -> ClientProcess {
        var client = ClientProcess()
        client.environment["TZDIR"] = try ZoneRule.directory()
        client.environment.merge(variables) { $1 }
        return client
    }

    private static let basic = ["Mo-Fr 06:00-17:00", "--zone", "America/Los_Angeles"]

    @Test(
        "eval answers in the JSON that is documented, key by key",
        arguments: [
            (
                ["--at", "2026-11-24T06:00"], 0,
                #"{"state":"open","comment":null,"since":"2026-11-24T06:00:00-08:00","until":"2026-11-24T17:00:00-08:00","#
                    + #""next_window":{"start":"2026-11-25T06:00:00-08:00","end":"2026-11-25T17:00:00-08:00"},"warnings":[]}"#
            ),
            (
                ["--at", "2027-03-13T12:00:00Z"], 1,
                #"{"state":"closed","comment":null,"since":"2027-03-12T17:00:00-08:00","until":"2027-03-15T06:00:00-07:00","#
                    + #""next_window":{"start":"2027-03-15T06:00:00-07:00","end":"2027-03-15T17:00:00-07:00"},"warnings":[]}"#
            ),
            (
                ["--from", "2027-03-12", "--to", "2027-03-15T08:00"], 0,
                #"{"windows":[{"start":"2027-03-12T06:00:00-08:00","end":"2027-03-12T17:00:00-08:00","state":"open","comment":null},"#
                    + #"{"start":"2027-03-15T06:00:00-07:00","end":"2027-03-15T08:00:00-07:00","state":"open","comment":null}],"#
                    + #""staffed_seconds":46800,"warnings":[]}"#
            ),
            (["--from", "2027-03-12T16:00", "--add", "PT2H"], 0, #"{"at":"2027-03-15T07:00:00-07:00","warnings":[]}"#),
            (["--from", "2027-03-15T07:00", "--add", "-2h"], 0, #"{"at":"2027-03-12T16:00:00-08:00","warnings":[]}"#),
        ] as [([String], CInt, String)])
    func evalJSON(arguments: [String], status: CInt, json: String) throws {
        let result = try client().run(["eval"] + Self.basic + arguments + ["--json"])
        #expect(result.output == json + "\n")
        #expect(result.error.isEmpty)
        #expect(result.status == status)
    }

    @Test("what never opens is null, what is always open has no bounds")
    func evalNever() throws {
        let never = try client().run([
            "eval", "off", "--zone", "Asia/Tokyo", "--from", "2026-11-24", "--add", "1h", "--json",
        ])
        #expect(
            never.output == #"{"at":null,"warnings":[{"code":"never-open","detail":"no day to come has an open hour","#
                + #""suggestion":null}]}"# + "\n")
        let always = try client().run(["eval", "24/7", "--zone", "Asia/Tokyo", "--at", "2026-11-24", "--json"])
        #expect(
            always.output
                == #"{"state":"open","comment":null,"since":null,"until":null,"next_window":null,"warnings":[]}"# + "\n"
        )
        #expect(always.status == 0)
    }

    @Test(
        "never is null in every zone, also behind a holiday",
        arguments: [
            (["24/7; PH off", "--at", "2026-06-01T12:00", "--holiday", "2026-06-01"], #""end":null}"#),
            (["Mo-Su,PH 00:00-24:00", "--at", "2026-05-20T12:00"], #""since":null,"until":null,"next_window":null"#),
        ])
    func neverAnywhere(arguments: [String], part: String) throws {
        for zone in ["Asia/Tokyo", "America/Los_Angeles"] {
            let result = try client().run(["eval"] + arguments + ["--zone", zone, "--json"])
            #expect(result.output.contains(part), "\(zone)")
        }
    }

    @Test("eval warns of hours that are legal and suspicious, as data and in words")
    func evalWarnings() throws {
        let arguments = [
            "eval", "Mo-Fr 18:00-03:00; PH off", "--zone", "Asia/Tokyo", "--at", "2026-06-01T12:00", "--holiday",
            "2026-06-01",
        ]
        let json = try client().run(arguments + ["--json"])
        #expect(json.output.contains(#""warnings":[{"code":"tail-after-closed-day","detail":"on 2026-06-02 it stays"#))
        #expect(json.output.contains(#""suggestion":"Mo-Fr 18:00-03:00; PH 03:00-03:00 off"}"#))
        let words = try client().run(arguments)
        #expect(words.output.contains("\n! tail-after-closed-day: on 2026-06-02 it stays open 00:00-03:00"))
        let japanese = try client(["LC_ALL": "ja_JP.UTF-8"]).run(arguments)
        #expect(japanese.output.contains("\n! tail-after-closed-day: 2026-06-02 の 00:00-03:00 が受付中のまま残ります"))
    }

    @Test(
        "holidays may be given together or one by one",
        arguments: [
            ["--holiday", "2026-11-24", "2026-11-26"], ["--holiday", "2026-11-24", "--holiday", "2026-11-26"],
        ])
    func holidays(arguments: [String]) throws {
        let result = try client().run(
            [
                "eval", "Mo-Fr 06:00-17:00; PH off", "--zone", "America/Los_Angeles", "--from", "2026-11-24", "--to",
                "2026-11-28",
            ]
                + arguments)
        #expect(result.output.hasSuffix("22 h of staffed time (79200 s)\n"))
    }

    @Test("eval in words, in both languages")
    func evalWords() throws {
        let arguments = ["eval"] + Self.basic + ["--at", "2026-11-24T20:00"]
        let english = try client().run(arguments)
        #expect(
            english.output == """
                ○ closed
                  as of        Tue 24 Nov 20:00  America/Los_Angeles
                  since        Tue 24 Nov 17:00
                  until        Wed 25 Nov 06:00
                  next window  Wed 25 Nov 06:00 – 17:00

                """)
        #expect(english.status == 1)
        let japanese = try client(["LC_ALL": "ja_JP.UTF-8"]).run(arguments)
        #expect(japanese.output.hasPrefix("○ 時間外\n  時点        11月24日(火) 20:00  America/Los_Angeles\n"))
    }

    @Test("an expression that doesn't parse: position, caret, suggestion, exit 65")
    func evalSyntax() throws {
        let arguments = ["eval", "Mom-Fr 06:00-17:00", "--zone", "America/Los_Angeles", "--at", "2026-11-24"]
        let english = try client().run(arguments)
        #expect(english.status == 65)
        #expect(english.output.isEmpty)
        let lines = english.error.split(separator: "\n")
        #expect(lines.contains { $0.contains("Mom-Fr 06:00-17:00") })
        #expect(lines.contains { $0.trimmingPrefix { $0 == " " }.hasPrefix("^") })
        #expect(english.error.contains("Mo"))
        let japanese = try client(["LC_ALL": "ja_JP.UTF-8"]).run(arguments)
        #expect(japanese.error.hasPrefix("madoguchi: 営業時間の式を読めません:\n"))
    }

    @Test(
        "what can't be read is bad input, and says which option",
        arguments: [
            (["eval", "24/7", "--zone", "Asia/Tokio", "--at", "2026-11-24"], "Asia/Tokyo"),
            (["eval", "24/7", "--zone", "../../etc/passwd", "--at", "2026-11-24"], "time zone"),
            (["eval", "24/7", "--zone", "Asia/Tokyo", "--at", "tomorrow"], "--at"),
            (["eval", "24/7", "--zone", "Asia/Tokyo", "--from", "2026-11-24", "--add", "soon"], "--add"),
            (["eval", "24/7", "--zone", "Asia/Tokyo", "--from", "2026-11-24", "--to", "2026-11-23"], "--to"),
            (["eval", "24/7", "--zone", "Asia/Tokyo", "--at", "2026-11-24", "--holiday", "xmas"], "--holiday"),
            (["zone", "Mars/Olympus"], "Mars/Olympus"),
            (["zone", "Asia/Tokyo", "--from", "2027-01-01", "--to", "2026-01-01"], "--to"),
        ])
    func badInput(arguments: [String], mention: String) throws {
        let result = try client().run(arguments)
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("madoguchi: "))
        #expect(result.error.contains(mention))
    }

    @Test(
        "usage errors exit 64",
        arguments: [
            ["frobnicate"], ["status", "--frobnicate"], ["eval", "24/7"], ["eval", "24/7", "--zone", "UTC"],
            ["eval", "24/7", "--zone", "UTC", "--at", "2026-11-24", "--from", "2026-11-24"],
            ["staffed", "basic", "--from", "x"],
            ["hours", "basic", "--days", "0"], ["hours", "basic", "--days", "367"], ["wait", "basic", "--for", "ever"],
        ])
    func usage(arguments: [String]) throws {
        let result = try client().run(arguments)
        #expect(result.status == 64)
        #expect(result.error.contains("Usage: madoguchi"))
    }

    @Test("zone lists the transitions in UTC, each with its offset, its flag and its abbreviation")
    func zoneJSON() throws {
        let result = try client().run(
            ["zone", "America/Los_Angeles", "--from", "2027-01-01", "--to", "2028-01-01", "--json"])
        #expect(
            result.output
                == #"{"zone":"America/Los_Angeles","tzdata":"2025b","transitions":["#
                + #"{"at":"2027-03-14T10:00:00Z","offset":-25200,"dst":true,"abbreviation":"PDT"},"#
                + #"{"at":"2027-11-07T09:00:00Z","offset":-28800,"dst":false,"abbreviation":"PST"}]}"# + "\n")
        #expect(result.status == 0)
    }

    @Test("zone in words: what the clocks show before and after")
    func zoneWords() throws {
        let result = try client().run(
            ["zone", "America/Los_Angeles", "--from", "2027-01-01", "--to", "2028-01-01"])
        #expect(result.output.hasPrefix("America/Los_Angeles\n  tz database  2025b\n"))
        #expect(
            result.output.hasSuffix(
                """
                  Sunday 14 March 2027 02:00 -> 03:00    PDT, UTC-07:00, daylight saving time
                  Sunday 7 November 2027 02:00 -> 01:00  PST, UTC-08:00

                """))
    }

    @Test("no daemon: exit 69 and what to do, in the language of the environment")
    func noDaemon() throws {
        let directory = try TemporaryDirectory.make()
        let english = try client(["MADOGUCHI_RUNTIME_DIR": directory]).run(["status", "basic"])
        #expect(english.status == 69)
        #expect(
            english.error
                == "madoguchi: no daemon at \(directory)/query.sock; start it (systemctl start madoguchid) or give --runtime-dir; \"madoguchi doctor\" says why it isn't running\n"
        )
        let japanese = try client(["LC_ALL": "ja_JP.UTF-8"]).run(["status", "--runtime-dir", directory])
        #expect(japanese.status == 69)
        #expect(japanese.error.contains("デーモンがいません"))
        let none = try client(["MADOGUCHI_RUNTIME_DIR": directory]).run(["wait", "basic"])
        #expect(none.status == 69)
    }

    @Test("status and wait exit by what the daemon says")
    func daemon() throws {
        let (list, open) = (try json(TestPlans.list), try json(TestPlans.basic))
        let problem = try json(TestPlans.noSuchPlan)
        let stub = try StubDaemon { request in
            if request.target == "/v1/plans" { return .json(list) }
            return request.target.hasPrefix("/v1/plans/basic/availability") ? .json(open) : .json(problem, status: 404)
        }
        let client = try client(["MADOGUCHI_RUNTIME_DIR": stub.runtimeDirectory])
        #expect(try client.run(["status", "basic", "--quiet"]).status == 0)
        #expect(try client.run(["wait", "basic"]).output == "Basic is open, until Tue 24 Nov 10:00\n")
        #expect(try client.run(["wait", "basic", "--for", "closed", "--timeout", "0s"]).status == 75)
        let unknown = try client.run(["status", "baisc"])
        #expect(unknown.status == 65)
        #expect(unknown.error.contains("did you mean basic?"))
    }

    @Test("an answer that can't be written is a failure, not silence")
    func fullDisk() throws {
        var client = try client()
        client.outputPath = "/dev/full"
        let result = try client.run(["zone", "Asia/Tokyo"])
        #expect(result.status == 74)
        #expect(result.error.contains("No space left on device"))
    }

    @Test("completions come for the usual shells", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let result = try client().run(["--generate-completion-script", shell])
        #expect(result.status == 0)
        #expect(result.output.contains("runtime-dir"))
    }
}
