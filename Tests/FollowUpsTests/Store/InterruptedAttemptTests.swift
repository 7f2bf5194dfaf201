import FollowUps
import StoreTestKit
import SupportHours
import Testing

@Suite("An attempt that nobody goes on with")
struct InterruptedAttemptTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var hasBegun: Bool
        var isCancelRequested: Bool
        var repeatsUncertain = true
        var limit = 5
        var moves: [Move]
        var state: FollowUpState
        var attempts: Int

        var testDescription: String { "\(moves)" }
    }

    @Test(
        "ends by what it had come to",
        arguments: [
            Case(hasBegun: false, isCancelRequested: false, moves: [.interrupted], state: .queued, attempts: 0),
            Case(
                hasBegun: false, isCancelRequested: true, moves: [.interrupted, .cancelled], state: .cancelled,
                attempts: 0),
            Case(
                hasBegun: true, isCancelRequested: false, moves: [.uncertain, .repeated], state: .queued, attempts: 1),
            Case(
                hasBegun: true, isCancelRequested: true, moves: [.uncertain, .repeated, .cancelled], state: .cancelled,
                attempts: 1),
            Case(
                hasBegun: true, isCancelRequested: false, repeatsUncertain: false, moves: [.uncertain],
                state: .uncertain, attempts: 1),
            // The last attempt that it has.
            Case(
                hasBegun: true, isCancelRequested: false, limit: 1, moves: [.uncertain], state: .uncertain, attempts: 1),
            // It isn't queued again in any case.
            Case(
                hasBegun: true, isCancelRequested: true, repeatsUncertain: false, moves: [.uncertain],
                state: .uncertain, attempts: 1),
        ])
    func ending(of interrupted: Case) throws {
        let rules = try DueRules.sample()
        var followUp = FollowUp(accepting: .sample(1, rules: rules))
        let attempt = InterruptedAttempt(
            hasBegun: interrupted.hasBegun, isCancelRequested: interrupted.isCancelRequested)
        let queued = followUp
        func end() -> [Move]? {
            followUp.end(
                attempt, at: .hours(10), repeatsUncertain: interrupted.repeatsUncertain, attempts: interrupted.limit,
                rules: rules)
        }
        let none = end()
        #expect(none == nil)
        #expect(followUp == queued)
        let isClaimed = followUp.make(.claimed, at: .hours(9))
        #expect(isClaimed)
        followUp.dueAt = nil
        let moves = end()
        #expect(moves == interrupted.moves)
        #expect(followUp.state == interrupted.state)
        #expect(followUp.attempts == interrupted.attempts)
        // Where it waits, it does so for an instant that was derived anew.
        #expect(followUp.dueAt == (interrupted.state == .queued ? queued.dueAt : nil))
        #expect(followUp.endedAt == (interrupted.state == .queued ? nil : .hours(10)))
        var recovery = Recovery(interrupted: 0, uncertain: 0)
        recovery.count(attempt)
        #expect(recovery == Recovery(interrupted: attempt.hasBegun ? 0 : 1, uncertain: attempt.hasBegun ? 1 : 0))
    }
}
