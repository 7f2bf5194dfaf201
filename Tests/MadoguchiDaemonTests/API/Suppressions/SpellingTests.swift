import Foundation
import MadoguchiAPI
import MailAddress
import TestAddresses
import Testing

@testable import MadoguchiDaemon

@Suite("One address in several spellings")
struct SpellingTests {
    @Test(
        "is suppressed in each of them, and shown as it was given",
        arguments: [
            ("u@例え.jp", "U@xn--r8jz45g.jp"), ("u@xn--r8jz45g.jp", "u@例え.jp"), ("é@example.jp", "E\u{301}@example.jp"),
            ("foo..bar@docomo.ne.jp", "\"Foo..bar\"@docomo.ne.jp"), ("\"hana\"@example.jp", "Hana@Example.jp"),
        ])
    func suppressions(suppressed: String, sent: String) async throws {
        let followUps = try TestFollowUps()
        let queued = try await followUps.accept(message(["to": sent.json]))
        let entry: SuppressionResource = try await followUps.post(
            "/v1/suppressions", "{\"address\":\(suppressed.json)}", status: 201)
        #expect(try entry.address == MailAddress(parsing: suppressed).description)
        #expect(entry.cancelled == 1)
        let shown: FollowUpResource = try await followUps.get("/v1/follow-ups/\(queued.id ?? "")")
        #expect(shown.state == "cancelled")
        #expect(try shown.to == MailAddress(parsing: sent).description)
        #expect(try await followUps.refusal(message(["to": sent.json])).status == 409)
        #expect(try await followUps.batch(message(["to": sent.json])).map(\.status) == [409])
        let removed: SuppressionResource = try await followUps.post(
            "/v1/suppressions/remove", "{\"address\":\(sent.json)}")
        #expect(removed.address == entry.address)
        try await followUps.accept(message(["to": sent.json]))
    }

    @Test(
        "is found in each of them",
        arguments: ["u@%E4%BE%8B%E3%81%88.jp", "U@xn--r8jz45g.jp", "%22u%22@XN--R8JZ45G.JP"])
    func filters(query: String) async throws {
        let followUps = try TestFollowUps()
        for address in ["u@例え.jp", "u@xn--r8jz45g.jp", "u@example.jp"] {
            try await followUps.accept(message(["to": address.json]))
        }
        let page: FollowUpPage = try await followUps.get("/v1/follow-ups?to=\(query)")
        #expect(page.followUps.map(\.to) == ["u@xn--r8jz45g.jp", "u@例え.jp"])
    }

    @Test("is one entry of the list's pages")
    func pages() async throws {
        let followUps = try TestFollowUps()
        for address in ["u@例え.jp", "é@example.jp", "a@example.jp"] {
            let _: SuppressionResource = try await followUps.post(
                "/v1/suppressions", "{\"address\":\(address.json)}", status: 201)
        }
        var seen: [String] = []
        var cursor: String?
        repeat {
            let query = cursor.map {
                "&cursor=\($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            }
            let page: SuppressionPage = try await followUps.get("/v1/suppressions?limit=1\(query ?? "")")
            seen += page.suppressions.map(\.address)
            cursor = page.cursor
        } while cursor != nil
        #expect(seen == ["a@example.jp", "u@例え.jp", "é@example.jp"])
    }

    @Test("is sent from under a Message-ID that every relay takes")
    func messageIDs() async throws {
        let followUps = try TestFollowUps(sendingPlans.replacing("support@example.jp", with: "support@例え.jp"))
        let accepted = try await followUps.accept()
        let id = try #require(accepted.id)
        #expect(accepted.messageID == "<\(id)@xn--r8jz45g.jp>")
    }
}

extension String {
    fileprivate var json: String { "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
}
