import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's pages of suppressed addresses")
struct SuppressionPagesTests {
    private static let path = "/desk/more/suppressions"
    private let desk: TestDesk

    init() throws {
        desk = try TestDesk()
    }

    private func add(
        _ address: String, reason: String = "", scope: String = "all", in language: Language = .ja
    ) async throws -> Response {
        let form = try await desk.get("\(Self.path)/add", in: language)
        let frame = try TestDesk.form(in: form).filter { $0.0.hasPrefix("_") }
        return try await desk.post(
            "\(Self.path)/add", frame + [("address", address), ("scope", scope), ("reason", reason)], in: language)
    }

    @Test("add an address, and take it off again", arguments: Language.allCases)
    func addAndRemove(language: Language) async throws {
        let added = try await add("Tanaka@Example.jp", reason: "ご本人の<b>希望</b>", scope: "recurring", in: language)
        #expect(added.status == 303)
        let page = try await desk.get(Self.path, in: language)
        #expect(page.text.contains("Tanaka@"))
        #expect(page.text.contains("ご本人の&lt;b&gt;希望&lt;/b&gt;") && !page.text.contains("<b>希望"))
        #expect(page.text.contains(Wording.deskScopeRecurring[language]))
        // The button shows the form with the address, which stands in no link.
        #expect(!page.text.contains("?address="))
        let button = try TestDesk.form(in: page, to: "suppressions/remove")
        let shown = try await desk.post("\(Self.path)/remove", button + [("_step", "change")], in: language)
        #expect(shown.status == 200)
        let removed = try await desk.post(
            "\(Self.path)/remove", try TestDesk.form(in: shown) + [("_step", "send")], in: language)
        #expect(removed.status == 303)
        #expect(try await desk.get(Self.path, in: language).text.contains(Wording.deskNoSuppressions[language]))
    }

    @Test("do nothing twice where the form is sent twice")
    func twice() async throws {
        let form = try await desk.get("\(Self.path)/add")
        let values =
            try TestDesk.form(in: form).filter { $0.0.hasPrefix("_") } + [
                ("address", "a@example.jp"), ("scope", "all"),
            ]
        let first = try await desk.post("\(Self.path)/add", values)
        let second = try await desk.post("\(Self.path)/add", values)
        #expect(first.status == 303 && first.field("location") == second.field("location"))
    }

    @Test(
        "say at the field what is wrong with an address",
        arguments: ["", "nobody", "\"><script>x</script>@example.jp", "a@example.jp\nBcc: b@example.jp", "ａ@b@c"])
    func wrong(address: String) async throws {
        for language in Language.allCases {
            let answer = try await add(address, in: language)
            #expect(answer.status >= 400)
            #expect(answer.text.contains("id=\"e-address\""))
            #expect(!answer.text.contains("<script>x"))
        }
        let list: SuppressionPage = try await desk.followUps.get("/v1/suppressions")
        #expect(list.suppressions.isEmpty)
    }

    @Test("go from page to page, and find by the first letters")
    func pages() async throws {
        for number in 0..<60 {
            let body = #"{"address":"user\#(number.padded(to: 2))@example.jp"}"#
            _ = try await desk.followUps.send("POST", "/v1/suppressions", body)
        }
        let first = try await desk.get(Self.path)
        #expect(first.text.contains("user00@") && first.text.contains("user49@") && !first.text.contains("user50@"))
        let next = try #require(first.text.firstMatch(of: #/href="\.\.\/(more/suppressions\?cursor=[^"]*)"/#)?.output.1)
        let second = try await desk.get("/desk/" + String(next).unescaped)
        #expect(second.text.contains("user50@") && second.text.contains("user59@"))
        let found = try await desk.get("\(Self.path)?find=User57")
        #expect(found.text.contains("user57@") && !found.text.contains("user56@"))
        let exact = try await desk.get("\(Self.path)?find=user57@example.jp")
        #expect(exact.text.contains("user57@"))
        let none = try await desk.get("\(Self.path)?find=user5x")
        #expect(none.status == 200 && !none.text.contains("user57@"))
        let hostile = try await desk.get("\(Self.path)?find=%3Cscript%3E&cursor=%22%3E%3Cscript%3E")
        #expect(!hostile.text.contains("<script>"))
    }
}
