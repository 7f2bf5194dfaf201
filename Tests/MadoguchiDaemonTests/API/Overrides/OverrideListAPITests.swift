import MadoguchiAPI
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The list of a plan's overrides")
struct OverrideListAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    private func add(_ from: String?, _ to: String?, plan: String = "basic") async throws -> String {
        func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
        let body = #"{"state":"closed","from":\#(quoted(from)),"to":\#(quoted(to)),"reason":"\#(from ?? "now")"}"#
        return try #require(try await followUps.override(body, plan: plan).id)
    }

    @Test("has those of the plan that hold now or later, the newest first")
    func order() async throws {
        try await followUps.reloading { () async throws in
            let open = try await add(nil, nil)
            let later = try await add("2026-12-24", "2026-12-25")
            let ended = try await add(nil, "2026-11-24T13:00")
            _ = try await add(nil, nil, plan: "pro")
            let removed = try await add(nil, nil)
            try await followUps.removeOverride(removed)
            #expect(try await followUps.overrides().map(\.id) == [ended, later, open])
            try followUps.clock.set("2026-11-24T13:00:00+09:00")
            #expect(try await followUps.overrides().map(\.id) == [later, open])
            #expect(try await followUps.overrides(of: "never").isEmpty)
        }
    }

    @Test("has those that hold within a span, ended ones too")
    func span() async throws {
        try await followUps.reloading { () async throws in
            let day = try await add("2026-12-24", "2026-12-25")
            let week = try await add("2026-12-20", "2026-12-27")
            let open = try await add("2026-12-26", nil)
            for (query, wanted) in [
                ("?from=2026-12-24&to=2026-12-25", [week, day]), ("?from=2026-12-25", [open, week]),
                ("?to=2026-12-24", [week]), ("?to=2026-12-20", []), ("?from=2026-12-27", [open]),
                ("?from=2026-12-24T23:59:59&to=2026-12-26T00:00:01", [open, week, day]),
            ] {
                #expect(try await followUps.overrides(query: query).map(\.id) == wanted, "\(query)")
            }
            try followUps.clock.set("2027-01-01T00:00:00+09:00")
            #expect(try await followUps.overrides().map(\.id) == [open])
            #expect(try await followUps.overrides(query: "?from=2026-12-01").map(\.id) == [open, week, day])
        }
    }

    @Test("says who added them on control.sock alone")
    func authors() async throws {
        try await followUps.reloading { () async throws in
            let id = try await add(nil, nil)
            let control = try await followUps.send("GET", "/v1/plans/basic/overrides")
            let shown: OverrideList = try control.decoded()
            #expect(shown.overrides.first?.by?.wrappedValue?.uid == 1_000)
            #expect(control.text.contains(#""removed_at":null"#))
            guard case .now(let answer) = followUps.publicRoutes.reply("GET", "/v1/plans/basic/overrides") else {
                throw TestFailure("it is held")
            }
            let listed: OverrideList = try answer.decoded()
            #expect(listed.overrides.map(\.id) == [id])
            #expect(listed.overrides.map(\.reason) == ["now"])
            #expect(!answer.text.contains(#""by""#))
        }
    }

    @Test("gives instants in the zone that is asked for")
    func zone() async throws {
        try await followUps.reloading { () async throws in
            _ = try await add("2026-12-24T09:00", "2026-12-25T09:00")
            let list = try await followUps.overrides(query: "?zone=America/Los_Angeles")
            #expect(list.map(\.from) == ["2026-12-23T16:00:00-08:00"])
            #expect(list.map(\.to) == ["2026-12-24T16:00:00-08:00"])
        }
    }

    @Test(
        "refuses what it doesn't know",
        arguments: [
            ("/v1/plans/basci/overrides", 404), ("/v1/plans/basic/overrides?form=2026-12-24", 400),
            ("/v1/plans/basic/overrides?from=soon", 400), ("/v1/plans/basic/overrides?zone=Mars/Base", 400),
        ])
    func faults(target: String, status: Int) async throws {
        #expect(try await followUps.send("GET", target).status == status)
    }
}
