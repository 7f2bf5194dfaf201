import Messages
internal import SupportHours
internal import Synchronization

/// A request that is handed to the thread.
final class CurlOrder: Sendable {
    let request: HTTPRequest
    /// The addresses that may be connected to.
    let addresses: [IPAddress]
    let settings: HTTPSettings
    /// Whether only a connection is wanted, without a request.
    let isForConnectionOnly: Bool
    /// Asked on the loop's thread before anything of the request leaves; where it throws, nothing does.
    let mayBegin: @Sendable () throws -> Void
    private let cancelled = Atomic(false)

    init(
        request: HTTPRequest, addresses: [IPAddress], settings: HTTPSettings, isForConnectionOnly: Bool,
        mayBegin: @escaping @Sendable () throws -> Void = {}
    ) {
        self.request = request
        self.addresses = addresses
        self.settings = settings
        self.isForConnectionOnly = isForConnectionOnly
        self.mayBegin = mayBegin
    }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// The thread must be woken to notice it.
    func cancel() { cancelled.store(true, ordering: .relaxed) }
}

/// The outcome of an order.
struct CurlOutcome: Sendable {
    /// Why it is incomplete; nil where it is complete.
    var cause: HTTPFailure.Cause?
    var progress = HTTPFailure.Progress.none
    var status: HTTPStatus?
    var fields: [HTTPField] = []
    var body: [UInt8] = []
    /// The absolute URL that the answer redirects to.
    var redirect: String?
    var certificateEnd: Instant?

    var answer: HTTPAnswer {
        get throws(HTTPFailure) {
            guard let status, cause == nil else {
                let cause = cause ?? .connection(.noAnswerAtAll)
                throw HTTPFailure(cause: cause, progress: progress, status: status)
            }
            return HTTPAnswer(status: status, fields: fields, body: body)
        }
    }
}
