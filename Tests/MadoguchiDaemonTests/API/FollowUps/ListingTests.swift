import FollowUps
import MadoguchiAPI
import SeededRandom
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("Listing and showing follow-ups")
struct ListingTests {
    @Test("pages from the newest to the oldest")
    func pages() async throws {
        let followUps = try TestFollowUps()
        var ids: [String] = []
        for _ in 0..<7 { ids.append(try #require(try await followUps.accept().id)) }
        var seen: [String] = []
        var sizes: [Int] = []
        var cursor = ""
        repeat {
            let page: FollowUpPage = try await followUps.get("/v1/follow-ups?limit=3\(cursor)")
            seen += page.followUps.compactMap(\.id)
            sizes.append(page.followUps.count)
            cursor = page.cursor.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(seen == ids.reversed())
        #expect(sizes == [3, 3, 1])
        let whole: FollowUpPage = try await followUps.get("/v1/follow-ups?limit=7")
        #expect(whole.cursor == nil)
    }

    @Test("shows each once while rows come, go and change", arguments: Seeds.all)
    func cursors(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let followUps = try TestFollowUps()
        var ids: [String] = []
        for _ in 0..<40 { ids.append(try #require(try await followUps.accept().id)) }
        var cancelled: Set<String> = []
        var seen: [String] = []
        var cursor = ""
        repeat {
            let page: FollowUpPage = try await followUps.get(
                "/v1/follow-ups?state=queued&limit=\(Int.random(in: 1...6, using: &random))\(cursor)")
            seen += page.followUps.compactMap(\.id)
            cursor = page.cursor.map { "&cursor=\($0)" } ?? ""
            let victim = try #require(ids.randomElement(using: &random))
            if try await followUps.send("POST", "/v1/follow-ups/\(victim)/cancel").status == 200 {
                cancelled.insert(victim)
            }
            try await followUps.accept()
        } while !cursor.isEmpty
        #expect(Set(seen).count == seen.count, "seed \(seed)")
        #expect(seen == seen.sorted().reversed(), "seed \(seed)")
        #expect(Set(ids).subtracting(cancelled).isSubset(of: seen), "seed \(seed)")
        #expect(Set(seen).isSubset(of: ids), "seed \(seed)")
    }

    @Test(
        "finds by state, plan, recipient and case",
        arguments: [
            ("", ["a", "b", "c"]), ("?plan=pro", ["b"]), ("?to=%22c%22@Example.COM", ["c"]), ("?case=X%201", ["a"]),
            ("?state=cancelled", ["c"]), ("?state=queued&plan=basic", ["a"]), ("?plan=gone", []),
        ])
    func filters(query: String, found: [String]) async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept(message(["subject": "\"a\"", "case": "\"X 1\""]))
        try await followUps.accept(message(["subject": "\"b\"", "plan": "\"pro\""]))
        let last = try await followUps.accept(message(["subject": "\"c\"", "to": "\"c@example.com\""]))
        _ = try await followUps.send("POST", "/v1/follow-ups/\(try #require(last.id))/cancel")
        let page: FollowUpPage = try await followUps.get("/v1/follow-ups\(query)")
        #expect(page.followUps.map(\.subject).sorted() == found)
        #expect(page.followUps.allSatisfy { $0.history == nil })
    }

    @Test(
        "refuses parameters that can't be meant",
        arguments: [
            ("limit=0", "?limit"), ("limit=1001", "?limit"), ("limit=x", "?limit"), ("cursor=abc", "?cursor"),
            ("cursor=", "?cursor"), ("state=queud", "?state"), ("to=abc", "?to"), ("sate=queued", "?sate"),
            ("limit=1&limit=2", "?limit"),
        ])
    func parameters(query: String, pointer: String) async throws {
        let response = try await TestFollowUps().send("GET", "/v1/follow-ups?\(query)")
        #expect(response.status == 400)
        #expect(try response.decoded(as: ProblemDetails.self).errors?.map(\.pointer) == [pointer])
    }

    @Test("shows what was due in a window that has closed as due in the next one")
    func closedMeanwhile() async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        try followUps.clock.set("2026-11-25T02:00:00+09:00")
        let inWindow: FollowUpResource = try await followUps.get("/v1/follow-ups/\(id)")
        #expect(inWindow.dueAt == "2026-11-25T02:00:00+09:00")
        try followUps.clock.set("2026-11-25T10:00:00+09:00")
        let after: FollowUpResource = try await followUps.get("/v1/follow-ups/\(id)")
        #expect(after.dueAt == "2026-11-25T23:00:00+09:00")
        #expect(after.dueBecause?.window?.start == "2026-11-25T23:00:00+09:00")
    }

    @Test("shows due instants by the hours of now, before they are derived anew")
    func changedHours() async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        let later = sendingPlans.replacing("Mo-Fr 06:00-17:00", with: "Mo-Fr 08:00-17:00")
        followUps.current.replace(with: try TestHours.snapshot(later))
        let moved: FollowUpResource = try await followUps.get("/v1/follow-ups/\(id)")
        #expect(moved.dueAt == "2026-11-25T01:00:00+09:00")
        #expect(moved.dueBecause?.hours == "Mo-Fr 08:00-17:00")
        followUps.current.replace(with: try TestHours.snapshot(sendingPlans.replacing("  basic:", with: "  renamed:")))
        let held: FollowUpResource = try await followUps.get("/v1/follow-ups/\(id)")
        #expect(held.dueAt == nil)
        #expect(held.dueBecause?.held == "unknown-plan")
        #expect(held.warnings.map(\.code) == ["unknown-plan"])
    }

    @Test("knows no other follow-ups", arguments: ["0000000000000", "x", "zzzzzzzzzzzzz", "%F0%9F%AA%9F"])
    func unknown(id: String) async throws {
        let response = try await TestFollowUps().send("GET", "/v1/follow-ups/\(id)")
        #expect(response.status == 404)
        #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/unknown-follow-up")
    }
}
