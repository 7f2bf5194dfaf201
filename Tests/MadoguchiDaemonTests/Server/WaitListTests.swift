import SeededRandom
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("The list of those who wait")
struct WaitListTests {
    private typealias List = WaitList<String, Int>
    private let basicOpen = List.Subject(plan: "basic", wanted: .open)
    private let basicClosed = List.Subject(plan: "basic", wanted: .closed)

    @Test("gives back those of one subject, and only them")
    func subjects() throws {
        var list = List(capacity: 10)
        _ = list.hold("a", for: basicOpen, until: 5)
        _ = list.hold("b", for: basicClosed, until: 1)
        _ = list.hold("c", for: basicOpen, until: 3)
        #expect(Set(list.release(all: basicOpen)) == ["a", "c"])
        #expect(list.nextDeadline == 1)
        #expect(list.release(all: basicOpen).isEmpty)
        #expect(Array(list.subjects) == [basicClosed])
    }

    @Test("gives back at a deadline, and not before it, in the deadlines' order")
    func deadlines() throws {
        var list = List(capacity: 10)
        for (name, deadline) in [("c", 30), ("a", 10), ("b", 20), ("a2", 10)] {
            _ = list.hold(name, for: basicOpen, until: deadline)
        }
        #expect(list.release(dueBy: 9).isEmpty)
        #expect(list.release(dueBy: 10) == ["a", "a2"])
        #expect(list.nextDeadline == 20)
        #expect(list.release(dueBy: 100) == ["b", "c"])
        #expect(list.nextDeadline == nil)
        #expect(list.count == 0)
    }

    @Test("gives nobody back twice")
    func once() throws {
        var list = List(capacity: 10)
        let held = list.hold("a", for: basicOpen, until: 1)
        let ticket = try #require(held)
        #expect(list.release(ticket) == "a")
        #expect(list.release(ticket) == nil)
        #expect(list.release(dueBy: 1).isEmpty)
        #expect(list.release(all: basicOpen).isEmpty)
        #expect(list.releaseAll().isEmpty)
    }

    @Test("holds as many as it may")
    func capacity() throws {
        var list = List(capacity: 2)
        let held = list.hold("a", for: basicOpen, until: 1)
        let ticket = try #require(held)
        #expect(list.hold("b", for: basicOpen, until: 1) != nil)
        #expect(list.hold("c", for: basicOpen, until: 1) == nil)
        _ = list.release(ticket)
        #expect(list.hold("c", for: basicOpen, until: 1) != nil)
    }

    @Test("agrees with a plain list whatever is done with it", arguments: [1, 2, 3] as [UInt64])
    func model(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var list = WaitList<Int, Int>(capacity: 50)
        var model:
            [(ticket: WaitList<Int, Int>.Ticket, waiter: Int, subject: WaitList<Int, Int>.Subject, deadline: Int)] = []
        for step in 0..<5_000 {
            let subject = WaitList<Int, Int>.Subject(
                plan: "p\(Int.random(in: 0..<3, using: &random))", wanted: Bool.random(using: &random) ? .open : .closed
            )
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                let deadline = step + Int.random(in: 0..<40, using: &random)
                let ticket = list.hold(step, for: subject, until: deadline)
                #expect((ticket == nil) == (model.count == 50))
                if let ticket { model.append((ticket, step, subject, deadline)) }
            case 6:
                guard let leaving = model.randomElement(using: &random) else { continue }
                #expect(list.release(leaving.ticket) == leaving.waiter)
                model.removeAll { $0.ticket == leaving.ticket }
            case 7:
                #expect(Set(list.release(all: subject)) == Set(model.filter { $0.subject == subject }.map(\.waiter)))
                model.removeAll { $0.subject == subject }
            default:
                #expect(Set(list.release(dueBy: step)) == Set(model.filter { $0.deadline <= step }.map(\.waiter)))
                model.removeAll { $0.deadline <= step }
            }
            #expect(list.count == model.count)
            #expect(list.nextDeadline == model.map(\.deadline).min())
        }
    }
}
