import MadoguchiAPI
import NIOCore

/// A piece of an event stream, written once for all who get it. [HTML Standard §9.2.5]
struct EventText: Sendable {
    /// As it is, for a connection that ends by closing.
    let bytes: ByteBuffer
    /// As a chunk of a body.
    let chunk: ByteBuffer

    private init(_ text: String) {
        let utf8 = Array(text.utf8)
        bytes = ByteBuffer(bytes: utf8)
        chunk = HTTPText.chunk(utf8, allocator: ByteBufferAllocator())
    }

    /// - Parameters:
    ///   - data: one line.
    ///   - id: rises with each event.
    init(_ name: String, data: String, id: UInt64) {
        self.init("event: \(name)\nid: \(id)\ndata: \(data)\n\n")
    }

    /// Keeps a quiet connection from being taken for a dead one.
    static let comment = EventText(":\n\n")

    /// Milliseconds after which a client connects anew.
    static let retry = EventText("retry: 5000\n\n")
}
