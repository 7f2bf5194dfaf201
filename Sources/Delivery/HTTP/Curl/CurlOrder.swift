internal import SupportHours
internal import Synchronization

/// A request on its way to the thread that carries it out.
final class CurlOrder: Sendable {
    let request: HTTPRequest
    /// Where connections may go.
    let addresses: [IPAddress]
    let settings: HTTPSettings
    /// Whether a connection is all that is wanted.
    let isForConnectionOnly: Bool
    private let cancelled = Atomic(false)

    init(request: HTTPRequest, addresses: [IPAddress], settings: HTTPSettings, isForConnectionOnly: Bool) {
        self.request = request
        self.addresses = addresses
        self.settings = settings
        self.isForConnectionOnly = isForConnectionOnly
    }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// The thread has to be woken to notice.
    func cancel() { cancelled.store(true, ordering: .relaxed) }
}

/// What became of an order.
struct CurlOutcome: Sendable {
    /// Why it isn't whole; nil where it is.
    var cause: HTTPFailure.Cause?
    var progress = HTTPFailure.Progress.none
    var status: HTTPStatus?
    var fields: [HTTPField] = []
    var body: [UInt8] = []
    /// Where the answer redirects to, absolute.
    var redirect: String?
    var certificateEnd: Instant?

    var answer: HTTPAnswer {
        get throws(HTTPFailure) {
            guard let status, cause == nil else {
                let cause = cause ?? .connection("what came isn't an answer")
                throw HTTPFailure(cause: cause, progress: progress, status: status)
            }
            return HTTPAnswer(status: status, fields: fields, body: body)
        }
    }
}
