import LinuxSystem
import NIOCore
import SupportHours

/// The answers to the plain availability questions as bytes, made at most once a second.
///
/// One for each event loop, so that finding an answer takes no lock.
final class PreparedAnswers {
    private let api: HoursAPI
    private let allocator = ByteBufferAllocator()
    private var targets: Set<String> = []
    private var answers: [String: ByteBuffer] = [:]
    private var generation: Int?
    private var instant = Instant(secondsSinceEpoch: .min)

    init(api: HoursAPI) {
        self.api = api
    }

    /// - Parameter target: a request's target as it came.
    /// - Returns: the whole answer to a `GET` on a connection that goes on; nil where the target is no plain
    ///   availability question.
    func answer(to target: String) -> ByteBuffer? {
        let now = api.clock.now()
        let generation = api.hours.generation
        if now != instant || generation != self.generation {
            if generation != self.generation {
                targets = Set(api.hours.snapshot.plans.map { "/v1/plans/\($0.id)/availability" })
            }
            answers.removeAll(keepingCapacity: true)
            instant = now
            self.generation = generation
        }
        if let answer = answers[target] { return answer }
        guard targets.contains(target),
            case .now(let response)? = api.reply(to: HoursRequest(method: "GET", target: target))
        else { return nil }
        let answer = HTTPText.bytes(of: response, at: now, persistence: .keepAlive, allocator: allocator)
        answers[target] = answer
        return answer
    }
}
