import NIOCore
import NIOPosix

// The least that an answer costs on SwiftNIO: whatever comes is answered with prepared bytes, unread. What a server on
// it takes beyond that is its own.
//
// usage: nio-floor SOCKET BODY-BYTES

final class Answerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: ByteBuffer

    init(_ answer: ByteBuffer) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    }
}

guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
    fatalError("usage: nio-floor SOCKET BODY-BYTES")
}
let answer = ByteBuffer(
    string: """
        HTTP/1.1 200 OK\r
        content-type: application/json\r
        date: Tue, 24 Nov 2026 14:00:00 GMT\r
        content-length: \(count)\r
        \r
        \(String(repeating: "x", count: count))
        """)
let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
    .childChannelOption(.maxMessagesPerRead, value: 1)
    .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4_096))
    .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Answerer(answer))
        }
    }
    .bind(unixDomainSocketPath: CommandLine.arguments[1]).get()
try await listener.closeFuture.get()
