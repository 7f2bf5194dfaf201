import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Reports on the cases of a period.
struct ReportsAPI: API {
    /// The default length of a report's period in seconds: 30 days.
    private static let usualPeriod: Int64 = 30 * 86_400
    private static let longestPeriod: Int64 = 3_660 * 86_400

    /// The results that the published guide claims for this way of working.
    private static let claims = CaseReport.Claims(
        selfServiceShare: [0.7, 0.9], inquiriesChange: -0.6, workChange: -0.7)

    /// The playbook whose cases are inquiries about passwords.
    private static let passwords = "password"

    static let from = Parameters.instant("from", about: "where the period begins; 30 days before its end by default")
    static let to = Parameters.instant("to", about: "where the period ends; now by default")

    let context: APIContext

    var routes: [Route] {
        [
            .get(
                "/v1/reports/cases",
                RouteDescription(
                    summary: "A report on the cases of a period.",
                    parameters: [Parameters.zone, Self.to, Self.from, Parameters.plan, CasesAPI.playbook],
                    answers: [.json(CaseReport.self)], problems: [.unknownPlan, .unknownPlaybook]),
                .concurrent(report))
        ]
    }

    private func report(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let to = query.read(Self.to) ?? context.clock.now().advanced(bySeconds: 1)
        let from = query.read(Self.from) ?? to.advanced(bySeconds: -Self.usualPeriod)
        let plan = query.read(Parameters.plan)
        let playbook = query.read(CasesAPI.playbook)
        if to <= from || to.seconds(since: from) > Self.longestPeriod {
            query.report("from", .notAPeriod(before: "to"))
        }
        try query.finish()
        if let plan, snapshot.plan(plan) == nil { throw .unknownPlan(plan, in: snapshot) }
        let playbooks =
            try playbook.map { id throws(Problem) in [try snapshot.playbook(id).id] }
            ?? snapshot.guidance.set.playbooks.filter(\.isAboutCustomer).map(\.id)
        let period = from..<to
        let before = from.advanced(bySeconds: -to.seconds(since: from))..<from
        let now = try await figures(in: period, plan, playbooks)
        let then = try await figures(in: before, plan, playbooks)
        var report = report(period, now, before: before, then, zone, snapshot)
        let passwords = playbooks.filter { $0 == Self.passwords }
        let inquiries = Self.change(
            from: try await figures(in: before, plan, passwords).opened,
            to: try await figures(in: period, plan, passwords).opened)
        report.comparisons = [
            .init(claim: "self-service-step", claimed: 0.9, own: report.selfServiceShare),
            // Customers who settle it alone write to nobody, so that no case tells of them.
            .init(claim: "pages", claimed: 0.7, own: nil),
            .init(claim: "troubles", claimed: -0.7, own: report.inquiriesChange),
            .init(claim: "inquiries", claimed: -0.6, own: inquiries),
            .init(claim: "work", claimed: -0.7, own: report.workChange),
        ]
        return try Response(report)
    }

    private func figures(
        in period: Range<Instant>, _ plan: String?, _ playbooks: [String]
    ) async throws(Problem) -> CaseFigures {
        try await storing { () throws(StoreError) in
            try await context.store.figures(in: period, plan: plan, playbooks: playbooks)
        }
    }

    private func report(
        _ period: Range<Instant>, _ now: CaseFigures, before: Range<Instant>, _ then: CaseFigures, _ zone: Zone,
        _ snapshot: Snapshot
    ) -> CaseReport {
        let total = now.resolved.count
        let counts = now.resolved.reduce(into: [:]) { $0[$1.resolution.stage, default: 0] += 1 }
        var stages = snapshot.guidance.set.playbooks.flatMap(\.stages).filter { counts[$0] != nil }
        stages += counts.keys.filter { !stages.contains($0) }.sorted()
        var seen: Set<String> = []
        let rows = stages.filter { seen.insert($0).inserted }.map { stage in
            let count = counts[stage] ?? 0
            return CaseReport.Stage(stage: stage, resolved: count, share: Double(count) / Double(total))
        }
        return CaseReport(
            from: period.lowerBound.formatted(in: zone), to: period.upperBound.formatted(in: zone),
            opened: now.opened, resolved: total, open: now.open, stages: rows,
            selfServiceShare: total == 0 ? nil : Double(counts["self-service"] ?? 0) / Double(total),
            medianStaffedSeconds: Self.median(
                now.resolved.compactMap { resolved in
                    snapshot.plan(resolved.plan)?.schedule
                        .staffedSeconds(in: resolved.openedAt..<max(resolved.openedAt, resolved.resolution.at))
                }),
            operatorSteps: now.reminders,
            before: CaseReport.Before(
                from: before.lowerBound.formatted(in: zone), to: before.upperBound.formatted(in: zone),
                opened: then.opened, resolved: then.resolved.count, operatorSteps: then.reminders),
            inquiriesChange: Self.change(from: then.opened, to: now.opened),
            workChange: Self.change(from: then.reminders, to: now.reminders), claims: Self.claims)
    }

    /// The lower of the two middle values where their number is even: a time that some case did take.
    private static func median(_ seconds: [Int64]) -> Int64? {
        seconds.isEmpty ? nil : seconds.sorted()[(seconds.count - 1) / 2]
    }

    private static func change(from old: Int, to new: Int) -> Double? {
        old == 0 ? nil : Double(new - old) / Double(old)
    }
}
