import Foundation
import MadoguchiAPI
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The desk of somebody who may only look")
struct ViewerPagesTests {
    private static let viewer = ProxiedUser(name: "suzuki", mayChange: false)

    /// Where a page's links lead to, from the desk's root; what isn't a page of the desk is left out.
    private static func links(on page: Response, at path: String) throws -> [String] {
        let base = try #require(URL(string: "http://localhost\(path)"))
        return page.text.matches(of: #/<a [^>]*?href="([^"]*)"/#).compactMap { match in
            let link = URL(string: String(match.output.1).unescaped, relativeTo: base)?.absoluteURL
            guard let link, link.path().hasPrefix("/desk/"), link.query()?.contains("lang=") != true else { return nil }
            return link.path() + (link.query().map { "?\($0)" } ?? "")
        }
    }

    @Test("every link answers, and no page has a button that changes anything", arguments: Language.allCases)
    func everyPage(language: Language) async throws {
        let desk = try TestDesk(.guided())
        try await desk.followUps.accept()
        let opened: CaseResource = try await desk.followUps.post(
            "/v1/cases", #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#, status: 201)
        let id = try #require(opened.id)
        try await desk.followUps.reloading { () async throws in
            for (path, body) in [
                ("/v1/plans/basic/overrides", #"{"state":"closed","to":"2026-11-24T13:00:00+09:00"}"#),
                ("/v1/suppressions", #"{"address":"jiro@example.jp"}"#), ("/v1/records", #"{"error":"E1042"}"#),
            ] { #expect(try await desk.followUps.send("POST", path, body).status == 201, "\(path)") }
        }
        var (seen, waiting): (Set<String>, [String]) = ([], ["/desk/"])
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let page = try await desk.get(path, in: language, user: Self.viewer)
            #expect(page.status == 200, "\(path)")
            #expect(!page.text.contains("method=\"post\""), "\(path)")
            waiting += try Self.links(on: page, at: path)
        }
        for path in ["/desk/queue", "/desk/cases/\(id)", "/desk/hours", "/desk/letters", "/desk/more/doctor"] {
            #expect(seen.contains(path), "no link leads to \(path)")
        }
    }

    @Test("a form that was typed into the address bar says whose it is", arguments: ["cases/new", "queue/pause"])
    func forms(path: String) async throws {
        let desk = try TestDesk(.guided())
        let page = try await desk.get("/desk/\(path)", user: Self.viewer)
        #expect(!page.text.contains("method=\"post\""), "\(page.status)")
    }
}
