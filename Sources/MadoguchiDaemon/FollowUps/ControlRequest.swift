import MadoguchiAPI

/// What a transport hands over of a request that may change something.
struct ControlRequest: Sendable {
    var method: String
    /// Path and query as they came.
    var target: String
    var contentType: String?
    /// The kinds of answer that are liked.
    var accept: String?
    var idempotencyKey: String?
    /// Who asks, by the socket's peer credentials; nil where the system doesn't say.
    var uid: UInt32?
    /// Reads the body to its end; one of more than so many bytes is a problem.
    var body: @Sendable (_ limit: Int) async throws(Problem) -> [UInt8]
}

enum ControlReply: Sendable {
    case whole(HoursResponse)
    /// To be fed with the body as it comes.
    case batch(FollowUpBatch)
    case download(Download)
}
