import MadoguchiAPI
import Messages

/// Sends one command for several follow-ups, one after the other; a failure doesn't stop the rest.
struct QueueChange {
    let ids: [String]
    let json: Bool
    /// - Throws: ``DaemonError``.
    let change: (String) throws(DaemonError) -> Daemon.Reply<FollowUpResource>

    /// - Throws: ``DaemonError`` where the daemon can't be reached, which concerns all of them.
    func answer(in environment: CommandEnvironment) throws(DaemonError) -> Answer {
        var replies: [Daemon.Reply<FollowUpResource>] = []
        var failures: [Failure] = []
        for id in ids {
            do throws(DaemonError) {
                replies.append(try change(id))
            } catch {
                guard case .refused = error.reason, ids.count > 1 else { throw error }
                failures.append(error.failure.about(id))
            }
        }
        var answer = Answer(
            json
                ? .json(replies.map(\.json), under: "follow_ups", isSingle: ids.count == 1)
                : .lines(replies.map { line($0.body, environment) }),
            outcome: failures.first?.outcome ?? .yes)
        answer.failures = failures
        return answer
    }

    /// `0d2m9q7t4k1xz  queued  goes Mon 23 Nov 23:00 (in 8 h)`
    private func line(_ followUp: FollowUpResource, _ environment: CommandEnvironment) -> Line {
        let say = environment.language
        var line: Line = "\(followUp.id ?? "", .strong)  \(say.word(forState: followUp.state))"
        if let dueAt = followUp.dueAt {
            let moment = Moments(environment).coming(dueAt)
            line += "  \(say.line { .goesAt($0(moment)) })"
        } else if let held = followUp.dueBecause?.held {
            line += "  \(say(.statusHeld), .now): \(say.word(forHold: held))"
        }
        return line
    }
}

extension Failure {
    fileprivate func about(_ id: String) -> Failure {
        Failure(outcome, .concerning(id, wording))
    }
}
