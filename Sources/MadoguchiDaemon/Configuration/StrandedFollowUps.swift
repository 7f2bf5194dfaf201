import FollowUps
import FoundationEssentials
import LinuxSystem
import LoggedEvents
import Logging
import MadoguchiAPI
package import Messages
import SystemPackage

/// Queued follow-ups that are held because the configuration doesn't have their plan.
struct StrandedFollowUps: Hashable {
    /// How many there are of each such plan.
    let counts: [String: Int]

    /// - Parameters:
    ///   - queued: how many are queued, by plan.
    ///   - plans: those of the configuration.
    init(_ queued: [String: Int], without plans: some Sequence<String>) {
        let known = Set(plans)
        counts = queued.filter { $0.value > 0 && !known.contains($0.key) }
    }

    /// A line for each plan: what is held, and what to do.
    var lines: [Wording] { counts.sorted { $0.key < $1.key }.map { .stranded($0.value, of: $0.key) } }
}

/// Tells the log of follow-ups that a start or a reload has stranded.
struct StrandedReport: Sendable {
    let store: any QueueStore
    let current: CurrentSnapshot
    let logger: Logger

    /// Says nothing where the store can't be used, which is told elsewhere.
    func log() async {
        guard let tally = try? await store.tally() else { return }
        let queued = tally.mapValues { $0[.queued] ?? 0 }
        for line in StrandedFollowUps(queued, without: current.snapshot.plans.map(\.id)).lines { logger.warning(line) }
    }
}

// MARK: Before a reload

extension Configuration {
    /// What a running daemon would hold if it read this configuration now; a line each.
    ///
    /// The daemon itself is asked. Its database belongs to another user, who alone may have files beside it.
    package func whatItWouldStrand() -> [Wording] {
        // A socket of systemd's would start a daemon that is stopped, so that nothing is asked unless one runs.
        guard let isRunning = FileLock.isHeld("\(stateDirectory)/madoguchi.lock") else { return [.note(.queueNotSeen)] }
        guard isRunning else { return [] }
        guard let queued = Self.queued(in: runtimeDirectory) else { return [.note(.queueNotSeen)] }
        return StrandedFollowUps(queued, without: plans.map(\.id)).lines.map { .warning($0) }
    }

    /// How many are queued, by plan; nil where the daemon doesn't say.
    private static func queued(in runtimeDirectory: String) -> [String: Int]? {
        let question = "GET /v1/queue HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let answer = try? UnixExchange.answer(
            to: Array(question.utf8), at: "\(runtimeDirectory)/control.sock", within: 2, atMost: 16 << 20)
        guard let answer, answer.starts(with: Array("HTTP/1.1 200 ".utf8)),
            let head = answer.firstRange(of: Array("\r\n\r\n".utf8)),
            let status = try? JSONDecoder().decode(QueueStatus.self, from: Data(answer[head.upperBound...]))
        else { return nil }
        return status.plans.mapValues { $0[FollowUpState.queued.rawValue] ?? 0 }
    }
}
