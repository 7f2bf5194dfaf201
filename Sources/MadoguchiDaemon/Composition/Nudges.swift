/// Makes a loop look again. Several nudges count as one.
struct Nudges: Sendable {
    let stream: AsyncStream<Void>
    let send: AsyncStream<Void>.Continuation

    init() {
        (stream, send) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }
}
