import FollowUps
import MadoguchiAPI
import StoreTestKit
import SupportHours
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Overriding a plan's hours")
struct OverridesAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    @Test("answers with the override, and availability follows it from then on")
    func adding() async throws {
        try await followUps.reloading { () async throws in
            let response = try await followUps.send(
                "POST", "/v1/plans/pro/overrides",
                #"{"state":"closed","from":"2026-11-24T13:00","to":"2026-11-24T05:00:00Z","reason":"年末の棚卸し"}"#)
            #expect(response.status == 201)
            #expect(response.field("cache-control") == "no-store")
            let override: OverrideResource = try response.decoded()
            #expect(OverrideID(try #require(override.id)) != nil)
            #expect(override.plan == "pro")
            #expect(override.state == "closed")
            #expect(override.from == "2026-11-24T13:00:00+09:00")
            #expect(override.to == "2026-11-24T14:00:00+09:00")
            #expect(override.reason == "年末の棚卸し")
            #expect(override.createdAt == "2026-11-24T12:00:00+09:00")
            #expect(override.by?.wrappedValue?.uid == 1_000)
            #expect(override.removedAt == nil)
            #expect(override.moved == 0)
            #expect(followUps.enforceCount == 1)

            let before = try await followUps.availability(of: "pro")
            #expect(before.open)
            #expect(before.until == "2026-11-24T13:00:00+09:00")
            let within = try await followUps.availability(of: "pro", at: "2026-11-24T13:59:59+09:00")
            #expect(within.state == "closed")
            #expect(within.nextWindow?.start == "2026-11-24T14:00:00+09:00")
            #expect(try await followUps.availability(of: "pro", at: "2026-11-24T14:00:00+09:00").open)
        }
    }

    @Test(
        "begins where nothing else is said at once, and ends when it is removed",
        arguments: ["closed", "open", "unknown"])
    func unbounded(state: String) async throws {
        let plan = state == "open" ? "basic" : "pro"
        try await followUps.reloading { () async throws in
            let override = try await followUps.override(#"{"state":"\#(state)","from":null,"to":null}"#, plan: plan)
            #expect(override.from == "2026-11-24T12:00:00+09:00")
            #expect(override.to == nil)
            #expect(override.reason == nil)
            let answer = try await followUps.availability(of: plan)
            #expect(answer.state == state)
            #expect(answer.since == "2026-11-24T12:00:00+09:00")
            #expect(answer.until == nil)
        }
    }

    @Test("keeps a reason in two languages, and gives the one that is asked for")
    func languages() async throws {
        try await followUps.reloading { () async throws in
            let body = #"{"state":"closed","reason":{"ja":"台風のため","en":"Typhoon"}}"#
            // Of nobody who says otherwise, the display's.
            #expect(try await followUps.override(body).reason == "台風のため")
            for (language, reason) in [("ja", "台風のため"), ("en", "Typhoon")] {
                let list: OverrideList = try await followUps.response(
                    "GET", "/v1/plans/basic/overrides", fields: [("accept-language", language)]
                ).decoded()
                #expect(list.overrides.map(\.reason) == [reason])
            }
        }
    }

    @Test("availability says which override decides, and why, in the language that is asked for")
    func because() async throws {
        try await followUps.reloading { () async throws in
            #expect(try await followUps.availability(of: "pro").because.kind == "hours")
            try await followUps.override(#"{"state":"closed"}"#, plan: "pro")
            let first = try await followUps.availability(of: "pro").because
            #expect(first.kind == "override")
            #expect(first.plan == "pro")
            #expect(first.reason == nil)
            try await followUps.override(
                #"{"state":"closed","reason":{"ja":"台風のため","en":"Typhoon"}}"#, plan: "pro")
            for (language, reason) in [("ja", "台風のため"), ("en", "Typhoon")] {
                let answer: Availability = try await followUps.response(
                    "GET", "/v1/plans/pro/availability", fields: [("accept-language", language)]
                ).decoded()
                #expect(answer.because.reason == reason)
            }
        }
    }

    @Test("an answer that somebody has isn't taken for the present one where only the state or the reason is another")
    func entityTags() async throws {
        try await followUps.reloading { () async throws in
            var tags: Set<String> = []
            for body in [
                #"{"state":"closed"}"#, #"{"state":"unknown"}"#, #"{"state":"closed","reason":"x"}"#,
                #"{"state":"closed","reason":"y"}"#,
            ] {
                // Each holds from the same instant on, without an end.
                try await followUps.override(body, plan: "pro")
                let answer = try await followUps.send("GET", "/v1/plans/pro/availability")
                tags.insert(try #require(answer.field("etag")))
            }
            #expect(tags.count == 4)
        }
    }

    @Test("stores nothing in a dry run")
    func dryRun() async throws {
        let response = try await followUps.send(
            "POST", "/v1/plans/pro/overrides?dry_run=true", #"{"state":"closed","reason":"x"}"#, key: "k")
        #expect(response.status == 200)
        let override: OverrideResource = try response.decoded()
        #expect(override.id == nil)
        #expect(override.createdAt == nil)
        #expect(override.by?.wrappedValue == nil)
        #expect(override.from == "2026-11-24T12:00:00+09:00")
        #expect(override.moved == 0)
        #expect(try await followUps.context.store.overrides().isEmpty)
        #expect(try await followUps.availability(of: "pro").open)
        #expect(followUps.enforceCount == 0)
    }

    @Test(
        "points at what is wrong, and says what was expected",
        arguments: [
            (#"{}"#, "/state", "the request lacks the key \"state\"; add it"),
            (#"{"state":"shut"}"#, "/state", "found the text \"shut\", expected one of open, closed, unknown"),
            (#"{"state":null}"#, "/state", "found null"),
            (
                #"{"state":"closed","from":"2026-12-01","to":"2026-12-01"}"#, "/to",
                "isn't after from; give a later time"
            ),
            (
                #"{"state":"closed","from":"2026-12-02","to":"2026-12-01"}"#, "/to",
                "isn't after from; give a later time"
            ),
            (#"{"state":"closed","to":"2026-11-24T12:00:00+09:00"}"#, "/to", "is past; give a time"),
            (#"{"state":"closed","to":"2026-11-23"}"#, "/to", "is past; give a time"),
            (#"{"state":"closed","to":"tomorrow"}"#, "/to", "\"tomorrow\" is not a time"),
            (#"{"state":"closed","from":5}"#, "/from", "found the number 5"),
            (#"{"state":"closed","reason":""}"#, "/reason", "found an empty text, expected a reason"),
            (#"{"state":"closed","reason":7}"#, "/reason", "found a number, expected a reason"),
            (#"{"state":"closed","reason":"a\nb"}"#, "/reason", "a control character (U+000A) at position 2"),
            (#"{"state":"closed","reason":"a\u001b[31m"}"#, "/reason", "a control character (U+001B) at position 2"),
            (
                #"{"state":"closed","reason":"a\u202eb"}"#, "/reason",
                "a character that turns the writing direction (U+202E) at position 2"
            ),
            (
                #"{"state":"closed","reason":"\#(String(repeating: "x", count: 1_001))"}"#, "/reason",
                "it takes 1001 octets, and 1000"
            ),
            (#"{"state":"closed","reason":{"ja":"休業"}}"#, "/reason/en", "reason lacks the key \"en\"; add it"),
            (
                #"{"state":"closed","reason":{"ja":"休業","en":"a\u0007"}}"#, "/reason/en",
                "a control character (U+0007) at position 2"
            ),
            (#"{"state":"closed","reason":{"ja":"休業","en":"x","fr":"x"}}"#, "/reason/fr", "unknown key \"fr\""),
            (#"{"state":"closed","untill":null}"#, "/untill", "unknown key \"untill\" in the request"),
            (#"[]"#, "", "found a list"),
        ])
    func faults(body: String, pointer: String, detail: String) async throws {
        let problem = try await followUps.overrideRefusal(body)
        #expect(problem.status == 422)
        #expect(problem.type == "/problems/invalid-fields")
        let error = try #require(problem.errors?.first)
        #expect(error.pointer == pointer)
        #expect(error.detail.hasPrefix(detail), "\(error.detail)")
        #expect(try await followUps.context.store.overrides().isEmpty)
    }

    @Test("takes a reason of just as many octets as it may have")
    func longReason() async throws {
        try await followUps.reloading { () async throws in
            let reason = String(repeating: "あ", count: 333) + "x"
            let override = try await followUps.override(#"{"state":"closed","reason":"\#(reason)"}"#)
            #expect(override.reason == reason)
        }
    }

    @Test("suggests what was probably meant")
    func suggestions() async throws {
        let state = try await followUps.overrideRefusal(#"{"state":"close"}"#)
        #expect(state.errors?.first?.suggestion == "closed")
        let key = try await followUps.overrideRefusal(#"{"state":"closed","reeson":"x"}"#)
        #expect(key.errors?.first?.suggestion == "reason")
        let plan = try await followUps.overrideRefusal(#"{"state":"closed"}"#, plan: "basci")
        #expect(plan.status == 404)
        #expect(plan.type == "/problems/unknown-plan")
        #expect(plan.detail == "There is no plan \"basci\"; did you mean \"basic\"?")
        let other = try await followUps.overrideRefusal(#"{"state":"closed"}"#, plan: "zzzzzz")
        #expect(other.detail == "There is no plan \"zzzzzz\"; known here: basic, pro, never.")
    }

    @Test("takes the same request under the same key once, and another one not at all")
    func idempotency() async throws {
        try await followUps.reloading { () async throws in
            let first = try await followUps.override(#"{"state":"closed","reason":"x"}"#, key: "k1")
            try followUps.clock.set("2026-11-24T12:05:00+09:00")
            let again = try await followUps.override(
                #"{"reason": "x", "to": null, "state": "closed"}"#, status: 200, key: "k1")
            #expect(again.id == first.id)
            #expect(again.from == first.from)
            #expect(again.createdAt == first.createdAt)
            #expect(try await followUps.overrides().count == 1)
            // Another request has another key, or none.
            try await followUps.override(#"{"state":"closed","reason":"x"}"#, key: "k2")
            try await followUps.override(#"{"state":"closed","reason":"x"}"#)
            #expect(try await followUps.overrides().count == 3)
        }
    }

    @Test("answers a request that is repeated as before, though its end has passed since")
    func replayAfterItsEnd() async throws {
        try await followUps.reloading { () async throws in
            let body = #"{"state":"closed","to":"2026-11-24T13:00"}"#
            let first = try await followUps.override(body, key: "k")
            try followUps.clock.set("2026-11-24T14:00:00+09:00")
            #expect(try await followUps.override(body, status: 200, key: "k").id == first.id)
            // Under another key it is another request, and too late.
            let problem = try await followUps.overrideRefusal(body, key: "k2")
            #expect(problem.status == 422)
            #expect(problem.errors?.first?.pointer == "/to")
            #expect(try await followUps.context.store.overrides().count == 1)
        }
    }

    @Test(
        "refuses another request under a key that was used, naming the override that it made",
        arguments: [
            ("basic", #"{"state":"open"}"#), ("basic", #"{"state":"closed","reason":"y"}"#),
            ("basic", #"{"state":"closed","to":"2026-12-24"}"#),
            ("basic", #"{"state":"closed","from":"2026-11-24T12:00:00+09:00"}"#), ("pro", #"{"state":"closed"}"#),
        ])
    func conflicts(plan: String, body: String) async throws {
        try await followUps.reloading { () async throws in
            let first = try await followUps.override(#"{"state":"closed"}"#, key: "k")
            let problem = try await followUps.overrideRefusal(body, plan: plan, key: "k")
            #expect(problem.status == 409)
            #expect(problem.type == "/problems/idempotency-conflict")
            #expect(problem.detail.contains("as override \(first.id ?? "?")"))
            #expect(try await followUps.context.store.overrides().count == 1)
        }
    }

    @Test("a request that is repeated is answered once answers follow it, and what was removed since stays removed")
    func replayIsFollowed() async throws {
        try await followUps.reloading { () async throws in
            let first = try await followUps.override(#"{"state":"closed"}"#, plan: "pro", key: "k")
            // As if the daemon had been stopped between the store and the hours.
            followUps.current.replace(with: Snapshot(followUps.current.snapshot, layers: .none))
            #expect(try await followUps.availability(of: "pro").open)
            let again = try await followUps.override(#"{"state":"closed"}"#, plan: "pro", status: 200, key: "k")
            #expect(again.id == first.id)
            #expect(try await !followUps.availability(of: "pro").open)
            #expect(followUps.enforceCount == 2)
            try await followUps.removeOverride(first.id)
            let replayed = try await followUps.override(#"{"state":"closed"}"#, plan: "pro", status: 200, key: "k")
            #expect(replayed.removedAt == "2026-11-24T12:00:00+09:00")
            #expect(try await followUps.availability(of: "pro").open)
        }
    }

    @Test("removes an override, which gives back what was, and says the same again")
    func removing() async throws {
        try await followUps.reloading { () async throws in
            let before = try await followUps.availability(of: "pro")
            let override = try await followUps.override(#"{"state":"closed","to":"2026-11-25"}"#, plan: "pro")
            #expect(try await !followUps.availability(of: "pro").open)
            let removed = try await followUps.removeOverride(override.id)
            #expect(removed.removedAt == "2026-11-24T12:00:00+09:00")
            #expect(removed.id == override.id)
            #expect(removed.moved == nil)
            #expect(try await followUps.availability(of: "pro") == before)
            #expect(try await followUps.overrides(of: "pro").isEmpty)
            #expect(followUps.enforceCount == 2)
            try followUps.clock.set("2026-11-26T12:00:00+09:00")
            #expect(try await followUps.removeOverride(override.id).removedAt == removed.removedAt)
        }
    }

    @Test("doesn't remove what has ended, or what there isn't")
    func notRemovable() async throws {
        try await followUps.reloading { () async throws in
            let override = try await followUps.override(#"{"state":"closed","to":"2026-11-25"}"#)
            try followUps.clock.set("2026-11-25T00:00:00+09:00")
            let past: ProblemDetails = try await followUps.post(
                "/v1/overrides/\(override.id ?? "?")/remove", "", status: 409)
            #expect(past.type == "/problems/override-past")
            #expect(past.detail.contains("has ended by itself"))
            for id in ["0000000000001", "x", "basic"] {
                let unknown: ProblemDetails = try await followUps.post("/v1/overrides/\(id)/remove", "", status: 404)
                #expect(unknown.type == "/problems/unknown-override")
                #expect(unknown.detail.contains(id))
            }
        }
    }

    @Test("where overrides overlap, the one that was added last holds, whatever they begin with")
    func overlaps() async throws {
        try await followUps.reloading { () async throws in
            func state(_ hour: String) async throws -> String {
                try await followUps.availability(of: "pro", at: "2026-11-25T\(hour):00:00+09:00").state
            }
            func states() async throws -> [String] {
                var states: [String] = []
                for hour in ["09", "10", "11", "12", "13", "14"] { states.append(try await state(hour)) }
                return states
            }
            func body(_ state: String, _ from: Int, _ to: Int) -> String {
                #"{"state":"\#(state)","from":"2026-11-25T\#(from):00","to":"2026-11-25T\#(to):00"}"#
            }
            let wide = try await followUps.override(body("closed", 10, 14), plan: "pro")
            let narrow = try await followUps.override(body("unknown", 11, 12), plan: "pro")
            #expect(try await states() == ["open", "closed", "unknown", "closed", "closed", "open"])
            let late = try await followUps.override(body("open", 11, 13), plan: "pro")
            #expect(try await states() == ["open", "closed", "open", "open", "closed", "open"])
            try await followUps.removeOverride(late.id)
            #expect(try await states() == ["open", "closed", "unknown", "closed", "closed", "open"])
            try await followUps.removeOverride(wide.id)
            #expect(try await states() == ["open", "open", "unknown", "open", "open", "open"])
            try await followUps.removeOverride(narrow.id)
            #expect(Set(try await states()) == ["open"])
        }
    }

    @Test("two that are added at once both hold")
    func atOnce() async throws {
        try await followUps.reloading { () async throws in
            try await withThrowingTaskGroup { group in
                for hour in 10..<20 {
                    group.addTask { [followUps] in
                        _ = try await followUps.override(
                            #"{"state":"closed","from":"2026-11-25T\#(hour):00","to":"2026-11-25T\#(hour):30"}"#,
                            plan: "pro")
                    }
                }
                try await group.waitForAll()
            }
            for hour in 10..<20 {
                #expect(
                    try await followUps.availability(of: "pro", at: "2026-11-25T\(hour):29:59+09:00").state == "closed")
                #expect(try await followUps.availability(of: "pro", at: "2026-11-25T\(hour):30:00+09:00").open)
            }
            let stored = try await followUps.context.store.overrides()
            #expect(followUps.current.snapshot.layers.overrides == stored)
            #expect(stored.count == 10)
        }
    }

    /// One override of `pro` more, and it has as many as it may.
    private func overrideAlmostAsOftenAsAllowed() throws {
        var layers = HourLayers.none
        let start = try Instant("2026-11-24T12:00:00+09:00")
        layers.apply(
            .all(
                (0..<Int64(OverridesAPI.most)).map { number in
                    // The first one has ended already.
                    let from = start.advanced(bySeconds: (number - 1) * 3_600)
                    return .sample(
                        OverrideID(rawValue: number + 1), plan: "pro", from: from, to: from.advanced(bySeconds: 3_600))
                }))
        followUps.current.replace(with: Snapshot(followUps.current.snapshot, layers: layers))
    }

    @Test("a plan has at most 10,000 that haven't ended")
    func limit() async throws {
        try overrideAlmostAsOftenAsAllowed()
        try await followUps.reloading { () async throws in
            let last = try await followUps.override(#"{"state":"open"}"#, plan: "pro", key: "k")
            // What was done already is none more.
            let again = try await followUps.override(#"{"state":"open"}"#, plan: "pro", status: 200, key: "k")
            #expect(again.id == last.id)
            let problem = try await followUps.overrideRefusal(#"{"state":"open"}"#, plan: "pro")
            #expect(problem.status == 409)
            #expect(problem.type == "/problems/too-many-overrides")
            #expect(problem.detail.contains("has 10000 overrides that haven't ended"))
            // Other plans have their own.
            try await followUps.override(#"{"state":"open"}"#)
        }
    }

    @Test("several that are added at once don't exceed the limit together")
    func limitAtOnce() async throws {
        try overrideAlmostAsOftenAsAllowed()
        try await followUps.reloading { () async throws in
            let statuses = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask { [followUps] in
                        try await followUps.send("POST", "/v1/plans/pro/overrides", #"{"state":"open"}"#).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [201] + Array(repeating: 409, count: 7))
        }
    }

    @Test("only what may change the hours is on the socket that anybody may ask")
    func sockets() async throws {
        let target = "/v1/plans/basic/overrides"
        guard case .now(let refused) = followUps.publicRoutes.reply("POST", target) else {
            throw TestFailure("it is taken")
        }
        #expect(refused.status == 405)
        guard case .now(let unknown) = followUps.publicRoutes.reply("POST", "/v1/overrides/0000000000001/remove") else {
            throw TestFailure("it is taken")
        }
        #expect(unknown.status == 404)
    }
}
