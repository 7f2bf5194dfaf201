import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1
import SupportHours

/// The answers to the plain availability questions as bytes, made at most once a second for each language.
///
/// Only the socket's event loop touches it, so that finding an answer takes no lock.
final class PreparedAnswers {
    private struct Key: Hashable {
        let target: String
        let language: Language?
    }

    private let routes: RouteTable
    private let current: CurrentSnapshot
    private let clock: WallClock
    private let allocator = ByteBufferAllocator()
    private var targets: Set<String> = []
    private var answers: [Key: ByteBuffer] = [:]
    private var generation: Int?
    private var instant = Instant(secondsSinceEpoch: .min)

    init(routes: RouteTable, current: CurrentSnapshot, clock: WallClock) {
        self.routes = routes
        self.current = current
        self.clock = clock
    }

    /// - Returns: the whole answer to a `GET` on a connection that goes on; nil where the target is no plain
    ///   availability question.
    func answer(to target: String, in language: Language?) -> ByteBuffer? {
        let now = clock.now()
        let generation = current.generation
        if now != instant || generation != self.generation {
            if generation != self.generation {
                targets = Set(current.snapshot.plans.map { "/v1/plans/\($0.id)/availability" })
            }
            answers.removeAll(keepingCapacity: true)
            instant = now
            self.generation = generation
        }
        let key = Key(target: target, language: language)
        if let answer = answers[key] { return answer }
        guard targets.contains(target), let parsed = try? RequestTarget(target) else { return nil }
        let fields = language.map { HTTPHeaders([("accept-language", $0.rawValue)]) } ?? HTTPHeaders()
        guard case .now(let response) = routes.reply(to: Request(method: "GET", target: parsed, fields: fields)) else {
            return nil
        }
        let answer = HTTPText.bytes(of: response, at: now, persistence: .keepAlive, allocator: allocator)
        answers[key] = answer
        return answer
    }
}
