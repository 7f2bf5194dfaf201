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
        _ target: RequestTarget, within duration: Duration = patience
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
