import SeededRandom
import Testing

@testable import MadoguchiDaemon

@Suite("The order of turns")
struct TurnQueueTests {
    @Test("gives users the same time, however many connections they have")
    func users() {
        var queue = TurnQueue<String, String>()
        for number in 0..<1_000 { queue.enqueue("many \(number)", of: "many", cost: 0) }
        for number in 0..<3 { queue.enqueue("few \(number)", of: "few", cost: 0) }
        var order: [String] = []
        for _ in 0..<6 {
            guard let next = queue.next() else { break }
            order.append(String(next.prefix { $0 != " " }))
            queue.charge(100, to: order[order.count - 1], total: 100)
        }
        #expect(order.filter { $0 == "few" }.count == 3)
    }

    @Test("lets somebody who comes late have the next turn, and no more than their share after it")
    func latecomer() {
        var queue = TurnQueue<String, Int>()
        for number in 0..<100 { queue.enqueue(number, of: "old", cost: 0) }
        for _ in 0..<50 {
            _ = queue.next()
            queue.charge(1_000_000, to: "old", total: 1_000_000)
        }
        for number in 1_000..<1_010 { queue.enqueue(number, of: "new", cost: 0) }
        var turns: [Bool] = []
        for _ in 0..<8 {
            guard let next = queue.next() else { break }
            turns.append(next >= 1_000)
            queue.charge(1_000_000, to: next >= 1_000 ? "new" : "old", total: 1_000_000)
        }
        #expect(turns.first == true)
        // They begin a turn behind, and then both have as many.
        #expect((4...5).contains(turns.filter { $0 }.count))
    }

    @Test("holds nothing against somebody who has long asked while nobody waited")
    func regular() {
        var queue = TurnQueue<String, Int>()
        for day in 1...100 { queue.charge(1_000_000, to: "regular", total: UInt64(day) * 1_000_000) }
        for number in 0..<100 { queue.enqueue(number, of: "flood", cost: 0) }
        queue.enqueue(1_000, of: "regular", cost: 100_000_000)
        var turns: [Int] = []
        while let next = queue.next(), turns.count < 4 {
            turns.append(next)
            queue.charge(1_000_000, to: next == 1_000 ? "regular" : "flood", total: 1_000_000)
        }
        #expect(turns.prefix(2).contains(1_000))
        // And of one user's, an old connection beside new ones.
        var own = TurnQueue<String, Int>()
        own.charge(1_000_000, to: "u", total: 1_000_000)
        own.enqueue(1, of: "u", cost: 1_000_000)
        for number in 2..<100 { own.enqueue(number, of: "u", cost: 0) }
        #expect(own.next() == 1)
    }

    @Test("puts a user's cheap connections before their dear ones, and equals in the order of their coming")
    func connections() {
        var queue = TurnQueue<Int, String>()
        queue.enqueue("dear", of: 1, cost: 5_000)
        queue.enqueue("first", of: 1, cost: 10)
        queue.enqueue("second", of: 1, cost: 10)
        #expect([queue.next(), queue.next(), queue.next(), queue.next()] == ["first", "second", "dear", nil])
        #expect(queue.isEmpty)
    }

    @Test("gives back each member once, whatever happens", arguments: Seeds.all)
    func conservation(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = TurnQueue<Int, Int>()
        var waiting: Set<Int> = []
        for number in 0..<2_000 {
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let cost = UInt64.random(in: 0..<9, using: &random)
                queue.enqueue(number, of: Int.random(in: 0..<5, using: &random), cost: cost)
                waiting.insert(number)
            case 1:
                let cost = UInt64.random(in: 0..<100, using: &random)
                queue.charge(cost, to: Int.random(in: 0..<5, using: &random), total: cost)
            default:
                let next = queue.next()
                #expect((next == nil) == waiting.isEmpty, "seed \(seed)")
                if let next { #expect(waiting.remove(next) != nil, "seed \(seed)") }
            }
            #expect(queue.isEmpty == waiting.isEmpty, "seed \(seed)")
        }
    }
}
