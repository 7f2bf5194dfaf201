import FollowUps
import Testing

@Suite struct FollowUpStateTests {
    @Test("Only acceptance makes a follow-up, and it makes a queued one")
    func acceptance() {
        let first = Move.allCases.filter { FollowUpState.after($0, from: nil) != nil }
        #expect(first == [.accepted])
        #expect(FollowUpState.after(.accepted, from: nil) == .queued)
        #expect(FollowUpState.allCases.allSatisfy { FollowUpState.after(.accepted, from: $0) == nil })
    }

    @Test("What is delivered or expired stays so")
    func finality() {
        for state in [FollowUpState.delivered, .expired] {
            #expect(Move.allCases.allSatisfy { FollowUpState.after($0, from: state) == nil })
        }
    }

    @Test("Nobody calls off, moves or expires what is being sent")
    func sendingIsLeftAlone() {
        for move in [Move.cancelled, .rescheduled, .expired, .retried, .claimed] {
            #expect(FollowUpState.after(move, from: .sending) == nil)
        }
    }

    @Test("Every state but the first can be reached, and every move is of use somewhere")
    func reachability() {
        var reached: Set<FollowUpState> = [.queued]
        var used: Set<Move> = [.accepted]
        for _ in FollowUpState.allCases {
            for state in reached {
                for move in Move.allCases {
                    guard let next = FollowUpState.after(move, from: state) else { continue }
                    reached.insert(next)
                    used.insert(move)
                }
            }
        }
        #expect(reached == Set(FollowUpState.allCases))
        #expect(used == Set(Move.allCases))
    }
}
