import MadoguchiAPI
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("The hours API")
struct HoursAPITests {
    @Test(
        "says whether staff is there, in both seasons",
        arguments: [
            // Standard time in California: 23:00 to 10:00 in Japan, Monday evening to Saturday morning.
            ("2026-11-24T22:59:59+09:00", false, "2026-11-24T10:00:00+09:00", "2026-11-24T23:00:00+09:00"),
            ("2026-11-24T23:00:00+09:00", true, "2026-11-24T23:00:00+09:00", "2026-11-25T10:00:00+09:00"),
            ("2026-11-28T09:59:59+09:00", true, "2026-11-27T23:00:00+09:00", "2026-11-28T10:00:00+09:00"),
            ("2026-11-28T10:00:00+09:00", false, "2026-11-28T10:00:00+09:00", "2026-11-30T23:00:00+09:00"),
            // Daylight saving time: 22:00 to 09:00.
            ("2026-07-07T22:00:00+09:00", true, "2026-07-07T22:00:00+09:00", "2026-07-08T09:00:00+09:00"),
            ("2026-07-08T09:00:00+09:00", false, "2026-07-08T09:00:00+09:00", "2026-07-08T22:00:00+09:00"),
        ])
    func availability(at: String, open: Bool, since: String, until: String) throws {
        let hours = try TestHours(now: at)
        let answer: Availability = try hours.get("/v1/plans/basic/availability").decoded()
        #expect(answer.at == at)
        #expect(answer.open == open)
        #expect(answer.since == since)
        #expect(answer.until == until)
        #expect(answer.channels == (open ? ["live-chat"] : []) + ["ai-chat", "email"])
        let asked: Availability = try TestHours().get("/v1/plans/basic/availability?at=\(at)").decoded()
        #expect(asked == answer)
    }

    @Test("writes every key, with nulls where there is nothing, and slashes as they are")
    func wholeAnswer() throws {
        let hours = try TestHours()
        let tzdata = hours.api.current.snapshot.tzdata.map { "\"\($0)\"" } ?? "null"
        #expect(
            try hours.get("/v1/plans/pro/availability").text == """
                {"at":"2026-11-24T23:30:00+09:00","because":{"kind":"hours","name":null,"plan":"pro","reason":null},\
                "channels":["live-chat"],"name":"pro","next_window":null,"open":true,"plan":"pro","since":null,\
                "state":"open","tzdata":\(tzdata),"until":null,\
                "vendor":{"time":"2026-11-24T06:30:00-08:00","zone":"America/Los_Angeles"},"zone":"Asia/Tokyo"}
                """)
    }

    @Test("answers in another zone on request")
    func zone() throws {
        let answer: Availability = try TestHours().get("/v1/plans/basic/availability?zone=Europe/Paris").decoded()
        #expect(answer.at == "2026-11-24T15:30:00+01:00")
        #expect(answer.zone == "Europe/Paris")
        #expect(answer.nextWindow == WindowBounds(start: "2026-11-25T15:00:00+01:00", end: "2026-11-26T02:00:00+01:00"))
    }

    @Test("lets an answer be kept until the next change and no further")
    func freshness() throws {
        let hours = try TestHours(now: "2026-11-25T09:59:00+09:00")
        #expect(try hours.get("/v1/plans/basic/availability").field("cache-control") == "max-age=59")
        #expect(try hours.get("/v1/plans/pro/availability").field("cache-control") == "max-age=86400")
        #expect(
            try hours.get("/v1/plans/basic/availability?at=2026-11-25").field("cache-control") == "no-cache")
    }

    @Test("tags an answer by its meaning, and says when the client's copy is good still")
    func entityTag() throws {
        let hours = try TestHours(now: "2026-11-25T09:58:00+09:00")
        let first = try hours.get("/v1/plans/basic/availability")
        let tag = try #require(first.field("etag"))
        #expect(tag.hasPrefix("W/\""))
        try hours.clock.set("2026-11-25T09:59:59+09:00")
        for field in [tag, "*", "\"x\", \(tag)", String(tag.dropFirst(2))] {
            let again = try hours.get("/v1/plans/basic/availability", ifNoneMatch: field)
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
            #expect(again.field("etag") == tag)
        }
        #expect(try hours.get("/v1/plans/basic/availability?zone=UTC", ifNoneMatch: tag).status == 200)
        #expect(try hours.get("/v1/plans/pro/availability", ifNoneMatch: tag).status == 200)
        try hours.clock.set("2026-11-25T10:00:00+09:00")
        #expect(try hours.get("/v1/plans/basic/availability", ifNoneMatch: tag).status == 200)
        #expect(try hours.get("/v1/plans/basic/availability", ifNoneMatch: "\"x\"").status == 200)
    }

    @Test("lists windows, clipped to the span, and when they next shift")
    func windows() throws {
        let list: WindowList = try TestHours()
            .get("/v1/plans/basic/windows?from=2026-11-25T00:00+09:00&to=2026-11-26T05:00+09:00").decoded()
        #expect(
            list.windows == [
                WindowBounds(start: "2026-11-25T00:00:00+09:00", end: "2026-11-25T10:00:00+09:00"),
                WindowBounds(start: "2026-11-25T23:00:00+09:00", end: "2026-11-26T05:00:00+09:00"),
            ])
        #expect(list.nextShift?.firstWindow.start == "2027-03-15T22:00:00+09:00")
        #expect(list.nextShift?.seconds == -3_600)
    }

    @Test("joins what is open all the time to one window, however long the span")
    func alwaysOpen() throws {
        let list: WindowList = try TestHours()
            .get("/v1/plans/pro/windows?from=2020-01-01&to=2050-01-01&zone=UTC").decoded()
        #expect(list.windows == [WindowBounds(start: "2020-01-01T00:00:00+00:00", end: "2050-01-01T00:00:00+00:00")])
    }

    @Test("gives windows a page at a time, and every one of them once")
    func pages() throws {
        let hours = try TestHours()
        var found: [WindowBounds] = []
        var pages = 0
        var from: String? = "2000-01-01"
        while let start = from {
            let list: WindowList = try hours.get("/v1/plans/basic/windows?from=\(start)&to=2010-01-01").decoded()
            #expect(list.windows.count <= 1_000)
            found += list.windows
            pages += 1
            from = list.next
        }
        #expect(pages == 3)
        let snapshot = hours.api.current.snapshot
        let span = try Instant("2000-01-01T00:00+09:00")..<Instant("2010-01-01T00:00+09:00")
        let all = try #require(snapshot.plan("basic")).schedule.windows(in: span)
        #expect(found == all.map { WindowBounds(Window(start: $0.start, end: $0.end), in: snapshot.display) })
    }

    @Test(
        "counts staffed time, and finds the instant after so much of it",
        arguments: [
            ("from=2026-11-27T23:00+09:00&to=2026-11-30T23:00:01+09:00", #"{"seconds":39601}"#),
            ("from=2026-11-27T23:00+09:00&to=2026-11-27T23:00+09:00", #"{"seconds":0}"#),
            ("from=2026-11-28T09:00+09:00&add=4h", #"{"at":"2026-12-01T02:00:00+09:00"}"#),
            ("from=2026-11-28T09:00+09:00&add=-PT10H", #"{"at":"2026-11-27T23:00:00+09:00"}"#),
            ("from=2026-11-28T09:00+09:00&add=PT0S", #"{"at":"2026-11-28T09:00:00+09:00"}"#),
        ])
    func staffedTime(query: String, expected: String) throws {
        #expect(try TestHours().get("/v1/plans/basic/staffed-time?\(query)").text == expected)
    }

    @Test("lists the plans as they are configured")
    func plans() throws {
        let list: PlanList = try TestHours().get("/v1/plans").decoded()
        #expect(list.display == PlanList.Display(timezone: "Asia/Tokyo", language: "ja"))
        #expect(list.plans.map(\.plan) == ["basic", "pro"])
        let basic = try #require(list.plans.first)
        #expect(basic.name == "Basicプラン")
        #expect(basic.names == ["ja": "Basicプラン", "en": "Basic"])
        #expect(basic.holidays == ["2026-12-25"])
    }

    @Test("says that it is well")
    func health() throws {
        #expect(try TestHours().get("/healthz").text.hasPrefix(#"{"plans":2,"status":"ok","#))
    }

    @Test(
        "refuses what it doesn't know, says why, and what was probably meant",
        arguments: [
            (
                "/v1/plans/basci/availability", 404, "/problems/unknown-plan",
                "There is no plan \"basci\"; did you mean \"basic\"?"
            ),
            (
                "/v1/plans/x/availability", 404, "/problems/unknown-plan",
                "There is no plan \"x\"; known here: basic, pro."
            ),
            (
                "/v1/plans/basic/availability?a=1", 400, "/problems/invalid-parameters",
                "a: is no parameter of this resource"
            ),
            (
                "/v1/plans/basic/availability?at=2026-11-24&at=2026-11-25", 400, "/problems/invalid-parameters",
                "at: is there 2 times; give it once"
            ),
            ("/v1/plans/basic/availability?at=yesterday", 400, "/problems/invalid-parameters", "at: "),
            ("/v1/plans/basic/availability?at=1899-12-31T00:00Z", 400, "/problems/invalid-parameters", "at: "),
            ("/v1/plans/basic/availability?at=", 400, "/problems/invalid-parameters", "at: "),
            (
                "/v1/plans/basic/availability?zone=Asia/Tokio", 400, "/problems/invalid-parameters",
                "zone: there is no time zone \"Asia/Tokio\""
            ),
            ("/v1/plans/basic/availability?zone=../../etc/passwd", 400, "/problems/invalid-parameters", "zone: "),
            (
                "/v1/plans/basic/availability?wait=opn", 400, "/problems/invalid-parameters",
                "wait: isn't one of open, closed, change"
            ),
            (
                "/v1/plans/basic/availability?wait=open&at=2026-11-24", 400, "/problems/invalid-parameters",
                "at: excludes wait"
            ),
            (
                "/v1/plans/basic/availability?timeout=5s", 400, "/problems/invalid-parameters",
                "timeout: has no meaning without wait"
            ),
            (
                "/v1/plans/basic/availability?wait=open&timeout=2h", 400, "/problems/invalid-parameters",
                "timeout: is out of range, expected PT0S to PT1H"
            ),
            ("/v1/plans/basic/windows", 400, "/problems/invalid-parameters", "from: is missing\nto: is missing"),
            (
                "/v1/plans/basic/windows?from=2026-11-25&to=2026-11-24", 400, "/problems/invalid-parameters",
                "to: lies before from; give a later time"
            ),
            (
                "/v1/plans/basic/windows?from=1950-01-01&to=2100-01-01", 400, "/problems/invalid-parameters",
                "to: lies more than 100 years after from"
            ),
            (
                "/v1/plans/basic/staffed-time?from=2026-11-25", 400, "/problems/invalid-parameters",
                "to: or add is missing"
            ),
            (
                "/v1/plans/basic/staffed-time?from=2026-11-25&to=2026-11-26&add=1h", 400,
                "/problems/invalid-parameters",
                "add: excludes to"
            ),
            ("/v1/plans/pro/audit", 404, "/problems/no-published-table", "The plan \"pro\" has no published table"),
            ("/v1/plans/%FF/availability", 400, "/problems/malformed-target", "\"%FF\" isn't UTF-8 once decoded."),
        ])
    func refusals(target: String, status: Int, type: String, detail: String) throws {
        let response = try TestHours().get(target)
        #expect(response.status == status)
        #expect(response.field("content-type") == "application/problem+json")
        let problem: ProblemDetails = try response.decoded()
        #expect(problem.status == status)
        #expect(problem.type == type)
        #expect(problem.detail.hasPrefix(detail), "\(problem.detail)")
    }

    @Test("points at the parameters that are at fault")
    func pointers() throws {
        let problem: ProblemDetails = try TestHours().get("/v1/plans/basic/windows?form=x&to=y").decoded()
        #expect(problem.errors?.map(\.pointer) == ["?from", "?to", "?form"])
        #expect(problem.errors?.last?.suggestion == "from")
    }

    @Test(
        "knows no other paths",
        arguments: ["/", "/v1", "/v1/plans/", "/v1/plans/basic", "/v2/plans", "/healthz/", "/v1/plans//windows"])
    func others(target: String) throws {
        let response = try TestHours().get(target)
        #expect(response.status == 404)
        #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/not-found")
    }

    @Test("takes questions only", arguments: ["POST", "PUT", "DELETE", "get"])
    func methods(method: String) throws {
        let response = try TestHours().get("/v1/plans", method: method)
        #expect(response.status == 405)
        #expect(response.field("allow") == "GET, HEAD, OPTIONS")
    }

    @Test(
        "holds a question until what it asks for is so",
        arguments: [
            ("open", WantedState.open), ("change", .change(from: .closed)),
        ])
    func held(wait: String, wanted: WantedState) throws {
        let hours = try TestHours(now: "2026-11-24T12:00:00+09:00")
        let question = try hours.held("/v1/plans/basic/availability?wait=\(wait)&timeout=90s&zone=UTC")
        #expect(question.wanted == wanted)
        #expect(question.timeout == 90)
        #expect(question.zoneName == "UTC")
        #expect(try hours.held("/v1/plans/basic/availability?wait=\(wait)").timeout == 60)
    }

    @Test("answers at once where what is waited for is so", arguments: ["wait=closed", "wait=open&timeout=0s"])
    func notHeld(query: String) throws {
        let hours = try TestHours(now: "2026-11-24T12:00:00+09:00")
        let response = try hours.get("/v1/plans/basic/availability?\(query)")
        #expect(response.field("cache-control") == "no-store")
        #expect(try response.decoded(as: Availability.self).open == false)
    }

    @Test("holds the published table against the computed hours, season by season")
    func audit() throws {
        let audit: PlanAudit = try TestHours().get("/v1/plans/basic/audit").decoded()
        #expect(!audit.agrees)
        let (standard, daylight) = (try #require(audit.seasons.first), try #require(audit.seasons.last))
        #expect(standard.abbreviation == "PST")
        #expect(standard.computed == [.init(days: "Mo-Fr", start: "23:00", end: "10:00")])
        #expect(daylight.abbreviation == "PDT")
        #expect(daylight.computed == [.init(days: "Mo-Fr", start: "22:00", end: "09:00")])
        // Open 00:00 to 22:00 every day, 154 hours a week; really 55, of which 5 lie before midnight.
        #expect(standard.wronglyOpen == (154 - 50) * 3_600)
        #expect(standard.wronglyClosed == 5 * 3_600)
        // Open 01:00 to 23:00; really 22:00 to 09:00, of which 22:00 to 23:00 and 01:00 to 09:00 agree.
        #expect(daylight.wronglyOpen == (154 - 45) * 3_600)
        #expect(daylight.wronglyClosed == 10 * 3_600)
    }

    @Test("finds a right table right")
    func rightTable() throws {
        let hours = try TestHours(
            """
            plans:
              a:
                timezone: Europe/London
                hours: 09:00-17:00
                published: { timezone: UTC, standard: 09:00-17:00, daylight: 08:00-16:00 }
              b:
                timezone: Asia/Tokyo
                hours: 24/7
                published: { timezone: Europe/Paris, standard: 00:00-24:00 }
            """)
        let a: PlanAudit = try hours.get("/v1/plans/a/audit").decoded()
        #expect(a.agrees)
        #expect(a.seasons.map(\.season) == ["standard", "daylight"])
        let b: PlanAudit = try hours.get("/v1/plans/b/audit").decoded()
        #expect(b.agrees)
        #expect(b.seasons.map(\.computed) == [[.init(days: "Mo-Su", start: "00:00", end: "24:00")]])
    }
}
