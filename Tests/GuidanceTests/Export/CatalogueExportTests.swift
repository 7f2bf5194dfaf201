import Messages
import Testing

@testable import Guidance

@Suite("Exports of the catalogue")
struct CatalogueExportTests {
    private func catalogue() throws -> Catalogue {
        var guide = TestGuide(
            templateFiles(
                "{{> greeting}}\n\nPIN: {{pin}}\n{{#window.end}}\nUntil "
                    + "{{window.end}}\n{{/window.end}}\n```\n{{name}} & <b>\n```",
                subject: "[{{site_name}}] {{plan}}", audience: "operator",
                variables: "  pin: { secret: true, required: true, description: A | B <c> }", name: "set-it"))
        guide.files["en/hello.mustache"] = """
            ---
            title: Hello <you> & *me*
            description: For new_customers
            audience: customer
            subject: "[{{site_name}}] Hello"
            faq: What's <new> here?
            variables:
              order: { description: The order's number }
              note: { kind: text, description: Something to add }
            ---
            {{> greeting}}

            1. Open {{login_url}}
               and *wait*.
            {{#order}}Order {{order}}{{/order}}{{note}}

            {{#window}}
            We are here until {{window.end}}.
            {{/window}}
            {{^window}}
            We are away{{^window.end}} for long{{/window.end}}.
            {{/window}}
            {{#always_open}}Always.{{/always_open}}{{^always_open}}Not always.{{/always_open}}
            {{name}} in {{city}}.

            {{> signature}}
            """
        let (catalogue, problems) = guide.read()
        #expect(problems == [])
        return catalogue
    }

    @Test("answer customers' questions, without greeting, signature and hours")
    func faq() throws {
        let export = CatalogueExport(
            catalogue: try catalogue(), playbooks: [], language: .en, audience: .customer,
            site: ["login_url": "https://a.jp/log_in?a=1&b=2", "city": "bad\0"])
        #expect(
            export.markdown == #"""
                # Frequently asked questions

                ## Contents

                - [What's \<new\> here?](#hello)

                <a id="hello"></a>

                ## What's \<new\> here?

                1\. Open <https://a.jp/log_in?a=1&b=2> and \*wait\*.

                Hanako Yamada in Tokyo.

                """#)
        let html = export.html
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(
            html.contains(
                """
                <h1>Frequently asked questions</h1>
                <nav aria-label="Contents">
                <h2>Contents</h2>
                <ul>
                <li><a href="#hello">What&#39;s &lt;new&gt; here?</a></li>
                </ul>
                </nav>
                <h2 id="hello">What&#39;s &lt;new&gt; here?</h2>
                <p>1. Open <a href="https://a.jp/log_in?a=1&amp;b=2">https://a.jp/log_in?a=1&amp;b=2</a> and *wait*.</p>
                <p>Hanako Yamada in Tokyo.</p>
                </main>
                """))
        #expect(!html.contains("://fonts") && !html.contains("src=") && !html.contains("<script"))
    }

    @Test("show names for what must be known and isn't")
    func placeholders() throws {
        let export = CatalogueExport(catalogue: try catalogue(), playbooks: [], language: .en, form: .faq)
        #expect(export.markdown.contains("Open ‹login_url›"))
        #expect(!export.markdown.contains("PIN"))
        #expect(
            CatalogueExport(catalogue: .empty, playbooks: [], language: .ja, audience: .customer).markdown.contains(
                "まだ登録"))
        #expect(
            !CatalogueExport(catalogue: try catalogue(), playbooks: [], language: .en, audience: .operator, form: .faq)
                .markdown
                .contains("##"))
        let empty = CatalogueExport(catalogue: .empty, playbooks: [], language: .en)
        #expect(empty.markdown == "# Templates: the team's manual\n\nThere are no templates yet.\n")
        #expect(!empty.html.contains("<nav"))
    }

    @Test("tell the team what there is to send")
    func manual() throws {
        let export = CatalogueExport(catalogue: try catalogue(), playbooks: [], language: .en, audience: .operator)
        #expect(
            export.markdown == #"""
                # Templates: the team's manual

                ## Contents

                - [Templates](#templates)
                  - [T](#set-it)

                <a id="templates"></a>

                ## Templates

                <a id="set-it"></a>

                ### T

                D

                **Name**: set-it

                **For**: the operator

                #### Values

                | Name | Required | Secret | Description |
                | --- | --- | --- | --- |
                | pin | yes | yes | A \| B \<c\> |
                | name | no | no | The customer's name |
                | site_name | yes | no | The site's name |

                #### Subject

                ```text
                [‹site_name›] ‹plan›
                ```

                #### Text

                ````text
                Hello ‹name›,

                PIN: ‹pin›
                Until ‹window.end›
                ```
                ‹name› & <b>
                ```
                ````

                """#)
        let html = export.html
        #expect(html.contains("<tr><td>pin</td><td>yes</td><td>yes</td><td>A | B &lt;c&gt;</td></tr>"))
        #expect(
            html.contains(
                "<pre>\nHello ‹name›,\n\nPIN: ‹pin›\nUntil ‹window.end›\n```\n‹name› &amp; &lt;b&gt;\n```\n</pre>"))
        #expect(html.hasSuffix("</main>\n</body>\n</html>\n"))
    }

    @Test("hold every template where no audience is named, in either language")
    func all() throws {
        let english = CatalogueExport(catalogue: try catalogue(), playbooks: [], language: .en).markdown
        #expect(english.contains("### Hello \\<you\\> & \\*me\\*\n\nFor new_customers\n"))
        #expect(english.contains("**Question**: What's \\<new\\> here?") && english.contains("### T"))
        let japanese = CatalogueExport(catalogue: try catalogue(), playbooks: [], language: .ja)
        #expect(japanese.markdown.hasPrefix("# テンプレートの手引き\n\n## 目次\n\n- [テンプレート](#templates)\n  - [ごあいさつ](#hello)\n"))
        #expect(japanese.markdown.contains("### ごあいさつ\n\nはじめてのお客様に\n"))
        #expect(japanese.html.contains("<html lang=\"ja\">"))
    }
}
