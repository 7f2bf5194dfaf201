import FollowUps
import Foundation
import Guidance
import LinuxSystem
import Logging
import MadoguchiAPI
import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import MadoguchiDaemon

/// The project's own messages.
let guidanceDirectory = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Config/guidance"

/// Beside the plans of ``sendingPlans``, the project's own messages and what an operator would say of them.
let guidedPlans = guided()

/// - Parameter lines: more of `guidance`, each line indented by two.
func guided(_ lines: String = "") -> String {
    sendingPlans + "\n" + """
        guidance:
          directory: \(guidanceDirectory)
          operator: owner@example.jp
          variables: { site_name: みどり教室, login_url: "https://example.jp/login", sender_domain: mail.example.jp }
        """ + (lines.isEmpty ? "" : "\n" + lines)
}

/// Read once: it is all of the messages.
private let guidedSnapshot = Result { try TestHours.snapshot(guidedPlans) }

extension TestFollowUps {
    /// With the project's own messages. It is Tuesday noon in Japan unless told, when `basic` is closed until 23:00.
    static func guided(
        now: String = "2026-11-24T12:00:00+09:00", store: any FollowUpStore = InMemoryStore()
    ) throws -> TestFollowUps {
        let followUps = try TestFollowUps(now: now, store: store)
        followUps.current.replace(with: try guidedSnapshot.get())
        return followUps
    }

    /// Claims what is due for a plan, as a dispatcher does.
    func claimDue(plan: String = "basic", owner: Int64 = 1) async throws -> [ClaimedFollowUp] {
        let now = clock.clock.now()
        let heads = try await context.store.due(in: plan, at: now, after: nil, limit: 1_000)
        return try await context.store.claim(
            heads.map(\.id), by: LeaseOwner(rawValue: owner), at: now,
            fixedHeaders: FixedHeaders(sender: "窓口 <support@example.jp>", date: now, utcOffset: 32_400)
        ).map { $0.rendered(by: GuidanceRenderer(current: current), at: now) }
    }

    /// Sends what is due for a plan, and has the cases go on.
    @discardableResult
    func deliverDue(
        plan: String = "basic", as ending: Settlement.Ending = .delivered
    ) async throws -> [ClaimedFollowUp] {
        let claimed = try await claimDue(plan: plan)
        try await context.store.settle(
            claimed.map { Settlement(lease: $0.lease, at: clock.clock.now(), ending: ending) })
        try await caseService.goOn()
        return claimed
    }

    var caseService: CaseService {
        CaseService(
            steps: CaseSteps(context: context), clock: clock.clock, inbox: CaseService.Inbox(),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    func post<Value: Decodable>(
        _ target: String, _ body: String, status: Int = 200, key: String? = nil, as type: Value.Type = Value.self
    ) async throws -> Value {
        let response = try await send("POST", target, body, key: key)
        #expect(response.status == status, "\(target): \(response.text)")
        return try response.decoded()
    }
}
