import SeededRandom
import Testing

@testable import FollowUps

@Suite("What is reserved of a quota")
struct QuotaReservationTests {
    private var reservation = QuotaReservation()

    @Test("may be used once an answer has shown that it is free, and not when it is asked for")
    mutating func confirmed() {
        reservation.ask(5)
        #expect(reservation.left == 0)
        reservation.confirm(free: 9)
        #expect(reservation.left == 5)
        for left in [4, 3] {
            reservation.count()
            #expect(reservation.left == left)
        }
    }

    @Test("is no more than is free, and nothing where others say that they need it")
    mutating func others() {
        reservation.ask(5)
        reservation.confirm(free: 2)
        #expect(reservation.left == 2)
        reservation.ask(5)
        reservation.confirm(free: -3)
        // What was left before has been said all the time.
        #expect(reservation.left == 2)
    }

    @Test("is less at once where less is asked for")
    mutating func less() {
        reservation.ask(5)
        reservation.confirm(free: 5)
        reservation.ask(1)
        #expect(reservation.left == 1)
        reservation.ask(0)
        #expect(reservation.left == 0)
    }

    @Test("has that taken off which begins between question and answer")
    mutating func begunMeanwhile() {
        reservation.ask(3)
        reservation.confirm(free: 3)
        reservation.ask(3)
        reservation.count()
        reservation.count()
        reservation.confirm(free: 3)
        #expect(reservation.left == 1)
        // What begins without having been reserved leaves nothing to go below.
        for _ in 0..<3 { reservation.count() }
        #expect(reservation.left == 0)
    }

    @Test("by any number of nodes, in any order, is never exceeded", arguments: Seeds.all)
    func together(seed: UInt64) {
        struct Asked {
            var counted: Int
            var said: Int
        }
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let limit = Int.random(in: 1...12, using: &dice)
            let nodes = Int.random(in: 2...4, using: &dice)
            var reservations = Array(repeating: QuotaReservation(), count: nodes)
            // What each has said, as the store has it, and the answer that is on its way to each.
            var said = Array(repeating: 0, count: nodes)
            var answers = [Asked?](repeating: nil, count: nodes)
            var begun = 0
            for _ in 0..<100 {
                let node = Int.random(in: 0..<nodes, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0 where answers[node] == nil:
                    let number = Int.random(in: 0...limit, using: &dice)
                    reservations[node].ask(number)
                    said[node] = number
                    let others = said.enumerated().filter { $0.offset != node }.map(\.element).reduce(0, +)
                    answers[node] = Asked(counted: begun, said: others)
                case 1:
                    guard let answer = answers[node] else { continue }
                    answers[node] = nil
                    reservations[node].confirm(free: limit - answer.counted - answer.said)
                default:
                    guard reservations[node].left > 0 else { continue }
                    reservations[node].count()
                    begun += 1
                }
                #expect(begun <= limit, "seed \(seed): \(begun) of \(limit)")
                if begun > limit { return }
            }
        }
    }
}
