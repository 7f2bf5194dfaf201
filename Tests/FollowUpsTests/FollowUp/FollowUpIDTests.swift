import FollowUps
import Testing

@Suite struct FollowUpIDTests {
    @Test("Reads what it writes", arguments: [0, 1, 31, 32, 123_456_789_012_345, Int64.max])
    func roundTrip(number: Int64) {
        let id = FollowUpID(rawValue: number)
        #expect(id.description.utf8.count == 13)
        #expect(FollowUpID(id.description) == id)
        #expect(FollowUpID(id.description.uppercased()) == id)
    }

    @Test(
        "Refuses everything else",
        arguments: ["", "0", "00000000000000", "zzzzzzzzzzzzz", "000000000000u", "00000000000-0", "０００００００００００００"])
    func refusal(text: String) {
        #expect(FollowUpID(text) == nil)
    }

    @Test("Ids grow, even within a millisecond and while the clock goes back")
    func growth() {
        var generator = FollowUpIDGenerator()
        var last = FollowUpID(rawValue: 0)
        for step in 0..<200_000 {
            let time = 1_795_000_000_000 - Int64(step % 7) * 1_000 + Int64(step / 100_000)
            let id = generator.next(milliseconds: time, random: UInt64(step) &* 0x9E37_79B9_7F4A_7C15)
            #expect(id > last)
            last = id
        }
        #expect(last.description > FollowUpID(rawValue: last.rawValue - 1).description)
    }

    @Test("Nodes with slots of their own never give out one id twice")
    func slots() {
        var ids: Set<FollowUpID> = []
        let count = 10_000
        for slot in [0, 1, 30, 31] {
            var generator = FollowUpIDGenerator(slot: slot)
            // At one instant, by the same dice: only the slots tell them apart.
            for _ in 0..<count { ids.insert(generator.next(milliseconds: 1_795_000_000_000, random: 0xFFFF_FFFF)) }
        }
        #expect(ids.count == 4 * count)
    }

    @Test("After a restart with a clock that was set back, ids go on behind those that are taken")
    func restart() {
        var generator = FollowUpIDGenerator(slot: 3)
        let taken = (0..<70_000).map { _ in generator.next(milliseconds: 1_795_000_000_000, random: 7) }
        var other = FollowUpIDGenerator(slot: 3)
        other.pass(taken[69_999])
        let next = other.next(milliseconds: 1_794_000_000_000, random: 7)
        #expect(next > taken[69_999])
        other.pass(taken[5])
        #expect(other.next(milliseconds: 1_794_000_000_000, random: 7) > next)
    }
}
