import FoundationEssentials
import Glibc
import MadoguchiAPI
import TestSupport

@testable import madoguchi

/// A daemon with both sockets, that tells of itself what the test says.
final class TestDoctor {
    let runtimeDirectory: String
    /// A tz database of 2025b.
    let zoneinfo: String
    private let stubs: [StubDaemon]

    /// - Parameter change: what is to be otherwise than well.
    convenience init(_ change: (inout Diagnosis, inout RelayCheck) -> Void = { _, _ in }) throws {
        let zoneinfo = try ZoneRule.directory()
        var (diagnosis, check) = (Self.diagnosis(zoneinfo), Self.check)
        change(&diagnosis, &check)
        try self.init(diagnosis: diagnosis, check: check, zoneinfo: zoneinfo)
    }

    /// - Parameter diagnosis: nil for a daemon that knows of none.
    init(diagnosis: Diagnosis?, check: RelayCheck = check, zoneinfo: String = "/usr/share/zoneinfo") throws {
        let (told, checked) = (try diagnosis.map { try json($0) }, try json(check))
        let answer: @Sendable (StubDaemon.Request) -> StubDaemon.Reply = { request in
            switch (request.target, told) {
            case ("/healthz", _): .json(#"{"status":"ok"}"#)
            case ("/v1/diagnosis", let told?): .json(told)
            case ("/v1/relay/check", _): .json(checked)
            default: .json(#"{"type":"x","title":"Not found","status":404,"detail":"nothing there"}"#, status: 404)
            }
        }
        let directory = try TemporaryDirectory.make()
        runtimeDirectory = directory
        self.zoneinfo = zoneinfo
        stubs = try [("query.sock", 0o666), ("control.sock", 0o660)].map { name, mode in
            let stub = try StubDaemon(in: directory, at: name, answer)
            chmod("\(directory)/\(name)", mode_t(mode))
            return stub
        }
    }

    static let check = RelayCheck(
        transport: "smtp", to: "relay.example.jp:587", problem: nil, encrypted: true, loggedIn: true,
        certificateEnds: "2027-03-01T00:00:00+09:00", milliseconds: 120)

    static func diagnosis(_ zoneinfo: String) -> Diagnosis {
        var queue = TestFollowUps.queue
        (queue.states, queue.held) = (["queued": 3], 0)
        return Diagnosis(
            at: "2026-11-23T14:40:00+09:00", version: Release.version, configuration: "/etc/madoguchi/m.yaml",
            zoneinfo: zoneinfo, tzdata: "2025b",
            state: StateDiagnosis(
                directory: "/var/lib/madoguchi", checkedAt: "2026-11-23T09:00:00+09:00", database: 1 << 20,
                log: 64 << 10, free: 40 << 30, total: 80 << 30, freeFiles: 1_000_000, totalFiles: 5_000_000),
            queue: queue,
            plans: [
                PlanDiagnosis(
                    plan: "basic", open: false, until: "2026-11-23T23:00:00+09:00",
                    nextWindow: WindowBounds(start: "2026-11-23T23:00:00+09:00", end: "2026-11-24T10:00:00+09:00")),
                PlanDiagnosis(plan: "pro", open: true, until: nil, nextWindow: nil),
            ],
            guidance: GuidanceDiagnosis(
                directories: ["/etc/madoguchi/guidance"], letters: 12,
                playbooks: ["password", "chat", "login-page"].map { PlaybookDiagnosis(playbook: $0, missing: []) }),
            recurring: [])
    }
}
