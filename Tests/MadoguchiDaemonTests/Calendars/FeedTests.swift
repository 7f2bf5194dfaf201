import Calendars
import Delivery
import LoggedEvents
import Messages
import SupportHours
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Calendars from feeds")
struct FeedTests {
    private static let one = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20261229
        SUMMARY:年末休業
        END:VEVENT
        END:VCALENDAR

        """
    private static let two = one.replacing("20261229", with: "20261230")

    private let test: TestCalendars

    init() throws {
        test = try TestCalendars()
    }

    private func source(_ server: FeedServer, path: String = "c.ics", allowsPrivate: Bool = true) -> String {
        "{ c: { url: \"http://127.0.0.1:\(server.port)/\(path)\", allow_private: \(allowsPrivate) } }"
    }

    @Test("have no day before they are fetched, and say so; then those of the feed, until it is due again")
    func fetched() async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let reloader = try test.reloader(source(server))
        #expect(try reloader.trouble() == "it hasn't been fetched yet; until then the calendar has no day")
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(try reloader.trouble() == nil)
        #expect(test.changeCount == 1)
        #expect(test.logged(.calendarUnreadable) + test.logged(.calendarReadable) == [])
        try test.clock.set("2026-11-25T11:59:59+09:00")
        await reloader.fetchDue()
        #expect(try server.requests.count == 1)
        try server.behave(.init(body: Self.two))
        try test.clock.set("2026-11-25T12:00:00+09:00")
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-30"])
        #expect(try server.requests.map(\.path) == ["/c.ics", "/c.ics"])
    }

    @Test(
        "are asked for what is newer alone",
        arguments: [("\"v1\"", nil), (nil, "Mon, 23 Nov 2026 03:00:00 GMT")] as [(String?, String?)])
    func conditional(tag: String?, modified: String?) async throws {
        let server = try await FeedServer.start(.init(body: Self.one, tag: tag, modified: modified))
        let reloader = try test.reloader(source(server))
        await reloader.fetchDue()
        // A restart knows it too, and when it was read last.
        reloader.readChanged()
        let later = try test.reloader(source(server))
        #expect(later.dates() == ["2026-12-29"])
        await later.fetchDue()
        try test.clock.set("2026-11-26T12:00:00+09:00")
        await later.fetchDue()
        let requests = try server.requests
        #expect(requests.count == 2)
        #expect(requests.last?.fields["if-none-match"] == tag)
        #expect(requests.last?.fields["if-modified-since"] == modified)
        #expect(later.dates() == ["2026-12-29"])
        #expect(try later.trouble() == nil)
        #expect(later.calendars.first?.copy?.readAt == (try Instant("2026-11-26T12:00:00+09:00")))
        later.readChanged()
        #expect(
            CalendarCopy(test.directory.path("state/calendars/c"), atMost: 10_000) == later.calendars.first?.copy)
    }

    /// What a server does, and what is said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        var behaviour: FeedServer.Behaviour
        var words: String

        var testDescription: String { words }
    }

    @Test(
        "that fail take nothing away, are tried again sooner, and end well",
        arguments: [
            Fault(behaviour: .init(status: 500), words: "the server answers with 500"),
            Fault(behaviour: .init(status: 404), words: "the server answers with 404; check the url"),
            Fault(behaviour: .init(status: 304), words: "the server answers with 304"),
            Fault(behaviour: .init(body: "<!DOCTYPE html><p>Log in"), words: "it is a web page and no calendar"),
            Fault(behaviour: .init(body: ""), words: "there is nothing in it"),
            Fault(behaviour: .init(body: "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"), words: "has no END"),
            Fault(behaviour: .init(size: (1 << 20) + 1), words: "larger than 1048576 bytes"),
            Fault(behaviour: .init(status: 302, location: "/again"), words: "it redirects too often"),
            Fault(behaviour: .init(status: 302, location: "file:///etc/passwd"), words: "a URL that isn't allowed"),
        ])
    func failing(fault: Fault) async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let reloader = try test.reloader(source(server, path: "secret.ics"))
        await reloader.fetchDue()
        try server.behave(fault.behaviour)
        try test.clock.set("2026-11-25T12:00:00+09:00")
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-29"])
        let trouble = try #require(try reloader.trouble())
        #expect(trouble.contains(fault.words), "\(trouble)")
        #expect(trouble.hasSuffix("the days read at 2026-11-24T12:00:00+09:00 stay in use"))
        // The path may be a secret.
        #expect(!test.log.texts.contains { $0.contains("secret") })
        let asked = try server.requests.count
        await reloader.fetchDue()
        #expect(try server.requests.count == asked)
        try server.behave(.init(body: Self.two))
        try test.clock.set("2026-11-25T12:01:00+09:00")
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-30"])
        #expect(try reloader.trouble() == nil)
        #expect(test.logged(.calendarUnreadable).count == 1)
        #expect(test.logged(.calendarReadable).count == 1)
    }

    @Test("that are slow are given up")
    func slow() async throws {
        // A second of waiting is what this is about.
        let server = try await FeedServer.start(.init(body: Self.one, delay: 20))
        let reloader = try test.reloader(source(server), fetcher: FeedFetcher(answerTimeout: 1))
        await reloader.fetchDue()
        #expect(try reloader.trouble()?.contains("no answer within 1 s") == true)
    }

    @Test("are found where they have moved to")
    func moved() async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let former = try await FeedServer.start(
            .init(status: 301, location: "http://127.0.0.1:\(server.port)/new.ics"))
        let reloader = try test.reloader(source(former))
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(try server.requests.map(\.path) == ["/new.ics"])
    }

    @Test("of this machine and of private networks aren't asked, unless that is intended")
    func privateAddress() async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let reloader = try test.reloader(source(server, allowsPrivate: false))
        await reloader.fetchDue()
        #expect(try reloader.trouble()?.contains("set allow_private for this calendar") == true)
        #expect(try server.requests.isEmpty)
        // A reload asks at once.
        _ = reloader.follow(try test.configuration(source(server)))
        await reloader.fetchDue()
        #expect(reloader.dates() == ["2026-12-29"])
    }

    @Test("are taken from servers alone whose certificate is right", arguments: [true, false])
    func certificate(isTrusted: Bool) async throws {
        let certificate = try FeedServer.certificate(in: test.directory)
        let server = try await FeedServer.start(.init(body: Self.one), certificate)
        func dates(host: String) async throws -> [String] {
            let reloader = try test.reloader(
                "{ c: { url: \"https://\(host):\(server.port)/\(host)\", allow_private: true } }",
                fetcher: FeedFetcher(trustRoots: isTrusted ? .file(certificate.certificate) : .system))
            await reloader.fetchDue()
            if reloader.dates().isEmpty { #expect(try reloader.trouble()?.contains("certificate") == true) }
            return reloader.dates()
        }
        #expect(try await dates(host: "localhost") == (isTrusted ? ["2026-12-29"] : []))
        #expect(try await dates(host: "127.0.0.1") == [])
    }

    @Test("that are gone at a restart leave their last copy, and a reload neither forgets it nor calls it well")
    func restart() async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let first = try test.reloader(source(server))
        await first.fetchDue()
        first.readChanged()
        try server.behave(.init(status: 503))
        try test.clock.set("2026-11-26T12:00:00+09:00")
        let reloader = try test.reloader(source(server))
        #expect(reloader.dates() == ["2026-12-29"])
        await reloader.fetchDue()
        #expect(reloader.follow(try test.configuration(source(server)))["c"]?.days.count == 1)
        #expect(try reloader.trouble()?.contains("the server answers with 503") == true)
        // Another feed's copy is none.
        #expect(try test.reloader(source(server, path: "other.ics")).dates() == [])
    }

    @Test("are fetched, kept and fetched again after a reload while the reloader runs")
    func running() async throws {
        let server = try await FeedServer.start(.init(body: Self.one))
        let reloader = try test.reloader("{}")
        try await withThrowingTaskGroup { group in
            group.addTask { try await reloader.run() }
            _ = reloader.follow(try test.configuration(source(server)))
            try await eventually("it is fetched") { reloader.dates() == ["2026-12-29"] }
            let path = test.directory.path("state/calendars/c")
            try await eventually("it is kept") { CalendarCopy(path, atMost: 10_000) != nil }
            group.cancelAll()
        }
    }
}
