import Messages
import TestLetters
import Testing

@testable import Guidance

@Suite("The exported manual's playbooks")
struct PlaybookDrawingTests {
    private static let hostile = "A <b> | `c` [d](e) & 'f'!"

    /// Templates of these ids, the title of each being its id, and one that has all that must be escaped.
    private func catalogue(_ customer: [String], _ others: [String] = []) -> Catalogue {
        var guide = TestGuide()
        for (ids, audience) in [(customer, "customer"), (others, "operator")] {
            for id in ids {
                let more = audience == "customer" ? "faq: \"\(id)?\"\n" : ""
                guide.files.merge(
                    templateFiles("Text of \(id) at https://a.jp/x.", audience: audience, more: more, name: id)
                        .compactMapValues { $0?.replacing("title: T", with: "title: \"Title \(id)\"") }
                ) { _, new in new }
            }
        }
        guide.files["en/hello.mustache"] = guide.files["en/hello.mustache"]?
            .replacing("title: Hello", with: "title: \"\(Self.hostile)\"")
            .replacing("faq: I'm new here", with: "faq: \"\(Self.hostile)\"")
            .replacing(
                "description: For new customers", with: "description: \"See\\nthis: https://a.jp, or <a@b.jp>.\"")
        let (catalogue, problems) = guide.read()
        #expect(problems == [])
        return catalogue
    }

    private let names: [Language: String] = [.ja: "名前 <ja>", .en: "Name <en>"]

    private func playbook(
        _ id: String, isAboutCustomer: Bool = true, _ steps: [Playbook.Step], _ branches: [Playbook.Branch] = []
    ) -> Playbook {
        Playbook(
            id: id, names: names, descriptions: [.ja: "これは\n説明です。", .en: "It is\ndescribed here."],
            isAboutCustomer: isAboutCustomer, steps: steps, branches: branches)
    }

    private func step(_ template: String, to audience: Audience = .customer) -> Playbook.Step {
        Playbook.Step(id: "s-\(template)", template: template, to: audience, stage: "x")
    }

    private func drawn() -> Playbook {
        playbook(
            "login",
            [
                step("hello"),
                Playbook.Step(
                    id: "two", template: "call", to: .operator, after: 5_400, stage: "called", needs: ["a", "b"],
                    unless: ["set", "gone"], onlyIf: ["sent"]),
            ],
            [
                Playbook.Branch(mark: "set", names: names, steps: [step("told")], then: .step("two")),
                Playbook.Branch(
                    mark: "gone", names: names,
                    steps: [
                        Playbook.Step(id: "g", template: "told", to: .customer, after: 30, stage: "y", needs: ["c"])
                    ],
                    then: .stop),
                Playbook.Branch(mark: "sent", names: names, steps: [step("call", to: .operator)]),
            ])
    }

    @Test("are drawn in Markdown: steps, times, recipients, marks, branches and where those lead")
    func markdown() {
        let export = CatalogueExport(catalogue: catalogue(["told"], ["call"]), playbooks: [drawn()], language: .en)
        #expect(
            export.markdown.hasPrefix(
                #"""
                # Templates: the team's manual

                ## Contents

                - [Playbooks](#playbooks)
                  - [Name \<en\>](#playbook-login)
                - [Templates](#templates)
                  - [A \<b\> \| \`c\` \[d\](e) & 'f'\!](#hello)
                  - [Title call](#call)
                  - [Title told](#told)

                <a id="playbooks"></a>

                ## Playbooks

                <a id="playbook-login"></a>

                ### Name \<en\>

                It is described here.

                1. [A \<b\> \| \`c\` \[d\](e) & 'f'\!](#hello) (to the customer, at once)
                   - Step s-hello, stage x
                2. [Title call](#call) (to the operator, after 1 h 30 min of staffed time)
                   - Step two, stage called
                   - Waits until a and b are known
                   - Only when marked sent
                   - Skipped when marked set or gone

                #### Where a mark is set on the way

                - Name \<en\> (mark set)
                  1. [Title told](#told) (to the customer, at once)
                     - Step s-told, stage x
                  2. Then continues with 2 of the main line, two
                - Name \<en\> (mark gone)
                  1. [Title told](#told) (to the customer, after 30 s of staffed time)
                     - Step g, stage y
                     - Waits until c is known
                  2. Then nothing more by itself
                - Name \<en\> (mark sent)
                  1. [Title call](#call) (to the operator, at once)
                     - Step s-call, stage x
                  2. Then back to the step that it interrupted

                <a id="templates"></a>

                ## Templates

                <a id="hello"></a>

                ### A \<b\> \| \`c\` \[d\](e) & 'f'!

                See this: <https://a.jp>, or \<<a@b.jp>\>.

                **Name**: hello

                **For**: customers

                **Used in**: [Name \<en\>](#playbook-login)

                **Question**: A \<b\> \| \`c\` \[d\](e) & 'f'!

                """#))
        // A letter's text stays as it is.
        #expect(export.markdown.contains("```text\nText of told at https://a.jp/x.\n```"))
    }

    @Test("are drawn in HTML")
    func html() {
        let html = CatalogueExport(catalogue: catalogue(["told"], ["call"]), playbooks: [drawn()], language: .en).html
        #expect(
            html.contains(
                """
                <h2 id="playbooks">Playbooks</h2>
                <h3 id="playbook-login">Name &lt;en&gt;</h3>
                <p>It is described here.</p>
                <ol>
                <li><a href="#hello">A &lt;b&gt; | `c` [d](e) &amp; &#39;f&#39;!</a> (to the customer, at once)
                <ul>
                <li>Step s-hello, stage x</li>
                </ul>
                </li>
                <li><a href="#call">Title call</a> (to the operator, after 1 h 30 min of staffed time)
                """))
        #expect(
            html.contains(
                """
                <p>See this: <a href="https://a.jp">https://a.jp</a>, or &lt;<a href="mailto:a@b.jp">a@b.jp</a>&gt;.</p>
                """))
        #expect(html.contains("<pre>\nText of told at <a href=\"https://a.jp/x\">https://a.jp/x</a>.\n</pre>"))
        #expect(html.contains("<h3 id=\"hello\">A &lt;b&gt; | `c` [d](e) &amp; &#39;f&#39;!</h3>"))
    }

    @Test("are drawn in Japanese")
    func japanese() {
        let export = CatalogueExport(catalogue: catalogue(["told"], ["call"]), playbooks: [drawn()], language: .ja)
        #expect(
            export.markdown.contains(
                #"""
                ### 名前 \<ja\>

                これは説明です。

                1. [ごあいさつ](#hello)（お客様へ、すぐに）
                   - 手順 s-hello、段階 x
                2. [Title call](#call)（運営者へ、対応時間で 1 時間 30 分後に）
                   - 手順 two、段階 called
                   - a と b が分かるまで待機
                   - sent の印があるときだけ
                   - set か gone の印があれば省略

                #### 途中で印が付いたとき

                - 名前 \<ja\>（印 set）
                  1. [Title told](#told)（お客様へ、すぐに）
                     - 手順 s-told、段階 x
                  2. そのあと本筋の 2（two）に進む

                """#))
        #expect(export.markdown.contains("  2. そのあとは自動では進まない\n"))
        #expect(export.markdown.contains("  2. そのあと、中断したところに戻る\n"))
        #expect(export.markdown.contains("**使うプレイブック**: [名前 \\<ja\\>](#playbook-login)\n"))
    }

    @Test("name a letter that isn't on the page, and are left out where none is")
    func partly() {
        let others = playbook("others", [step("told")])
        let catalogue = catalogue(["told"], ["call"])
        let export = CatalogueExport(
            catalogue: catalogue, playbooks: [drawn(), others], language: .en, audience: .operator)
        #expect(export.markdown.contains("1. Title told (to the customer, at once)"))
        #expect(export.markdown.contains("2. [Title call](#call) (to the operator"))
        #expect(!export.markdown.contains("playbook-others"))
        ExportedPage(markdown: export.markdown).check()
        ExportedPage(html: export.html).check()
    }

    @Test("give templates their order: main lines, branches, those of no playbook")
    func order() {
        let playbooks = [
            playbook("a", isAboutCustomer: false, [step("f", to: .operator), step("b")]),
            playbook(
                "z", [step("e"), step("c", to: .operator)],
                [Playbook.Branch(mark: "m", names: names, steps: [step("d"), step("e")])]),
        ]
        let catalogue = catalogue(["b", "d", "e", "i"], ["a", "c", "f"])
        let manual = CatalogueExport(catalogue: catalogue, playbooks: playbooks, language: .en)
        let templates = ["e", "c", "d", "f", "b", "hello", "i", "a"]
        let ids = ["playbooks", "playbook-z", "playbook-a", "templates"] + templates
        for page in [ExportedPage(markdown: manual.markdown), ExportedPage(html: manual.html)] {
            #expect(page.ids == ids)
            #expect(Array(page.targets.prefix(ids.count)) == ids)
            page.check()
        }
        let faq = CatalogueExport(catalogue: catalogue, playbooks: playbooks, language: .en, audience: .customer)
        for page in [ExportedPage(markdown: faq.markdown), ExportedPage(html: faq.html)] {
            #expect(page.ids == ["e", "d", "b", "hello", "i"])
            #expect(page.targets == page.ids)
        }
    }

    @Test("have ids of their own, whatever templates are called")
    func ids() {
        let ids = ["playbooks", "templates", "template-x", "playbook-login", "template-playbook-login", "x"]
        let playbooks = [playbook("login", ids.map { step($0) })]
        let export = CatalogueExport(catalogue: catalogue(ids), playbooks: playbooks, language: .en)
        ExportedPage(markdown: export.markdown).check()
        ExportedPage(html: export.html).check()
        #expect(export.html.contains("<h3 id=\"template-playbook-login\">Title playbook-login</h3>"))
    }

    @Test("and letters of the project are whole pages", arguments: Language.allCases, CatalogueExport.Form.allCases)
    func project(language: Language, form: CatalogueExport.Form) throws {
        let set = try GuidanceSet.ofTheProject()
        let export = CatalogueExport(
            catalogue: set.catalogue, playbooks: set.playbooks, language: language, form: form)
        let html = ExportedPage(html: export.html)
        html.check()
        html.checkNesting()
        let markdown = ExportedPage(markdown: export.markdown)
        markdown.check()
        #expect(markdown.ids == html.ids)
        #expect(markdown.targets == html.targets)
        switch form {
        case .manual:
            #expect(html.ids.starts(with: ["playbooks", "playbook-password", "playbook-chat"]))
            #expect(Set(html.ids).isSuperset(of: set.catalogue.templates.map(\.id)))
        case .faq:
            #expect(
                html.ids == [
                    "reset-your-password", "mail-not-arriving", "link-not-working", "which-account",
                    "send-us-the-error",
                ])
            #expect(export.markdown.contains("\n<https://www.example.jp/login>\n"))
        }
    }
}
