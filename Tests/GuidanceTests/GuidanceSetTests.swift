import MailAddress
import Messages
import Testing

@testable import Guidance

@Suite("A guidance directory")
struct GuidanceSetTests {
    /// A template in both languages, and what it uses.
    private static func template(_ id: String, audience: String = "customer", variables: [String: String] = [:])
        -> [String: [UInt8]]
    {
        let declared = variables.sorted { $0.key < $1.key }.map { "\n  \($0.key): \($0.value)" }.joined()
        let used = variables.keys.sorted().map { "{{\($0)}}" }.joined(separator: " ")
        let text = """
            ---
            title: T
            description: D
            audience: \(audience)
            subject: S
            \(variables.isEmpty ? "" : "variables:\(declared)\n")---
            Text \(used)

            """
        return ["ja/\(id).mustache": Array(text.utf8), "en/\(id).mustache": Array(text.utf8)]
    }

    private static let templates = [
        template("first"),
        template("second", variables: ["login_url": "{ kind: url, required: true, description: D }"]),
        template("report", audience: "operator"),
        template("password", variables: ["new_password": "{ required: true, secret: true, description: D }"]),
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    private static let playbook = """
        name: { ja: 手順, en: Steps }
        description: { ja: 説明, en: Text }
        customer: true
        steps:
          - { id: one, template: first, to: customer, stage: self-service }
          - { id: two, template: second, to: customer, after: 1h30m, stage: sent, needs: [login_url], unless: [set] }
        branches:
          set:
            name: { ja: 設定, en: Set }
            steps:
              - { id: three, template: password, to: customer, stage: set }
              - { id: four, template: report, to: operator, stage: set }
            then: stop

        """

    private func files(_ yaml: String = playbook, and others: [String: String] = [:]) -> [String: [UInt8]] {
        var files = Self.templates
        files["playbooks/login.yaml"] = Array(yaml.utf8)
        for (path, text) in others { files[path] = Array(text.utf8) }
        return files
    }

    private func complaints(_ files: [String: [UInt8]]) throws -> String {
        try #require(throws: GuidanceError.self) { try GuidanceSet(GuidanceFiles(files, in: "g")) }.wording.en
    }

    @Test("is read as a whole")
    func whole() throws {
        let others = [
            "README.md": "x", "ja/README.md": "x", ".git/config": "x", "playbooks/.login.yaml.swp": "x",
            "addresses.yaml": "providers: [{ source: s, domains: [gmail.com] }]",
        ]
        let set = try GuidanceSet(GuidanceFiles(files(and: others), in: "g"))
        #expect(set.catalogue.templates.map(\.id) == ["first", "password", "report", "second"])
        #expect(set.addresses.reading(of: "a@gmial.com").findings.map(\.suggestion) == ["a@gmail.com"])
        let playbook = try #require(set.playbook("login"))
        #expect(set.playbooks == [playbook])
        #expect(playbook.isAboutCustomer)
        #expect(playbook.name(in: .ja) == "手順")
        #expect(playbook.descriptions == [.ja: "説明", .en: "Text"])
        #expect(
            playbook.steps.last
                == Playbook.Step(
                    id: "two", template: "second", to: .customer, after: 5_400, stage: "sent", needs: ["login_url"],
                    unless: ["set"]))
        #expect(playbook.branches.map(\.then) == [.stop])
        #expect(playbook.stages == ["self-service", "sent", "set"])
    }

    @Test("freezes a playbook with every template that it uses")
    func freeze() throws {
        let set = try GuidanceSet(GuidanceFiles(files(), in: "g"))
        let playbook = try #require(set.playbook("login"))
        let frozen = set.freeze(playbook, language: .en)
        #expect(frozen.sources.keys.sorted() == ["first", "password", "report", "second"])
        #expect(frozen.sources.values.allSatisfy { $0.language == .en })
        #expect(frozen.variables["second"]?.map(\.name) == ["login_url"])
        #expect(try FrozenPlaybook(json: frozen.json()) == frozen)
    }

    @Test("freezes whose windows each step keeps to: what it says, or what is usual for whom it is for")
    func freezeWindows() throws {
        let yaml = Self.playbook.replacing("stage: self-service", with: "plan: case, stage: self-service")
            .replacing("to: operator, stage: set", with: "to: operator, plan: always, stage: set")
        let set = try GuidanceSet(GuidanceFiles(files(yaml), in: "g"), plans: ["desk"])
        let playbook = try #require(set.playbook("login"))
        #expect(playbook.allSteps.map(\.plan) == [.ofCase, nil, nil, .always])
        var windows = CaseWindows()
        windows.customer = .named("desk")
        let frozen = set.freeze(playbook, language: .en, windows: windows)
        #expect(frozen.playbook.allSteps.map(\.plan) == [.ofCase, .named("desk"), .named("desk"), .always])
        #expect(
            frozen.playbook.allSteps.map { $0.windows().name(ofCase: "basic") } == ["basic", "desk", "desk", "24/7"])
        #expect(try FrozenPlaybook(json: frozen.json()) == frozen)
        let usual = set.freeze(playbook, language: .en)
        #expect(usual.playbook.allSteps.map(\.plan) == [.ofCase, .ofCase, .ofCase, .always])
    }

    @Test(
        "refuses a plan of a step that isn't there, at its place",
        arguments: [
            ("dsek", "there is no plan \"dsek\"; known here: case, always, basic, desk; did you mean desk?"),
            ("cse", "there is no plan \"cse\"; known here: case, always, basic, desk; did you mean case?"),
            (
                "24",
                "found the number 24, expected a plan's name, case (the case's own plan) or always (at any time); "
                    + "put it in quotes"
            ),
            (
                "[desk]",
                "found a list, expected a plan's name, case (the case's own plan) or always (at any time)"
            ),
        ])
    func stepPlan(plan: String, expected: String) throws {
        let yaml = Self.playbook.replacing("to: operator, stage: set", with: "to: operator, plan: \(plan), stage: set")
        let error = try #require(throws: GuidanceError.self) {
            try GuidanceSet(GuidanceFiles(files(yaml), in: "g"), plans: ["basic", "desk"])
        }
        #expect(error.wording.en == "g/playbooks/login.yaml:12:59: " + expected)
    }

    @Test("takes any plan's name where the plans aren't known")
    func unknownPlans() throws {
        let yaml = Self.playbook.replacing("to: operator, stage: set", with: "to: operator, plan: dsek, stage: set")
        let set = try GuidanceSet(GuidanceFiles(files(yaml), in: "g"))
        #expect(set.playbook("login")?.allSteps.last?.plan == .named("dsek"))
    }

    @Test("may be empty")
    func empty() throws {
        let set = try GuidanceSet(GuidanceFiles([:], in: "g"))
        #expect(set.catalogue.templates.isEmpty && set.playbooks.isEmpty)
        #expect(GuidanceSet.empty.playbook("login") == nil)
    }

    @Test(
        "refuses files that have no place in it",
        arguments: [
            ("notes.txt", nil), ("adresses.yaml", "addresses.yaml"), ("playbooks/other.yml", "playbooks/other.yaml"),
            ("playbooks/Other.yaml", nil), ("playbooks/sub/other.yaml", nil), ("de/first.mustache", nil),
            ("first.mustache", nil),
        ] as [(String, String?)])
    func strangers(file: String, suggestion: String?) throws {
        let complaints = try complaints(files(and: [file: "x"]))
        #expect(complaints.hasPrefix("g/\(file):1:1: this file has no place here, expected common.yaml"))
        #expect(complaints.contains("did you mean") == (suggestion != nil))
        if let suggestion { #expect(complaints.hasSuffix("; did you mean \(suggestion)?")) }
    }

    @Test("tells what is wrong in every file at once")
    func everything() throws {
        let complaints = try complaints(
            files("steps: []\n", and: ["addresses.yaml": "real: x", "other.txt": "", "ja/third.mustache": "x"]))
        let places = complaints.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        #expect(Set(places) == ["g/addresses.yaml", "g/ja/third.mustache", "g/other.txt", "g/playbooks/login.yaml"])
        #expect(places == places.sorted())
    }

    @Test(
        "points at what is wrong in a playbook",
        arguments: [
            ("template: first", "template: frist", "5:26: there is no template \"frist\"", "did you mean first?"),
            (
                "first, to: customer", "first, to: operator", "5:37: the template \"first\" is for the customer, and",
                nil
            ),
            (
                "to: customer, stage: self", "to: costumer, stage: self",
                "5:37: found the text \"costumer\"", "customer?"
            ),
            ("customer: true", "customer: false", "5:37: this playbook's cases have no customer", nil),
            ("customer: true", "customer: yes", "3:11: found the bare word yes", nil),
            ("customer: true\n", "", "1:1: playbook \"login\" lacks the key \"customer\"", nil),
            ("id: two", "id: one", "6:11: another step is named \"one\", in line 5; rename one", nil),
            ("id: four", "id: one", "12:15: another step is named \"one\", in line 5", nil),
            ("id: two", "id: stop", "6:11: \"stop\" is a keyword of \"then\"", nil),
            ("id: two", "id: Two", "6:11: found the text \"Two\", expected a step's name, of up to 64", nil),
            ("stage: sent", "stage: a b", "expected a stage's name, of up to 64 of a-z, 0-9 and -", nil),
            (", stage: self-service", "", "5:5: a step lacks the key \"stage\"; add it", nil),
            ("1h30m", "1h30", "6:55: found the text \"1h30\", expected staffed time, as 8h or PT8H: ", nil),
            ("1h30m", "-1h", "6:55: found the text \"-1h\", expected staffed time that isn't negative", nil),
            ("1h30m", "90", "6:55: found the number 90, expected staffed time", nil),
            ("[login_url]", "[login_uri]", "the template \"second\" has no variable \"login_uri\"", "mean login_url?"),
            ("[login_url]", "login_url", "expected a list of variables, as [login_url]", nil),
            ("unless: [set]", "unless: [sett]", "no branch belongs to the mark \"sett\"", "did you mean set?"),
            (
                "password, to: customer, stage: set", "password, to: customer, stage: set, unless: [set]",
                "this step is in the branch \"set\", so it would always be skipped", nil
            ),
            ("template: first", "template: password", "5:26: the template \"password\" has a secret", nil),
            (
                "template: report, to: operator", "template: password, to: customer",
                "12:31: the template \"password\" has a secret", nil
            ),
            ("then: stop", "then: tow", "13:11: \"tow\" isn't a step of the main line", "did you mean two?"),
            ("then: stop", "then: four", "13:11: \"four\" isn't a step of the main line", nil),
            ("then: stop", "than: stop", "13:5: unknown key \"than\" in branch \"set\"", "did you mean then?"),
            ("  set:\n", "  Set:\n", "8:3: \"Set\" can't be a mark", nil),
            ("{ ja: 設定, en: Set }", "{ ja: 設定 }", "9:11: name lacks the key \"en\"; add it", nil),
            ("{ ja: 手順, en: Steps }", "手順", "1:7: found the text \"手順\", expected name as a mapping", nil),
            ("needs:", "need:", "unknown key \"need\" in a step", "did you mean needs?"),
        ] as [(String, String, String, String?)])
    func playbookProblems(right: String, wrong: String, expected: String, ending: String?) throws {
        try #require(Self.playbook.contains(right))
        let complaints = try complaints(files(Self.playbook.replacing(right, with: wrong, maxReplacements: 1)))
        let lines = complaints.split(separator: "\n").filter { $0.hasPrefix("g/playbooks/login.yaml:") }
        #expect(lines.contains { $0.contains(expected) && $0.hasSuffix(ending ?? "") }, "\(complaints)")
    }

    @Test("says it in Japanese, too")
    func japanese() throws {
        let yaml = Self.playbook.replacing("template: first", with: "template: frist")
            .replacing("1h30m", with: "-1h").replacing("then: stop", with: "then: tow")
        let error = try #require(throws: GuidanceError.self) { try GuidanceSet(GuidanceFiles(files(yaml), in: "g")) }
        #expect(
            error.wording.ja.split(separator: "\n") == [
                "g/playbooks/login.yaml:5:26: テンプレート「frist」はありません。既存のテンプレートの名前を書くか、両方の言語で作成してください"
                    + "（もしかして: first）",
                "g/playbooks/login.yaml:6:55: 「-1h」になっています。負でない対応時間の長さを書いてください",
                "g/playbooks/login.yaml:13:11: 「tow」は本筋の手順ではありません。resume か stop、または次のどれかを書いてください: "
                    + "one、two（もしかして: two）",
            ])
    }

    @Test("refuses a branch without steps, and a playbook without any")
    func noSteps() throws {
        let steps = try #require(Self.playbook.firstRange(of: "    steps:\n      - "))
        let start = String(Self.playbook[..<steps.lowerBound])
        #expect(try complaints(files(start)).contains("branch \"set\" lacks the key \"steps\"; add it"))
        let expected = "found no step, expected at least one"
        #expect(try complaints(files(start + "    steps: []\n")).contains(":10:12: \(expected)"))
        #expect(try complaints(files("steps: []\n")).contains(":1:8: \(expected)"))
    }

    @Test("blames a playbook for no template that couldn't be read")
    func brokenTemplate() throws {
        let complaints = try complaints(files(and: ["ja/first.mustache": "x"]))
        #expect(!complaints.contains("playbooks/login.yaml"))
        #expect(complaints.contains("g/ja/first.mustache:"))
    }
}
