import MadoguchiAPI
import NIOEmbedded
import SupportHours
import Synchronization
import Testing

@testable import MadoguchiDaemon

@Suite("The waiting room")
struct WaitingRoomTests {
    /// Collects what waiters were told.
    private final class Answers: Sendable {
        private let outcomes = Mutex<[WaitingRoom.Outcome]>([])

        func add(_ outcome: WaitingRoom.Outcome) {
            outcomes.withLock { $0.append(outcome) }
        }

        var all: [Response] {
            outcomes.withLock { $0 }.compactMap { if case .answer(let response) = $0 { response } else { nil } }
        }

        /// Those that were told that no more can be held.
        var refused: Int { outcomes.withLock { $0.count } - all.count }
    }

    private let hours: TestHours
    private let loop = EmbeddedEventLoop()
    private let answers = Answers()

    init() throws {
        hours = try TestHours(now: "2026-11-24T12:00:00+09:00")
    }

    private func room(capacity: Int = 10_000) -> WaitingRoom {
        WaitingRoom(plans: hours.api, eventLoop: loop, capacity: capacity)
    }

    @Test("answers thousands at the transition that they wait for, and nobody before it")
    func transition() throws {
        let room = room()
        let question = try hours.held("/v1/plans/basic/availability?wait=open&timeout=1h")
        for _ in 0..<5_000 { #expect(room.hold(question) { answers.add($0) } != nil) }
        try hours.clock.set("2026-11-24T22:59:59+09:00")
        room.reconsider()
        #expect(answers.all.isEmpty)
        try hours.clock.set("2026-11-24T23:00:00+09:00")
        room.reconsider()
        #expect(answers.all.count == 5_000)
        #expect(try answers.all.first?.decoded(as: Availability.self).open == true)
        #expect(room.count == 0)
    }

    @Test("answers at once where it has come to pass between question and holding")
    func race() throws {
        let question = try hours.held("/v1/plans/basic/availability?wait=open")
        try hours.clock.set("2026-11-24T23:00:00+09:00")
        #expect(room().hold(question) { answers.add($0) } == nil)
        #expect(answers.all.count == 1)
    }

    @Test("answers after a reload that changes the hours, or takes the plan away")
    func reload() throws {
        let room = room()
        let question = try hours.held("/v1/plans/basic/availability?wait=open")
        #expect(room.hold(question) { answers.add($0) } != nil)
        hours.api.current.replace(with: try TestHours.snapshot("plans: { basic: { timezone: UTC, hours: 24/7 } }"))
        room.reconsider()
        #expect(try answers.all.first?.decoded(as: Availability.self).open == true)
        hours.api.current.replace(with: try TestHours.snapshot(threePlans))
        #expect(room.hold(question) { answers.add($0) } != nil)
        hours.api.current.replace(with: try TestHours.snapshot("plans: { pro: { timezone: UTC, hours: 24/7 } }"))
        room.reconsider()
        #expect(answers.all.map(\.status) == [200, 404])
    }

    @Test("tells those beyond its capacity to come again")
    func capacity() throws {
        let room = room(capacity: 1)
        let question = try hours.held("/v1/plans/basic/availability?wait=open")
        let ticket = try #require(room.hold(question) { answers.add($0) })
        #expect(room.hold(question) { answers.add($0) } == nil)
        #expect(answers.refused == 1)
        #expect(room.leave(ticket) != nil)
        #expect(room.leave(ticket) == nil)
        #expect(room.hold(question) { answers.add($0) } != nil)
    }

    @Test("answers everyone as things are when it closes, and holds nobody after that")
    func close() throws {
        let room = room()
        let question = try hours.held("/v1/plans/basic/availability?wait=open")
        #expect(room.hold(question) { answers.add($0) } != nil)
        room.close()
        #expect(room.hold(question) { answers.add($0) } == nil)
        #expect(try answers.all.map { try $0.decoded(as: Availability.self).open } == [false, false])
    }
}
