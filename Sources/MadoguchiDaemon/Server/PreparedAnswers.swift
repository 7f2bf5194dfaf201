import Glibc
import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1
import SupportHours

/// The answers to plain questions as bytes, computed at most once a second for each language; and requests that were
/// understood before, which needn't be decoded again.
///
/// Only used on the socket's event loop, so that finding an answer takes no lock.
final class PreparedAnswers {
    /// Identifies an answer.
    struct Question: Hashable {
        fileprivate let target: String
        fileprivate let language: Language?
    }

    /// Most clients are of few kinds, each of which asks in the same bytes every time.
    private static let mostRecognised = 8
    /// The longest request in bytes that is recognised.
    private static let longestRecognised = 512

    private let routes: RouteTable
    private let current: CurrentSnapshot
    private let clock: WallClock
    private let patterns: [String]
    private let allocator = ByteBufferAllocator()
    private var targets: Set<String> = []
    private var answers: [Question: ByteBuffer] = [:]
    /// Each with its answer of this second, once a client has asked for it.
    private var recognised: [(request: [UInt8], question: Question, answer: ByteBuffer?)] = []
    private var generation: Int?
    private var instant = Instant(secondsSinceEpoch: .min)

    init(routes: RouteTable, current: CurrentSnapshot, clock: WallClock) {
        self.routes = routes
        patterns = routes.routes.filter(\.description.isPrepared).map(\.path.text)
        self.current = current
        self.clock = clock
    }

    /// - Returns: nil where the target is no plain question.
    func question(_ target: String, in language: Language?) -> Question? {
        refresh()
        return targets.contains(target) ? Question(target: target, language: language) : nil
    }

    /// - Returns: the complete answer to a `GET` on a connection that goes on.
    func answer(to question: Question) -> ByteBuffer? {
        refresh()
        return freshAnswer(to: question)
    }

    private func freshAnswer(to question: Question) -> ByteBuffer? {
        if let answer = answers[question] { return answer }
        guard let target = try? RequestTarget(question.target) else { return nil }
        let fields = question.language.map { HTTPHeaders([("accept-language", $0.rawValue)]) } ?? HTTPHeaders()
        guard case .now(let response) = routes.reply(to: Request(method: "GET", target: target, fields: fields)) else {
            return nil
        }
        let answer = HTTPText.bytes(of: response, at: instant, persistence: .keepAlive, allocator: allocator)
        answers[question] = answer
        return answer
    }

    /// Remembers that these bytes ask this question and nothing else.
    func recognise(_ request: ByteBuffer, as question: Question) {
        guard request.readableBytes <= Self.longestRecognised, index(of: request) == nil else { return }
        if recognised.count == Self.mostRecognised { recognised.removeLast() }
        recognised.insert((Array(request.readableBytesView), question, nil), at: 0)
    }

    /// - Returns: the answer to a request that is identical to one that was understood before; nil for any other.
    func answer(toRecognised request: ByteBuffer) -> ByteBuffer? {
        refresh()
        guard let index = index(of: request) else { return nil }
        if let answer = recognised[index].answer { return answer }
        let answer = freshAnswer(to: recognised[index].question)
        recognised[index].answer = answer
        return answer
    }

    private func index(of request: ByteBuffer) -> Int? {
        request.withUnsafeReadableBytes { bytes in
            recognised.firstIndex { known in
                known.request.count == bytes.count
                    && known.request.withUnsafeBytes { same(bytes, $0) }
            }
        }
    }

    private func same(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard let a = a.baseAddress, let start = b.baseAddress else { return b.isEmpty }
        return memcmp(a, start, b.count) == 0
    }

    /// Discards the answers of an earlier second, or from before a reload.
    private func refresh() {
        let now = clock.now()
        let generation = current.generation
        guard now != instant || generation != self.generation else { return }
        if generation != self.generation {
            targets = Set(
                current.snapshot.plans.flatMap { plan in
                    patterns.map { $0.replacing("{plan}", with: plan.id) }
                })
            // By another configuration their host may be refused.
            recognised.removeAll()
        }
        answers.removeAll(keepingCapacity: true)
        for index in recognised.indices { recognised[index].answer = nil }
        instant = now
        self.generation = generation
    }
}
