import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Drawings of playbooks")
struct CourseDrawingTests {
    @Test(
        "break lines within their width, and lose nothing",
        arguments: [
            "お客様へ、対応時間で 4 時間後、「再設定のメールを送った」か「ご登録のメールアドレスを確かめた」を記録したら省略",
            "Left out after \"You have sent the link\" or \"You have checked the registered address\"",
            "https://www.example.jp/a/very/long/address/that/has/no/blank/at/all/anywhere/in/it", "あ", "", "   ",
        ])
    func lines(text: String) {
        for width in [4.0, 9, 18, 40] {
            let lines = DrawnText.lines(text, width: width, most: 100)
            #expect(lines.allSatisfy { DrawnText.width(of: $0) <= width }, "\(lines)")
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(lines.allSatisfy { !"、。」）".contains($0.first ?? "x") && $0.last != "「" }, "\(lines)")
        }
    }

    @Test("end with an ellipsis where there is no room for more")
    func ellipsis() {
        let lines = DrawnText.lines("一二三四五六七八九十", width: 4, most: 2)
        #expect(lines == ["一二三四", "五六七…"])
    }

    @Test("say where a case is in words, too: once, and at the step that comes next", arguments: Language.allCases)
    func here(language: Language) async throws {
        let desk = try TestDesk(.guided())
        let opened: CaseResource = try await desk.followUps.post(
            "/v1/cases", #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#, status: 201)
        let id = try #require(opened.id)
        let templates: TemplateList = try await desk.followUps.response(
            "GET", "/v1/templates", fields: [("accept-language", language.rawValue)]
        ).decoded()
        for mark in ["link-not-working", "mail-not-arriving", "system-error"] {
            let marked: CaseResource = try await desk.followUps.post("/v1/cases/\(id)/mark", #"{"mark":"\#(mark)"}"#)
            let page = try await desk.get("/desk/cases/\(id)", in: language).text
            let steps = page.matches(of: #/<li aria-current="step">[^<]*<bdi>([^<]*)</bdi>/#)
            let title = templates.templates.first { $0.id == marked.next?.template }?.title
            #expect(steps.map { String($0.output.1).unescaped } == [title])
            #expect(page.components(separatedBy: "class=\"pill\"").count == 2)
        }
    }
}
