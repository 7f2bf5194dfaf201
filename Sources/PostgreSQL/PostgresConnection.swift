package import Dispatch

/// A connection that is made when it is needed, and again after it was lost: to the first of the hosts that takes writes.
/// Everything it does blocks, and happens on one queue.
///
/// `@unchecked`: mutable state is used on `queue` only.
package final class PostgresConnection: @unchecked Sendable {
    /// A serial one.
    package let queue: DispatchQueue
    private let place: @Sendable () throws -> PostgresPlace
    private let options: PostgresOptions
    private let prepare: @Sendable (PostgresSession) throws -> Void
    private var session: PostgresSession?
    /// Of the last try to connect, and until when it isn't repeated.
    private var failure: (error: PostgresError, until: Deadline)?
    private var isClosed = false

    /// - Parameter prepare: called with each new session before anything else; where it throws, the call that wanted the
    ///   session throws the same.
    package convenience init(
        _ address: PostgresAddress, password: PostgresPassword? = nil, options: PostgresOptions,
        label: String = "madoguchi.postgresql", prepare: @escaping @Sendable (PostgresSession) throws -> Void = { _ in }
    ) {
        self.init(
            to: { PostgresPlace(address: address, password: password) }, options: options, label: label,
            prepare: prepare)
    }

    /// - Parameters:
    ///   - place: asked at each try to connect, so that a password may change; where it throws, the call that wanted the
    ///     session throws the same.
    ///   - prepare: called with each new session before anything else, as above.
    package init(
        to place: @escaping @Sendable () throws -> PostgresPlace, options: PostgresOptions, label: String,
        prepare: @escaping @Sendable (PostgresSession) throws -> Void
    ) {
        self.place = place
        self.prepare = prepare
        self.options = options
        queue = DispatchQueue(label: label)
    }

    /// Runs `body` with a session that was there just now. Blocks; on `queue` only.
    ///
    /// - Throws: what `body` throws; a ``PostgresError`` where there is no session. In both cases the next call connects anew
    ///   if the session was lost.
    package func run<Result>(_ body: (PostgresSession) throws -> Result) throws -> Result {
        dispatchPrecondition(condition: .onQueue(queue))
        let session = try open()
        defer { if !session.isOpen { self.session = nil } }
        return try body(session)
    }

    /// The same from anywhere.
    package func perform<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try self.run(body) }) }
        }
    }

    /// Returns once every earlier call is done; every later call fails with `closed`.
    package func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.isClosed = true
                self.session?.close()
                self.session = nil
                continuation.resume()
            }
        }
    }

    private func open() throws -> PostgresSession {
        if isClosed { throw PostgresError.closed }
        // It may have been lost while nobody asked anything, which is no failure of the call that comes now.
        if let session, session.look() { return session }
        session = nil
        if let failure, !failure.until.isOver { throw failure.error }
        let place = try place()
        let session: PostgresSession
        do throws(PostgresError) {
            session = try PostgresSession(place.address, password: place.password, options: options)
        } catch {
            failure = (error, Deadline(after: options.retryInterval))
            throw error
        }
        failure = nil
        try prepare(session)
        self.session = session
        return session
    }
}
