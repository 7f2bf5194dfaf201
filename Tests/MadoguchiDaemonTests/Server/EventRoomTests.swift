import Foundation
import Messages
import NIOCore
import NIOEmbedded
import ServerTestKit
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Events of plans' states")
struct EventRoomTests {
    private final class Listener: EventListener {
        var events: [String] = []
        var comments = 0
        var hasEnded = false

        func tell(_ event: EventText, matters: Bool) {
            if matters { events.append(String(buffer: event.bytes)) } else { comments += 1 }
        }

        func endEvents() { hasEnded = true }
    }

    private let loop = EmbeddedEventLoop()
    private let pages: TestPages
    private let room: EventRoom

    init() throws {
        pages = try TestPages()
        room = EventRoom(
            plans: PlansAPI(current: pages.current, clock: pages.clock.clock), eventLoop: loop, capacity: 3)
    }

    private func join(plan: String? = nil, _ language: Language? = nil) -> Listener {
        let listener = Listener()
        #expect(room.join(listener, question(plan, language)))
        return listener
    }

    private func question(_ plan: String?, _ language: Language? = nil) -> EventQuestion {
        EventQuestion(plan: plan, zoneName: nil, language: language)
    }

    @Test("tell what holds now as one line of JSON each, with ids that rise")
    func states() throws {
        let texts = room.states(for: question(nil)).map { String(buffer: $0.bytes) }
        #expect(texts.count == 2)
        #expect(try texts.map(id).sorted() == texts.map(id))
        for text in texts {
            #expect(text.hasPrefix("event: state\nid: "))
            #expect(text.hasSuffix("}\n\n"))
            #expect(text.split(separator: "\n").count == 3)
        }
        #expect(texts[0].contains(#""until":"2026-11-27T10:00:00+09:00""#))
    }

    private func id(_ text: String) throws -> Int {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("id: ") })
        return try #require(Int(line.dropFirst(4)))
    }

    @Test("are written once for all who come in the same second with the same question, until something changes")
    func shared() throws {
        let listener = join()
        func texts(_ language: Language? = nil) -> [String] {
            room.states(for: question(nil, language)).map { String(buffer: $0.bytes) }
        }
        let first = texts()
        #expect(texts() == first)
        #expect(texts(.en) != first)
        try pages.lay(.closed, from: "2026-11-27T00:00:00Z", to: "2026-11-27T02:00:00Z")
        room.reconsider()
        let told = try #require(listener.events.last)
        let later = texts()
        #expect(try id(later[0]) > id(told))
        #expect(later[0].contains(#""state":"closed""#))
        try pages.clock.set("2026-11-27T00:37:01Z")
        #expect(try id(texts()[0]) > id(later[0]))
    }

    @Test("have ids that are higher than those before a restart")
    func restart() throws {
        let before = try id(String(buffer: room.states(for: question(nil))[1].bytes))
        try pages.clock.set("2026-11-27T00:37:05Z")
        let next = EventRoom(
            plans: PlansAPI(current: pages.current, clock: pages.clock.clock), eventLoop: loop, capacity: 3)
        #expect(try id(String(buffer: next.states(for: question(nil))[0].bytes)) > before)
    }

    @Test("happen to a combined plan when a member closes and it stays open itself, and when another reason holds")
    func combined() throws {
        let yaml = """
            display: { timezone: UTC, language: en }
            plans:
              early: { timezone: UTC, hours: "08:00-14:00", staffed: [early-chat] }
              late: { timezone: UTC, hours: "10:00-18:00", staffed: [late-chat] }
              either: { any_of: [early, late] }
            """
        let pages = try TestPages(yaml, now: "2026-11-27T13:00:00Z")
        let room = EventRoom(
            plans: PlansAPI(current: pages.current, clock: pages.clock.clock), eventLoop: loop, capacity: 3)
        let listener = Listener()
        #expect(room.join(listener, question("either")))
        try pages.clock.set("2026-11-27T14:00:00Z")
        room.reconsider()
        #expect(listener.events.count == 1)
        let event = try #require(listener.events.last)
        #expect(event.contains(#""state":"open""#))
        #expect(event.contains(#""channels":["late-chat"]"#))
        try pages.lay(
            .open, on: "late", from: "2026-11-27T14:00:00Z", to: "2026-11-27T18:00:00Z",
            reason: Wording(verbatim: "training"))
        room.reconsider()
        #expect(listener.events.contains { $0.hasPrefix("event: state") && $0.contains("training") })
    }

    @Test("are written as a chunk of their own where the answer has chunks")
    func chunks() {
        #expect(String(buffer: EventText.comment.bytes) == ":\n\n")
        #expect(String(buffer: EventText.comment.chunk) == "3\r\n:\n\n\r\n")
        #expect(String(buffer: EventText.retry.bytes) == "retry: 5000\n\n")
        let event = EventText("changes", data: #"{"plan":"p"}"#, id: 7)
        #expect(String(buffer: event.bytes) == "event: changes\nid: 7\ndata: {\"plan\":\"p\"}\n\n")
    }

    @Test("happen at a transition, for those who listen for the plan, and once")
    func transition() throws {
        let all = join()
        let basic = join(plan: "basic", .en)
        let pro = join(plan: "pro")
        room.reconsider()
        #expect(all.events.isEmpty)
        try pages.clock.set("2026-11-27T01:00:00Z")
        room.reconsider()
        room.reconsider()
        #expect(all.events.count == 1)
        #expect(all.events[0].contains(#""state":"closed""#))
        #expect(all.events[0].contains("Basicプラン"))
        #expect(basic.events.count == 1)
        #expect(basic.events[0].contains(#""name":"Basic""#))
        #expect(pro.events.isEmpty)
    }

    @Test("happen when an override closes a plan, and when one is to come")
    func overrides() throws {
        let listener = join(plan: "basic")
        try pages.lay(.closed, from: "2026-11-27T00:00:00Z", to: "2026-11-27T02:00:00Z")
        room.reconsider()
        #expect(listener.events.map { $0.prefix { $0 != "\n" } } == ["event: state", "event: changes"])
        #expect(listener.events[1].contains(#"data: {"plan":"basic"}"#))
        try pages.lay(.closed, from: "2027-03-01T00:00:00Z", to: "2027-03-02T00:00:00Z")
        room.reconsider()
        #expect(
            listener.events.map { $0.prefix { $0 != "\n" } } == ["event: state", "event: changes", "event: changes"])
    }

    @Test("end for a plan that has gone, and go on for the others")
    func gone() throws {
        let basic = join(plan: "basic")
        let all = join()
        let yaml = "plans: { other: { timezone: UTC, hours: \"24/7\" } }"
        pages.current.replace(with: try TestHours.snapshot(yaml))
        room.reconsider()
        #expect(basic.hasEnded)
        #expect(!all.hasEnded)
        #expect(all.events.contains { $0.contains(#""plan":"other""#) })
        // Whoever shows it is to look again.
        #expect(all.events.contains { $0.hasPrefix("event: changes") && $0.contains(#""plan":"basic""#) })
    }

    @Test("come with a comment every 25 seconds to each, from one timer, which rests while nobody listens")
    func comments() {
        let first = join()
        loop.advanceTime(by: .seconds(10))
        let second = join()
        loop.advanceTime(by: .seconds(16))
        #expect(first.comments == 1)
        #expect(second.comments == 0)
        loop.advanceTime(by: .seconds(25))
        #expect(first.comments == 2)
        #expect(second.comments == 1)
        room.leave(first, question(nil))
        room.leave(second, question(nil))
        #expect(room.count == 0)
        loop.advanceTime(by: .seconds(100))
        #expect(first.comments == 2)
    }

    @Test("are told to no more listeners than there is room for")
    func capacity() {
        let listeners = [join(), join(), join(plan: "pro")]
        let late = Listener()
        #expect(!room.join(late, question(nil)))
        room.leave(listeners[0], question(nil))
        #expect(room.join(late, question(nil)))
        room.leave(listeners[0], question(nil))
        #expect(room.count == 3)
    }
}

@Suite("A connection with events")
struct EventConnectionTests {
    private func text(_ harness: ConnectionHarness) -> String { String(decoding: harness.output, as: UTF8.self) }

    @Test("begins with the state, and tells the next one")
    func stream() throws {
        let harness = try ConnectionHarness()
        harness.receive("GET /events?plan=p HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(
            text(harness).hasPrefix("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n")
        )
        #expect(text(harness).contains("transfer-encoding: chunked\r\n"))
        #expect(text(harness).contains("retry: 5000\n\n"))
        #expect(text(harness).contains(#""state":"closed""#))
        harness.setOpen(true)
        #expect(text(harness).contains(#""state":"open""#))
        harness.quiesce()
        #expect(text(harness).hasSuffix("\r\n0\r\n\r\n"))
    }

    @Test("answers HEAD and unknown plans without a stream, and goes on")
    func others() throws {
        let harness = try ConnectionHarness()
        harness.receive("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(text(harness).contains("text/event-stream"))
        harness.receive("GET /events?plan=x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(text(harness).contains("HTTP/1.1 404 Not Found"))
        harness.receive("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(text(harness).contains(#""status":"ok""#))
    }

    @Test("writes nothing to a client that doesn't read, and then what holds by then")
    func slowClient() throws {
        let harness = try ConnectionHarness()
        harness.receive("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let before = harness.output.count
        harness.setWritable(false)
        for _ in 0..<100 {
            harness.setOpen(true)
            harness.setOpen(false)
        }
        harness.setOpen(true)
        #expect(harness.output.count == before)
        harness.setWritable(true)
        let rest = String(decoding: harness.output.dropFirst(before), as: UTF8.self)
        #expect(rest.components(separatedBy: "event: state").count == 2)
        #expect(rest.contains(#""state":"open""#))
    }
}
