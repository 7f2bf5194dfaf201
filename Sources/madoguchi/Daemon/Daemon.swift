import FoundationEssentials
import MadoguchiAPI

/// The daemon, seen from here: questions out, wire types and failures back.
final class Daemon {
    /// How long an answer that needn't be waited for may take.
    static let patience = Duration.seconds(10)

    private let connection: HTTPConnection

    init(socketPath: String) {
        connection = HTTPConnection(socketPath: socketPath)
    }

    /// An answer, read and as it came.
    struct Reply<Body> {
        var body: Body
        var json: String
    }

    /// - Throws: ``DaemonError``.
    func get<Body: Decodable>(
        _ target: RequestTarget, as type: Body.Type = Body.self, within duration: Duration = patience
    ) throws(DaemonError) -> Reply<Body> {
        let response: HTTPResponse
        do throws(TransportError) {
            response = try connection.get(target.description, within: duration)
        } catch {
            throw DaemonError(socketPath: connection.socketPath, reason: .transport(error))
        }
        guard response.status == 200 else {
            let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body))
            throw DaemonError(
                socketPath: connection.socketPath, reason: .refused(status: response.status, problem: problem))
        }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)) else {
            throw DaemonError(socketPath: connection.socketPath, reason: .notUnderstood)
        }
        return Reply(body: body, json: String(decoding: response.body, as: UTF8.self))
    }
}

/// Why the daemon gave no answer that can be used.
struct DaemonError: Error {
    enum Reason {
        case transport(TransportError)
        case refused(status: Int, problem: Problem?)
        /// JSON of some other shape.
        case notUnderstood
    }

    var socketPath: String
    var reason: Reason

    /// Whether the daemon was not there, or went away while it was asked: as over a restart.
    var isAbsence: Bool {
        switch reason {
        case .transport(.nobodyThere), .transport(.connectionLost): true
        case .refused(status: 503, _): true
        default: false
        }
    }

    /// Whether the plan asked about has no published table to audit.
    var isNoPublishedTable: Bool {
        guard case .refused(status: 404, let problem?) = reason else { return false }
        return problem.type.hasSuffix("/problems/no-published-table")
    }
}
