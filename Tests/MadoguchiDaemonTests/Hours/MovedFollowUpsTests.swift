import FollowUps
import MadoguchiAPI
import StoreTestKit
import Testing

@testable import MadoguchiDaemon

/// How many follow-ups an override moves, reckoned before it is there, and where they go.
@Suite("Follow-ups that an override moves")
struct MovedFollowUpsTests {
    /// In winter, on Japan's clock, `basic` is open from 23:00 to 10:00 and `desk` from 8:00 to 18:00.
    private static let plans = """
        display: { timezone: Asia/Tokyo, language: ja }
        plans:
          basic: { timezone: America/Los_Angeles, hours: "Mo-Fr 06:00-17:00" }
          desk: { timezone: Asia/Tokyo, hours: "Mo-Fr 08:00-18:00" }
          daytime: { all_of: [basic, desk] }
          either: { any_of: [basic, desk] }
        delivery: { from: "窓口 <support@example.jp>" }
        """

    private let followUps: TestFollowUps

    /// It is noon on a Tuesday.
    init() throws {
        followUps = try TestFollowUps(Self.plans, now: "2026-11-24T12:00:00+09:00")
    }

    /// By plan, the days and hours at which those that were accepted are due.
    private func accept() async throws -> [String: [String]] {
        for (plan, when) in [
            ("basic", "null"), ("basic", #"{"not_before":"2026-11-26T06:00"}"#), ("desk", "null"), ("daytime", "null"),
            ("either", "null"), ("either", #"{"not_before":"2026-11-25T06:00"}"#),
        ] {
            try await followUps.accept(message(["plan": "\"\(plan)\"", "when": when]))
        }
        return try await due()
    }

    private func due() async throws -> [String: [String]] {
        let page: FollowUpPage = try await followUps.get("/v1/follow-ups")
        return page.followUps.reversed().reduce(into: [:]) {
            $0[$1.plan, default: []].append(String($1.dueAt?.dropFirst(8).prefix(5) ?? "never"))
        }
    }

    /// Adds an override, and derives due instants as the dispatcher does.
    private func override(_ plan: String, _ state: String, _ from: String?, _ to: String?) async throws -> Int? {
        func instant(_ text: String?) -> String { text.map { "\"2026-11-\($0):00\"" } ?? "null" }
        let body = #"{"state":"\#(state)","from":\#(instant(from)),"to":\#(instant(to))}"#
        let response = try await followUps.send("POST", "/v1/plans/\(plan)/overrides?dry_run=true", body)
        let reckoned = try response.decoded(as: OverrideResource.self).moved
        let moved = try await followUps.override(body, plan: plan).moved
        #expect(reckoned == moved)
        try await derive()
        return moved
    }

    private func derive() async throws {
        _ = try await followUps.context.store.rederiveAll(by: followUps.current.snapshot.dueRules)
    }

    private static let usual = [
        "basic": ["24T23", "26T06"], "desk": ["24T12"], "daytime": ["25T08"], "either": ["24T12", "25T06"],
    ]

    @Test(
        "are those of the plan and of what is made of it",
        arguments: [
            // Nothing of the combined plans is due in it.
            ("basic", "closed", nil, "25T00", 1, ["basic": ["25T00", "26T06"]]),
            (
                "basic", "closed", nil, "26T00", 3,
                ["basic": ["26T00", "26T06"], "daytime": ["26T08"], "either": ["24T12", "25T08"]]
            ),
            ("desk", "closed", nil, "25T00", 2, ["desk": ["25T08"], "either": ["24T23", "25T06"]]),
            // A combined plan's own closing is nothing to its members.
            ("daytime", "closed", nil, nil, 1, ["daytime": ["never"]]),
            ("either", "closed", "25T00", "25T12", 1, ["either": ["24T12", "25T12"]]),
            // Whether anybody is there isn't known, so nothing leaves.
            ("basic", "unknown", "24T22", "25T00", 1, ["basic": ["25T00", "26T06"]]),
            // They go sooner, and their due instants lay outside of it.
            ("basic", "open", "24T13", "24T14", 0, ["basic": ["24T13", "26T06"], "daytime": ["24T13"]]),
            // Where it is open as it is.
            ("desk", "open", nil, "24T18", 0, [:]),
            ("basic", "closed", "28T10", "28T23", 0, [:]),
        ] as [(String, String, String?, String?, Int, [String: [String]])])
    func plans(
        plan: String, state: String, from: String?, to: String?, moved: Int, changed: [String: [String]]
    ) async throws {
        #expect(try await accept() == Self.usual)
        try await followUps.reloading { () async throws in
            #expect(try await override(plan, state, from, to) == moved)
            #expect(try await due() == Self.usual.merging(changed) { $1 })
        }
    }

    @Test("are none where a closing lies under another, and those that waited for it where it is opened")
    func layers() async throws {
        _ = try await accept()
        try await followUps.reloading { () async throws in
            #expect(try await override("basic", "closed", nil, "26T00") == 3)
            #expect(try await override("basic", "closed", "24T20", "25T20") == 0)
            #expect(try await override("basic", "closed", nil, "27T00") == 3)
            #expect(try await due()["basic"] == ["27T00", "27T00"])
            // They are due where the opening ends, and sooner by it.
            #expect(try await override("basic", "open", "25T12", "27T00") == 0)
            #expect(try await due()["basic"] == ["25T12", "26T06"])
        }
    }

    @Test("go back to where they were once all is removed")
    func removed() async throws {
        _ = try await accept()
        try await followUps.reloading { () async throws in
            var ids: [String] = []
            for (plan, state) in [("basic", "closed"), ("desk", "unknown"), ("either", "closed"), ("daytime", "open")] {
                ids.append(try #require(try await followUps.override(#"{"state":"\#(state)"}"#, plan: plan).id))
                try await derive()
            }
            #expect(
                try await due() == [
                    "basic": ["never", "never"], "desk": ["never"], "daytime": ["24T12"], "either": ["never", "never"],
                ])
            for id in ids.shuffled() {
                try await followUps.removeOverride(id)
                try await derive()
            }
            #expect(try await due() == Self.usual)
        }
    }

    @Test("aren't those that left, or were cancelled")
    func notQueued() async throws {
        let id = try #require(try await followUps.accept().id)
        _ = try await followUps.send("POST", "/v1/follow-ups/\(id)/cancel")
        try await followUps.reloading { () async throws in
            #expect(try await override("basic", "closed", nil, nil) == 0)
        }
    }
}
