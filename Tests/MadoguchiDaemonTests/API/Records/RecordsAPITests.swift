import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("Records of errors over the socket")
struct RecordsAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    private func add(_ body: String) async throws -> RecordResource {
        try await followUps.post("/v1/records", body, status: 201)
    }

    @Test("A record is added, found by a part of a word, amended and removed")
    func course() async throws {
        let added = try await add(#"{"error":"エラー 500\nSession expired","seen_on":"Safari 26","steps":null}"#)
        #expect(added.recordedAt == "2026-11-24T12:00:00+09:00")
        #expect(added.amendedAt == nil)
        let found: RecordPage = try await followUps.get("/v1/records?words=SESSION%20saf")
        #expect(found.records == [added])
        let sameFound: RecordPage = try await followUps.get("/v1/records?words=SESSION+saf")
        #expect(sameFound == found)
        let none: RecordPage = try await followUps.get("/v1/records?words=chrome")
        #expect(none.records.isEmpty)
        try followUps.clock.set("2026-11-24T12:05:00+09:00")
        let amended: RecordResource = try await followUps.post(
            "/v1/records/\(added.id)/amend", #"{"cure":"新しいリンク"}"#)
        #expect(amended.cure == "新しいリンク")
        #expect(amended.seenOn == "Safari 26")
        #expect(amended.amendedAt == "2026-11-24T12:05:00+09:00")
        let without: RecordResource = try await followUps.post("/v1/records/\(added.id)/amend", #"{"seen_on":null}"#)
        #expect(without.seenOn == nil)
        let again: RecordResource = try await followUps.post(
            "/v1/records/\(added.id)/amend", #"{"seen_on":"Safari 26"}"#)
        #expect(again == amended)
        let shown: RecordResource = try await followUps.get("/v1/records/\(added.id)")
        #expect(shown == amended)
        let removed: RecordResource = try await followUps.post("/v1/records/\(added.id)/remove", "")
        #expect(removed == amended)
        #expect(try await followUps.send("GET", "/v1/records/\(added.id)", "").status == 404)
    }

    @Test("Every text may be as long as it may be at once, escaped or not", arguments: ["あ", #"\u3042"#, #"\u00e9"#])
    func longest(character: String) async throws {
        let octets = character.hasSuffix("e9") ? 2 : 3
        let text = String(repeating: character, count: 20_000 / octets)
        let error = String(repeating: character, count: 4_000 / octets)
        let added = try await add(
            #"{"error":"\#(error)","seen_on":"\#(text)","steps":"\#(text)","tried":"\#(text)","cure":"\#(text)"}"#)
        #expect(added.cure?.utf8.count == 20_000 / octets * octets)
        let amended: RecordResource = try await followUps.post(
            "/v1/records/\(added.id)/amend", #"{"seen_on":"\#(text)","steps":"\#(text)","tried":"\#(text)","cure":"x"}"#
        )
        #expect(amended.cure == "x")
    }

    @Test("They are listed page by page")
    func pages() async throws {
        for name in ["a", "b", "c"] { _ = try await add(#"{"error":"\#(name)"}"#) }
        let first: RecordPage = try await followUps.get("/v1/records?limit=2")
        #expect(first.records.map(\.error) == ["c", "b"])
        let second: RecordPage = try await followUps.get("/v1/records?limit=2&cursor=\(first.cursor ?? "")")
        #expect(second.records.map(\.error) == ["a"])
        #expect(second.cursor == nil)
    }

    @Test(
        "What is wrong is pointed at",
        arguments: [
            ("", #"{}"#, 422, "/error"), ("", #"{"error":""}"#, 422, "/error"),
            ("", #"{"error":"a\u001b[2J"}"#, 422, "/error"), ("", #"{"error":"a","case":"x"}"#, 422, "/case"),
            ("", #"{"error":"a","who":"hanako"}"#, 422, "/who"),
            ("", #"{"error":"a","case":"0000000000000"}"#, 404, nil),
            ("/0000000000000/amend", #"{"cure":"a"}"#, 404, nil), ("/x/remove", "", 404, nil),
            ("/0000000000000/amend", "{}", 422, ""), ("/0000000000000/amend", #"{"error":null}"#, 422, "/error"),
            ("/0000000000000/amend", #"{"case":"x"}"#, 422, ""),
        ] as [(String, String, Int, String?)])
    func faults(path: String, body: String, status: Int, pointer: String?) async throws {
        let response = try await followUps.send("POST", "/v1/records\(path)", body)
        #expect(response.status == status)
        #expect(try response.decoded(as: ProblemDetails.self).errors?.first?.pointer == pointer)
    }
}
