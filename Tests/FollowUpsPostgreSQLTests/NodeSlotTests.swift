import FollowUps
import Messages
import Testing

@testable import FollowUpsPostgreSQL

@Suite("The slot of a node")
struct NodeSlotTests {
    private let one = LeaseOwner(rawValue: 1)
    private let other = LeaseOwner(rawValue: 2)

    private func refusal(of slot: NodeSlot) -> Wording? {
        do throws(StoreError) {
            _ = try slot.current()
            return nil
        } catch {
            #expect(error.reason == .unreachable)
            return error.detail
        }
    }

    @Test("is missing until its node has joined, and whatever is refused then tells why, as far as that is known")
    func joining() throws {
        let slot = NodeSlot(fixed: nil)
        #expect(refusal(of: slot) == .nodeHasNotJoined(because: nil))
        slot.isMissing(because: .everySlotTaken)
        #expect(refusal(of: slot) == .nodeHasNotJoined(because: .everySlotTaken))
        slot.take(7, for: one)
        #expect(try slot.current() == 7)
        // What was asked before it joined.
        slot.isMissing(because: .everySlotTaken)
        #expect(try slot.current() == 7)
    }

    @Test("is given up by its own node alone")
    func givingUp() throws {
        let slot = NodeSlot(fixed: nil)
        slot.take(7, for: one)
        slot.giveUp(other, because: .takenForDead)
        #expect(try slot.current() == 7)
        slot.giveUp(one, because: .takenForDead)
        #expect(refusal(of: slot) == .nodeHasNotJoined(because: .takenForDead))
        slot.take(8, for: other)
        #expect(try slot.current() == 8)
    }

    @Test("that is fixed depends on nobody")
    func fixed() throws {
        let slot = NodeSlot(fixed: 3)
        slot.take(7, for: one)
        slot.giveUp(one)
        slot.isMissing(because: .everySlotTaken)
        #expect(try slot.current() == 3)
    }
}
