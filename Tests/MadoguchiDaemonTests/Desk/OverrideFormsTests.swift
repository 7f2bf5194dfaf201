import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's forms of overrides")
struct OverrideFormsTests {
    private let desk: TestDesk

    init() throws {
        desk = try TestDesk()
    }

    private static let path = "/desk/hours/basic/override"

    /// What a browser would send, with some of it filled in.
    private func filled(
        _ page: Response, _ values: [String: String], step: String = "look"
    ) throws -> [(String, String)] {
        let form = try TestDesk.form(in: page, to: "override").filter { values[$0.0] == nil && $0.0 != "_step" }
        return form + values.sorted { $0.key < $1.key } + [("_step", step)]
    }

    @Test("close a plan until the next opening in two taps, and remove that again", arguments: Language.allCases)
    func twoTaps(language: Language) async throws {
        try await desk.followUps.reloading { () async throws in
            let page = try await desk.get("/desk/hours/basic", in: language)
            let buttons = page.text.components(separatedBy: "class=\"act\"").dropFirst()
            #expect(buttons.count == 2)
            // Of the two the first one leaves out a single night.
            let button = try #require(
                buttons.first.map { "<form method=\"post\" action=\"hours/basic/override\" class=\"act\"" + $0 })
            let preview = try await desk.post(
                Self.path,
                try TestDesk.form(in: Response(text: button, type: "text/html")) + [("_step", "look")], in: language)
            #expect(preview.status == 200)
            #expect(preview.text.contains(Wording.deskWouldMove(0)[language]))
            #expect(try await desk.followUps.overrides().isEmpty)

            let confirmed = try await desk.post(
                Self.path, try TestDesk.form(in: preview, to: "override") + [("_step", "send")], in: language)
            #expect(confirmed.status == 303)
            let there = try await desk.followUps.overrides()
            #expect(there.map(\.state) == ["closed"])
            #expect(there.map(\.to) == ["2026-11-25T23:00:00+09:00"])
            #expect(there.first?.by?.wrappedValue?.uid == 1_000)

            let id = try #require(there.first?.id)
            let told = try await desk.get("/desk/hours/basic", in: language)
            #expect(told.text.contains(Wording.overrideHolds[language]))
            #expect(told.text.contains("hours/basic/overrides/\(id)/remove"))

            let removal = "/desk/hours/basic/overrides/\(id)/remove"
            let form = try await desk.get(removal, in: language)
            let removed = try await desk.post(removal, try TestDesk.form(in: form), in: language)
            #expect(removed.status == 303)
            #expect(try await desk.followUps.overrides().isEmpty)
        }
    }

    @Test("take a date, a beginning and reasons in two languages")
    func typed() async throws {
        try await desk.followUps.reloading { () async throws in
            let values = [
                "state": "open", "until": "typed", "from": "2026-11-28T10:00", "end": "2026-11-28T12:00",
                "reason": "臨時の相談会", "english": "An extra session",
            ]
            let page = try await desk.get(Self.path)
            let preview = try await desk.post(Self.path, try filled(page, values))
            #expect(preview.text.contains("臨時の相談会"))
            #expect(preview.text.contains("11月28日(土)10:00 から 11月28日(土)12:00 まで"))
            let sent = try await desk.post(
                Self.path, try TestDesk.form(in: preview, to: "override") + [("_step", "send")])
            #expect(sent.status == 303)
            let said = try await desk.get(
                "/desk/hours/basic?" + (try #require(sent.field("location")).split(separator: "?").last ?? ""))
            #expect(said.text.contains("<p class=\"said\" role=\"status\">Basicプラン：11月28日"))
            let there = try #require(try await desk.followUps.overrides().first)
            #expect(there.state == "open" && there.from == "2026-11-28T10:00:00+09:00")
            #expect(there.reason == "臨時の相談会")
            #expect(try await desk.get("/desk/hours/basic", in: .en).text.contains("An extra session"))
        }
    }

    @Test("do nothing twice where they are sent twice")
    func twice() async throws {
        try await desk.followUps.reloading { () async throws in
            let page = try await desk.get(Self.path)
            let values = try filled(page, ["state": "closed", "until": "removed"], step: "send")
            let first = try await desk.post(Self.path, values)
            let second = try await desk.post(Self.path, values)
            #expect(first.status == 303 && second.status == 303)
            #expect(first.field("location") == second.field("location"))
            #expect(try await desk.followUps.overrides().count == 1)
        }
    }

    @Test("say what somebody else changed meanwhile, and do nothing")
    func stale() async throws {
        try await desk.followUps.reloading { () async throws in
            let page = try await desk.get(Self.path)
            try await desk.followUps.override(
                #"{"state":"closed","from":null,"to":null,"reason":"<b>停電</b>"}"#)
            let values = try filled(page, ["state": "open", "until": "removed"], step: "send")
            let answer = try await desk.post(Self.path, values)
            #expect(answer.status == 409)
            #expect(answer.text.contains(Wording.deskChangedTitle.ja))
            #expect(answer.text.contains("&lt;b&gt;停電&lt;/b&gt;") && !answer.text.contains("<b>停電"))
            #expect(try await desk.followUps.overrides().count == 1)
        }
    }

    @Test("come back with what was typed and what is wrong with it", arguments: Language.allCases)
    func refused(language: Language) async throws {
        let page = try await desk.get(Self.path, in: language)
        let cases: [(values: [String: String], field: String)] = [
            (["state": "closed", "until": "typed", "end": ""], "until"),
            (["state": "closed", "until": "typed", "end": "\"><script>x</script>"], "until"),
            (["state": "closed", "until": "2020-01-01T00:00:00+09:00"], "until"),
            (["state": "<i>", "until": "removed"], "state"),
            (["state": "closed", "until": "removed", "from": "<i>"], "from"),
            (["state": "closed", "until": "removed", "reason": String(repeating: "長", count: 400)], "reason"),
            (["state": "closed", "until": "removed", "reason": "", "english": "Only English"], "reason"),
        ]
        for (values, field) in cases {
            let answer = try await desk.post(Self.path, try filled(page, values), in: language)
            #expect(answer.status >= 400, "\(values)")
            #expect(answer.text.contains("id=\"trouble\""), "\(values)")
            #expect(answer.text.contains("id=\"e-\(field)\"") || answer.status == 422, "\(values)")
            for tag in ["<script>x", "<i>"] { #expect(!answer.text.contains(tag), "\(values)") }
        }
    }

    @Test("say of an override that is gone that it is")
    func gone() async throws {
        try await desk.followUps.reloading { () async throws in
            let path = "/desk/hours/basic/overrides/0cp150grp0p6r/remove"
            let page = try await desk.get(path)
            #expect(page.text.contains(Wording.deskOverrideGone.ja))
            let answer = try await desk.post(path, try TestDesk.form(in: page))
            #expect(answer.status == 404)
        }
    }
}
