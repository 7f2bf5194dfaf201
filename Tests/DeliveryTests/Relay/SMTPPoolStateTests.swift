import FollowUps
import MailAddress
import SeededRandom
import TestAddresses
import Testing

@testable import Delivery

@Suite("Which messages go over which connection")
struct SMTPPoolStateTests {
    private typealias State = SMTPPoolState<Int>

    private static func state(change: (inout SMTPRelay) -> Void = { _ in }) throws -> State {
        var relay = SMTPRelay(
            host: "relay.example", port: 25, session: try SMTPSettings(clientName: "c", security: .none))
        relay.connections = 3
        relay.window = 4
        relay.messagesPerConnection = 2
        change(&relay)
        return State(relay: relay)
    }

    private static func transaction(_ ticket: UInt64) throws -> SMTPTransaction {
        return SMTPTransaction(
            id: ticket, envelope: Envelope(sender: "a@b.example", recipient: "a@b.example"),
            message: ComposedMessage(bytes: Array("x\r\n".utf8), needsSMTPUTF8: false))
    }

    private static let refusal = (report: DeliveryReport(text: "refused"), fault: RelayFault.passing)

    @Test("the first connection is tried alone, and others follow once it stands")
    func expansion() throws {
        var state = try Self.state()
        for _ in 1...20 { _ = state.enter() }
        let first = state.takeEffects().opened
        #expect(first.count == 1)
        state.becameReady(first[0])
        let effects = state.takeEffects()
        #expect(effects.opened.count == 2)
    }

    @Test("a few messages call for few connections")
    func fewMessages() throws {
        var state = try Self.state()
        _ = state.enter()
        state.becameReady(try #require(state.takeEffects().opened.first))
        _ = state.enter()
        let effects = state.takeEffects()
        #expect(effects.opened.isEmpty)
        _ = state.enter()
        let later = state.takeEffects()
        #expect(later.opened.count == 1)
    }

    @Test("only as many messages are admitted as the windows of standing connections hold")
    func windows() throws {
        var state = try Self.state { $0.connections = 1 }
        let tickets = (1...6).compactMap { _ in state.enter() }
        #expect(tickets.allSatisfy { !$0.isAdmitted })
        for (waiter, ticket) in tickets.enumerated() { state.wait(waiter, for: ticket.ticket) }
        state.becameReady(try #require(state.takeEffects().opened.first))
        let answers = state.takeEffects().answers
        #expect(answers.map(\.waiter) == [0, 1, 2, 3])
        #expect(answers.allSatisfy { $0.outcome == nil })
        // One that is called back makes room for the next.
        let carrier = state.withdraw(tickets[0].ticket)
        #expect(carrier == nil)
        let effects = state.takeEffects()
        #expect(effects.answers.map(\.waiter) == [4])
    }

    @Test("one connection that can't be had answers all who wait, and no other is tried for them")
    func failure() throws {
        var state = try Self.state()
        let tickets = (0..<6).compactMap { _ in state.enter()?.ticket }
        // The last is told as soon as it waits.
        for (waiter, ticket) in tickets.dropLast().enumerated() { state.wait(waiter, for: ticket) }
        let first = try #require(state.takeEffects().opened.first)
        let isDown = state.ended(first, failure: Self.refusal, wasOfUse: false)
        #expect(isDown)
        state.wait(5, for: tickets[5])
        let effects = state.takeEffects()
        #expect(effects.answers.map(\.waiter) == Array(0..<6))
        #expect(effects.answers.allSatisfy { $0.outcome == .notAttempted(DeliveryReport(text: "refused"), .passing) })
        #expect(effects.opened.isEmpty)
        // The next message is worth another attempt.
        _ = state.enter()
        let later = state.takeEffects()
        #expect(later.opened.count == 1)
    }

    @Test("a further connection that can't be had leaves messages to those that stand, for a while")
    func limitedRelay() throws {
        var state = try Self.state()
        for _ in 1...20 { _ = state.enter() }
        state.becameReady(try #require(state.takeEffects().opened.first))
        let further = state.takeEffects().opened
        let isDown = state.ended(further[0], failure: Self.refusal, wasOfUse: false)
        #expect(!isDown)
        var effects = state.takeEffects()
        #expect(effects.pausesExpansion && effects.opened.isEmpty && effects.answers.isEmpty)
        state.resumeExpansion()
        effects = state.takeEffects()
        #expect(effects.opened.count == 1)
    }

    @Test("messages of a connection that was of use go to another, and not for ever")
    func passingOn() throws {
        var state = try Self.state { $0.connections = 1 }
        let ticket = try #require(state.enter()?.ticket)
        state.wait(1, for: ticket)
        for attempt in 1...4 {
            let connection = try #require(state.takeEffects().opened.first)
            state.becameReady(connection)
            if attempt == 1 { state.enqueue(try Self.transaction(ticket), 2) }
            let taken = state.take(3, for: connection).map(\.id)
            #expect(taken == [ticket])
            _ = state.takeEffects()
            let lost = DeliveryOutcome.notAttempted(DeliveryReport(text: "lost"), .passing)
            state.finish([(ticket, lost)], mayPassOn: true)
            let isDown = state.ended(connection, failure: Self.refusal, wasOfUse: true)
            #expect(!isDown)
            if attempt == 4 {
                let effects = state.takeEffects()
                #expect(effects.answers.map(\.outcome) == [lost])
            }
        }
    }

    @Test("a connection without messages is woken for the next, the last one first")
    func hunger() throws {
        var state = try Self.state()
        for _ in 1...20 { _ = state.enter() }
        let first = try #require(state.takeEffects().opened.first)
        state.becameReady(first)
        let second = try #require(state.takeEffects().opened.first)
        state.becameReady(second)
        let none = state.take(3, for: first) + state.take(3, for: second)
        #expect(none.isEmpty)
        state.enqueue(try Self.transaction(1), 1)
        state.enqueue(try Self.transaction(2), 2)
        state.enqueue(try Self.transaction(3), 3)
        let effects = state.takeEffects()
        #expect(effects.woken == [second, first])
        let two = state.take(2, for: second).map(\.id)
        #expect(two == [1, 2])
        let carrier = state.withdraw(1)
        #expect(carrier == second)
        let last = state.take(2, for: first).map(\.id)
        #expect(last == [3])
    }

    @Test("every message has one outcome, whatever happens", arguments: Seeds.all)
    func oneOutcome(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var run = Run(state: try Self.state(), generator: generator)
            try run.play()
            generator = run.generator
            #expect(run.faults.isEmpty, "seed \(seed)")
            #expect(run.outcomes.count == run.entered, "seed \(seed)")
            #expect(run.state.messages.isEmpty && run.state.admitted == 0, "seed \(seed)")
        }
    }

    /// A pool whose connections come, go and fail at random.
    private struct Run {
        var state: State
        var generator: SeededGenerator
        var entered = 0
        var outcomes: [Int: DeliveryOutcome] = [:]
        var faults: [String] = []
        private var opening: [SMTPConnectionID] = []
        private var standing: [SMTPConnectionID: [SMTPTransaction.ID]] = [:]
        private var beginningData: [SMTPTransaction.ID] = []

        init(state: State, generator: SeededGenerator) {
            self.state = state
            self.generator = generator
        }

        mutating func play() throws {
            for step in 0..<400 {
                try happen(mayEnter: step < 200)
                carryOut()
            }
            _ = state.shutDown()
            while let ticket = beginningData.popLast() { state.enqueue(try transaction(ticket), Int(ticket)) }
            for (connection, carried) in standing {
                state.finish(carried.map { ($0, .uncertain(DeliveryReport(text: ""))) }, mayPassOn: false)
                _ = state.ended(connection, failure: nil, wasOfUse: true)
            }
            carryOut()
        }

        private mutating func happen(mayEnter: Bool) throws {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<3 where mayEnter:
                guard let (ticket, isAdmitted) = state.enter() else { return }
                entered += 1
                if isAdmitted { beginningData.append(ticket) } else { state.wait(Int(ticket), for: ticket) }
            case 3:
                guard let connection = opening.popLast() else { return }
                if Bool.random(using: &generator) {
                    standing[connection] = []
                    state.becameReady(connection)
                } else {
                    _ = state.ended(connection, failure: refusal, wasOfUse: false)
                }
            case 4:
                if let ticket = beginningData.popLast() { state.enqueue(try transaction(ticket), Int(ticket)) }
            case 5:
                if let connection = standing.keys.min(by: { $0.rawValue < $1.rawValue }) { state.leaves(connection) }
            case 6:
                guard let (connection, carried) = standing.randomElement(using: &generator) else { return }
                standing[connection] = nil
                let lost = DeliveryOutcome.notAttempted(DeliveryReport(text: "lost"), .passing)
                state.finish(carried.map { ($0, lost) }, mayPassOn: Bool.random(using: &generator))
                _ = state.ended(connection, failure: refusal, wasOfUse: Bool.random(using: &generator))
            case 7:
                if let ticket = state.messages.keys.randomElement(using: &generator), !beginningData.contains(ticket) {
                    _ = state.withdraw(ticket)
                }
            case 8:
                state.resumeExpansion()
            default:
                for (connection, carried) in standing {
                    state.finish(carried.map { ($0, .delivered(DeliveryReport(text: ""))) }, mayPassOn: true)
                    standing[connection] = state.take(3, for: connection).map(\.id)
                }
            }
        }

        private mutating func carryOut() {
            let effects = state.takeEffects()
            opening += effects.opened
            for (waiter, outcome) in effects.answers {
                guard let outcome else {
                    beginningData.append(SMTPTransaction.ID(waiter))
                    continue
                }
                if outcomes.updateValue(outcome, forKey: waiter) != nil { faults.append("two outcomes of \(waiter)") }
            }
            if opening.count + standing.count > 6 { faults.append("too many connections") }
        }

        private let refusal = (report: DeliveryReport(text: "refused"), fault: RelayFault.passing)

        private func transaction(_ ticket: SMTPTransaction.ID) throws -> SMTPTransaction {
            try SMTPPoolStateTests.transaction(ticket)
        }
    }
}
