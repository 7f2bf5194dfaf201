import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("An attempt that has ended")
struct AttemptEndingTests {
    private static let report = DeliveryReport(text: "said the relay")

    private func ending(_ outcome: DeliveryOutcome, attempts: Int, repeatsUncertain: Bool) throws -> Settlement.Ending {
        var state = DispatchState(
            rules: try .sample(),
            settings: DispatchSettings(
                retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: repeatsUncertain,
                perSecond: 10, perDomainPerSecond: 10, senders: Senders(Sender("support@example.jp")), dateZone: .utc),
            capacity: 1, owner: owner, pause: .none, random: SystemRandomNumberGenerator(), at: 0)
        let lease = Lease(id: 1, owner: owner, attempt: attempts)
        state.inFlight[lease.id] = ClaimedFollowUp(
            lease: lease, plan: "basic", kind: .guidance,
            message: Message(recipient: "hana@example.jp", subject: "件名", text: "本文"), messageID: "<1@example.jp>",
            fixedHeaders: .sample, when: .nextWindow, countsFrom: monday, expiresAt: nil, attempts: attempts)
        state.end(lease, outcome, at: Moment(wall: .hours(9), uptime: 0))
        return try #require(state.ended.first).ending
    }

    @Test("in doubt is repeated only where that is configured, and attempts are left", arguments: [true, false], 1...4)
    func uncertain(repeatsUncertain: Bool, attempts: Int) throws {
        let ending = try ending(.uncertain(Self.report), attempts: attempts, repeatsUncertain: repeatsUncertain)
        if repeatsUncertain && attempts < 3 {
            guard case .queued(.repeated, let at, _) = ending else {
                Issue.record("\(ending)")
                return
            }
            #expect(at > .hours(9))
        } else {
            #expect(ending == .uncertain)
        }
    }

    @Test("by a transient failure is made again while attempts are left, whatever becomes of doubts", arguments: 1...4)
    func transient(attempts: Int) throws {
        for repeatsUncertain in [true, false] {
            let ending = try ending(
                .transientFailure(Self.report), attempts: attempts, repeatsUncertain: repeatsUncertain)
            if attempts < 3 {
                guard case .queued(.deferred, _, _) = ending else {
                    Issue.record("\(ending)")
                    return
                }
            } else {
                #expect(ending == .failed(.exhausted))
            }
        }
    }

    @Test("otherwise is what the relay said, and none where it couldn't be used", arguments: [true, false], 1...4)
    func others(repeatsUncertain: Bool, attempts: Int) throws {
        #expect(
            try ending(.delivered(Self.report), attempts: attempts, repeatsUncertain: repeatsUncertain) == .delivered)
        #expect(
            try ending(.permanentFailure(Self.report), attempts: attempts, repeatsUncertain: repeatsUncertain)
                == .failed(.rejected))
        let returned = try ending(
            .notAttempted(Self.report, .passing), attempts: attempts, repeatsUncertain: repeatsUncertain)
        guard case .queued(.returned, notBefore: .hours(9), _) = returned else {
            Issue.record("\(returned)")
            return
        }
    }
}
