import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct AuditCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("audit", Help.Audit.command)
    }

    @Argument(help: ArgumentHelp(Help.Audit.plans, Help.Value.plans), completion: .plans)
    var plans: [String] = []

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.daemon(in: environment)
        let list = try daemon.plans().body
        let replies = try audits(of: list, from: daemon)
        let outcome: ExitCode = replies.allSatisfy(\.body.agrees) ? .yes : .no
        if options.json {
            return Answer(
                .json(replies.map(\.json), under: "audits", isSingle: plans.count == 1), outcome: outcome)
        }
        if replies.isEmpty {
            let nothing = environment.language(.noTableToAudit)
            return Answer(.lines([Line(nothing)]))
        }
        let reports = replies.map { AuditReport(audit: $0.body, in: list).lines(environment) }
        return Answer(.lines(Array(reports.joined(separator: [""]))), outcome: outcome)
    }

    private func audits(
        of list: PlanList, from daemon: Daemon
    ) throws(DaemonError) -> [Daemon.Reply<PlanAudit>] {
        var audits: [Daemon.Reply<PlanAudit>] = []
        for plan in plans.isEmpty ? list.plans.map(\.plan) : plans {
            do throws(DaemonError) {
                audits.append(try daemon.audit(of: plan))
            } catch {
                // The plan is in the daemon's list, so it is its published table that wasn't found.
                guard plans.isEmpty, error.isNotFound else { throw error }
            }
        }
        return audits
    }
}
