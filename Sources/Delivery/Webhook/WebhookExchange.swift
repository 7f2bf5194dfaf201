internal import AsyncHTTPClient
import FollowUps
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// One request and how far it came.
final class WebhookExchange: HTTPClientResponseDelegate {
    typealias Response = Void

    private struct State {
        var hasBegun = false
        var isSent = false
        var status: HTTPResponseStatus?
        var received = 0
    }

    private struct TooLong: Error {}

    /// Octets of an answer that are waited for. Nothing of it is of use beside the status.
    private static let limit = 65_536

    private let state = Mutex(State())

    /// Whether anything of the request went out.
    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
        state.withLock { $0.hasBegun = true }
    }

    func didSendRequest(task: HTTPClient.Task<Void>) {
        state.withLock { $0.isSent = true }
    }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        state.withLock { $0.status = head.status }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        let received = state.withLock { state in
            state.received += buffer.readableBytes
            return state.received
        }
        return received > Self.limit
            ? task.eventLoop.makeFailedFuture(TooLong()) : task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) {}

    /// What came of it.
    ///
    /// - Parameter error: why it ended before the answer did.
    func outcome(error: (any Error)?, isStopped: Bool) -> DeliveryOutcome {
        let state = state.withLock { $0 }
        if let status = state.status { return Self.outcome(of: status) }
        if isStopped, !state.isSent { return .stopped }
        let reason = error.map { ConnectFailure.reason(for: $0) } ?? "it gave no answer"
        if state.isSent { return .uncertain(DeliveryReport(text: "the webhook's answer didn't come: \(reason)")) }
        if state.hasBegun { return .retry(DeliveryReport(text: "the webhook didn't take the request: \(reason)")) }
        return .unsent(DeliveryReport(text: "the webhook can't be reached: \(reason)"), .passing)
    }

    private static func outcome(of status: HTTPResponseStatus) -> DeliveryOutcome {
        let code = Int(status.code)
        let report = DeliveryReport(code: code, text: status.reasonPhrase.visibleLine.withoutAddresses)
        switch code {
        case 200..<300: return .delivered(report)
        case 300..<400:
            return .permanent(
                DeliveryReport(code: code, text: "the webhook redirects, which isn't followed; set url to where it is"))
        case 408, 425, 429, 500...: return .retry(report)
        default: return .permanent(report)
        }
    }
}
