/// Lets a loop know that it should look again. One nudge is as good as many.
struct Nudges: Sendable {
    let stream: AsyncStream<Void>
    let send: AsyncStream<Void>.Continuation

    init() {
        (stream, send) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }
}
