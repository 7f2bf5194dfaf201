import Documents
import Messages
import Testing

@testable import Guidance

@Suite("The catalogue")
struct CatalogueTests {
    @Test("reads templates with what they use")
    func reading() throws {
        let (catalogue, problems) = TestGuide().read()
        #expect(problems == [])
        let template = try #require(catalogue.template("hello"))
        #expect(template.audience == .customer)
        #expect(template.variables.map(\.name) == ["order", "note", "name", "site_name"])
        #expect(template.variables.map(\.isCommon) == [false, false, true, true])
        #expect(!template.hasSecrets)
        #expect(template.version(in: .ja).title == "ごあいさつ")
        #expect(template.version(in: .en).faq == "I'm new here")
        #expect(template.version(in: .en).source.subject == "[{{site_name}}] Hello")
        #expect(template.version(in: .ja).source.partials.keys.sorted() == ["greeting", "signature"])
        #expect(template.variables.first?.descriptions == [.ja: "ご注文番号", .en: "The order's number"])
        #expect(catalogue.commonVariables.map(\.name) == ["name", "site_name", "login_url", "city"])
    }

    @Test("finds the template that was probably meant")
    func nearest() {
        let catalogue = TestGuide().read().catalogue
        #expect(catalogue.nearest(to: "helo") == "hello")
        #expect(catalogue.nearest(to: "password-was-set") == nil)
        #expect(catalogue.template("helo") == nil)
        #expect(Catalogue.empty.templates.isEmpty)
    }

    @Test("needs no common variables and no templates")
    func nothing() {
        let problems = GuidanceProblems()
        #expect(Catalogue(files: [:], problems: problems).templates.isEmpty)
        #expect(problems.isEmpty)
    }

    @Test("sorts templates by id")
    func order() throws {
        var guide = TestGuide(templateFiles("b", name: "b"))
        guide.files.merge(templateFiles("a", name: "a-1").compactMapValues(\.self)) { _, new in new }
        let (catalogue, problems) = guide.read()
        #expect(problems == [])
        #expect(catalogue.templates.map(\.id) == ["a-1", "b", "hello"])
    }

    @Test("takes files with CR LF and a byte order mark")
    func lineEnds() throws {
        var guide = TestGuide()
        for (path, text) in guide.files where path != "common.yaml" {
            guide.files[path] =
                "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        }
        let source = try guide.template().version(in: .en).source
        #expect(source == (try TestGuide().template().version(in: .en).source))
    }

    @Test("passes over hidden files and README.md, and leaves other directories alone")
    func passedOver() {
        let guide = TestGuide([
            "ja/.hello.mustache.swp": "\0", "ja/README.md": "", ".git/config": "", "playbooks/x.yaml": "?",
            "addresses.yaml": "?",
        ])
        #expect(guide.read().problems == [])
        #expect(Catalogue.owns("ja/x.txt") && Catalogue.owns("common.yaml") && !Catalogue.owns("playbooks/x.yaml"))
    }

    @Test("is what was read, whatever else is wrong")
    func partly() {
        let (catalogue, problems) = TestGuide(templateFiles("{{x}}", name: "other")).read()
        #expect(catalogue.template("hello") != nil)
        #expect(problems.count == 2)
    }
}

@Suite("Problems of a directory")
struct GuidanceProblemsTests {
    @Test("come by file and from the top of each down")
    func order() {
        let problems = GuidanceProblems()
        #expect(problems.wording() == Wording(verbatim: ""))
        for (file, line) in [("ja/b.mustache", 2), ("ja/a.mustache", 9), ("ja/a.mustache", 3)] {
            problems.problems(for: file).report(
                DocumentProblem(
                    location: SourceLocation(line: line, column: 1), pointer: "", detail: Wording(ja: "甲", en: "x")))
        }
        _ = problems.problems(for: "ja/c.mustache")
        #expect(!problems.isEmpty)
        let wording = problems.wording { "/etc/guide/\($0)" }
        #expect(
            wording.en == """
                /etc/guide/ja/a.mustache:3:1: x
                /etc/guide/ja/a.mustache:9:1: x
                /etc/guide/ja/b.mustache:2:1: x
                """)
        #expect(wording.ja == wording.en.replacing("x", with: "甲"))
    }
}
