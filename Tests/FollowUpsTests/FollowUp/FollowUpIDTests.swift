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

    @Test("Names grow, even within a millisecond and while the clock goes back")
    func growth() {
        var generator = FollowUpIDGenerator()
        var last = FollowUpID(rawValue: 0)
        for step in 0..<10_000 {
            let time = 1_795_000_000_000 - Int64(step % 7) * 1_000 + Int64(step / 100)
            let id = generator.next(milliseconds: time, random: UInt64(step) &* 0x9E37_79B9_7F4A_7C15)
            #expect(id > last)
            #expect(id.description > last.description)
            last = id
        }
    }
}
