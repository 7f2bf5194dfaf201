import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's pages of hours")
struct HoursPagesTests {
    private let desk: TestDesk

    init() throws {
        desk = try TestDesk()
    }

    @Test("show every plan with its state and its week", arguments: Language.allCases)
    func plans(language: Language) async throws {
        let page = try await desk.get("/desk/hours", in: language)
        #expect(page.status == 200)
        #expect(page.text.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(page.text.contains(language == .ja ? "Basicプラン" : "Basic"))
        // Tuesday noon: tonight at 23:00 it opens.
        #expect(page.text.contains("<time datetime=\"2026-11-24T23:00:00+09:00\">"))
        #expect(page.text.components(separatedBy: "<tr class=\"today\"").count == 4)
        #expect(page.text.contains("href=\"hours/basic/override\""))
    }

    @Test("show one plan with its week, what changes, and the published table", arguments: Language.allCases)
    func plan(language: Language) async throws {
        let page = try await desk.get("/desk/hours/basic", in: language)
        #expect(page.status == 200)
        #expect(page.text.contains("Mo-Fr 06:00-17:00"))
        #expect(page.text.contains("00:00-22:00"))
        #expect(page.text.contains(Wording.auditDiffers[language]))
        #expect(page.text.contains("23:00–10:00"))
        #expect(page.text.contains(Wording.deskNoOverrides[language]))
        // Another plan has no published table, which is no fault.
        let other = try await desk.get("/desk/hours/pro", in: language)
        #expect(other.status == 200)
        #expect(!other.text.contains(Wording.deskAudit[language]))
    }

    @Test("have no script or style within them, and nobody else's addresses")
    func policy() async throws {
        for path in ["/desk/hours", "/desk/hours/basic", "/desk/hours/basic/ask", "/desk/hours/basic/override"] {
            let page = try await desk.get(path)
            #expect(!page.text.contains(" style=") && !page.text.contains("<style") && !page.text.contains("onclick"))
            #expect(page.field("cache-control") == "no-store")
        }
    }

    @Test("say which plans there are where one isn't there")
    func unknown() async throws {
        for path in ["/desk/hours/nope", "/desk/hours/nope/ask", "/desk/hours/nope/override"] {
            let page = try await desk.get(path)
            #expect(page.status == 404, "\(path)")
            #expect(page.text.contains("nope"))
        }
        let hostile = try await desk.get("/desk/hours/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
        #expect(hostile.status == 404)
        #expect(!hostile.text.contains("<script>alert"))
    }

    @Test("say a plan's state at another instant")
    func stateThen() async throws {
        let page = try await desk.get("/desk/hours/basic/ask?at=2026-11-24T23:30", in: .en)
        #expect(page.text.contains("Tue 24 Nov 23:30: Open"))
        #expect(page.text.contains("until Wed 25 Nov 10:00"))
    }

    @Test("count staffed time between two instants, and list the windows")
    func staffed() async throws {
        let page = try await desk.get(
            "/desk/hours/basic/ask?from=2026-11-24T12:00&to=2026-11-26T12:00", in: .en)
        #expect(page.text.contains("22 h of staffed time"))
        #expect(page.text.contains("from Tue 24 Nov 23:00 until Wed 25 Nov 10:00"))
        let instant = try await desk.get("/desk/hours/basic/ask?start=2026-11-24T12:00&add=4h", in: .en)
        #expect(instant.text.contains("It has passed at Wed 25 Nov 03:00."))
    }

    @Test(
        "say what is wrong with a question at its field, and nothing of it runs",
        arguments: [
            "at=%3Cscript%3E", "from=%22%3E%3Cb%3E&to=x", "start=2026-11-24T12:00&add=%3Ci%3E", "at=0000-00-00",
            "from=2026-11-26&to=2026-11-24",
        ])
    func wrong(query: String) async throws {
        for language in Language.allCases {
            let page = try await desk.get("/desk/hours/basic/ask?\(query)", in: language)
            #expect(page.status == 200)
            #expect(page.text.contains("role=\"alert\""))
            #expect(page.text.contains("aria-invalid=\"true\""))
            for tag in ["<script>", "<b>", "<i>"] { #expect(!page.text.contains(tag)) }
        }
    }
}
