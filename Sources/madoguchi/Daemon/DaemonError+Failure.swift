import Glibc
import MadoguchiAPI
import Messages
import SystemPackage

extension DaemonError: Reportable {
    var failure: Failure {
        switch reason {
        case .transport(let error): failure(of: error)
        case .uncertain(let lookup): doubt(lookup)
        case .refused(let status, let problem): Self.failure(status: status, problem: problem)
        case .notUnderstood: stranger(.notOurJSON)
        }
    }

    private func failure(of error: TransportError) -> Failure {
        switch error {
        case .nobodyThere:
            Failure(.noDaemon, .noDaemonAt(socketPath))
        case .notPermitted: notPermitted
        case .timedOut:
            Failure(.tryAgainLater, .daemonTimedOut(socketPath))
        case .unanswered:
            Failure(.noDaemon, .nobodyAnswers(at: socketPath))
        case .connectionLost:
            Failure(.tryAgainLater, .daemonClosedConnection(socketPath))
        case .malformed(let what):
            stranger(what)
        case .system(_, ENAMETOOLONG):
            Failure(.noDaemon, .socketPathOfBytes(socketPath, count: socketPath.utf8.count))
        case .system(let call, let code):
            Failure(.noDaemon, .noConnection(to: socketPath, call: call, SystemError.wording(Errno(rawValue: code))))
        }
    }

    private func doubt(_ lookup: String) -> Failure {
        Failure(.tryAgainLater, .commandUnanswered(socketPath, lookup: lookup))
    }

    private var notPermitted: Failure {
        let file = SocketLook.File(at: socketPath)
        return Failure(.notPermitted, .socketNotPermitted(socketPath, Caller.current.advice(toConnectTo: file)))
    }

    private func stranger(_ what: Wording) -> Failure {
        Failure(.noDaemon, .strangerAnswers(socketPath, what))
    }

    private static func failure(status: Int, problem: ProblemDetails?) -> Failure {
        let exit: ExitCode =
            switch status {
            case 401, 403: .notPermitted
            case 408, 429: .tryAgainLater
            case 400..<500: .badInput
            default: .tryAgainLater
            }
        guard let problem else {
            return Failure(exit, .daemonAnsweredStatus(status))
        }
        // The detail may name the fields already.
        let fields = (problem.errors ?? []).filter { !problem.detail.contains($0.detail) }
        let detail = problem.detail.isEmpty ? problem.title : problem.detail
        // "Invalid fields", and then which: the lead says as much.
        let saysNothing =
            detail == problem.title && !fields.isEmpty
            && ["/problems/invalid-fields", "/problems/invalid-parameters"].contains(problem.type)
        let heading: Wording =
            exit == .badInput
            ? .inputRefused(detail, isTitle: saysNothing) : .daemonUnable(detail, isTitle: saysNothing)
        let lines = fields.map { Wording.fieldRefused($0.pointer, $0.detail, suggestion: $0.suggestion) }
        return Failure(exit, .lines([heading] + lines))
    }
}
