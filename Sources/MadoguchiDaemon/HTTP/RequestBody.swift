import Messages
import NIOCore

/// A request's body, read as it arrives.
struct RequestBody: Sendable {
    /// Bytes, where the client announced them.
    let length: Int?
    /// - Returns: the next part; nil at the end.
    private let part: @Sendable () async throws -> ByteBuffer?

    /// No body, or an empty one.
    static let none = RequestBody(length: 0) { nil }

    init(length: Int?, part: @escaping @Sendable () async throws -> ByteBuffer?) {
        self.length = length
        self.part = part
    }

    /// - Returns: the next part; nil at the end.
    /// - Throws: where the client disconnects before the end, or sends no valid body.
    func next() async throws -> ByteBuffer? { try await part() }

    /// Reads all of it.
    ///
    /// - Parameter limit: the most bytes that it may have.
    func collect(atMost limit: Int) async throws(Problem) -> [UInt8] {
        if let length, length > limit { throw Problem(.bodyTooLarge(limit: limit)) }
        var bytes: [UInt8] = []
        while let buffer = try await nextOrProblem() {
            guard bytes.count + buffer.readableBytes <= limit else { throw Problem(.bodyTooLarge(limit: limit)) }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    private func nextOrProblem() async throws(Problem) -> ByteBuffer? {
        do {
            return try await part()
        } catch {
            throw Problem(.unreadableBody(reason: Wording(error)))
        }
    }
}
