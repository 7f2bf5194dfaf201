package import Dispatch
import Glibc

/// A notification from the server. [https://www.postgresql.org/docs/15/sql-notify.html]
package struct PostgresNotification: Hashable, Sendable {
    package let channel: String
    package let payload: String
    /// The server's process for the session that sent it.
    package let process: Int
}

/// Hears notifications on a connection of its own, which is made again whenever it is lost.
///
/// `@unchecked`: mutable state is used on `queue` only.
package final class PostgresListener: @unchecked Sendable {
    package enum Event: Hashable, Sendable {
        /// It listens from now on. What was sent before wasn't heard: look for yourself.
        case listening
        case heard(PostgresNotification)
        /// It doesn't listen, and tries again.
        case lost(PostgresError)
    }

    private let place: @Sendable () throws -> PostgresPlace
    private let options: PostgresOptions
    private let channels: [String]
    private let retryInterval: DispatchTimeInterval
    private let handler: @Sendable (Event) -> Void
    private let queue: DispatchQueue
    private var session: PostgresSession?
    private var source: (any DispatchSourceRead)?
    private var isStopped = false
    /// Counts the connections, so that a try that was put off knows whether another was made meanwhile.
    private var round = 0

    /// - Parameters:
    ///   - channels: names as they are, whatever is in them.
    ///   - retryInterval: how long to wait after the connection was lost or couldn't be made.
    ///   - handler: called on the listener's queue, in the order of what happens; must not block.
    package convenience init(
        _ address: PostgresAddress, password: PostgresPassword? = nil, options: PostgresOptions, channels: [String],
        retryInterval: DispatchTimeInterval = .seconds(1), label: String = "madoguchi.postgresql.listener",
        handler: @escaping @Sendable (Event) -> Void
    ) {
        self.init(
            to: { PostgresPlace(address: address, password: password) }, options: options, channels: channels,
            retryInterval: retryInterval, label: label, handler: handler)
    }

    /// - Parameter place: asked at each try to connect, so that a password may change; where it throws, that counts as
    ///   unreachable.
    package init(
        to place: @escaping @Sendable () throws -> PostgresPlace, options: PostgresOptions, channels: [String],
        retryInterval: DispatchTimeInterval = .seconds(1), label: String,
        handler: @escaping @Sendable (Event) -> Void
    ) {
        self.place = place
        self.options = options
        self.channels = channels
        self.retryInterval = retryInterval
        self.handler = handler
        queue = DispatchQueue(label: label)
    }

    package func start() {
        queue.async { self.connect() }
    }

    /// Makes the connection anew, for one that says nothing although it should: between it and the server there may be
    /// something that doesn't pass notifications on.
    package func renew() {
        queue.async {
            guard !self.isStopped else { return }
            self.drop()
            self.connect()
        }
    }

    /// Returns once it is over; the handler isn't called after that.
    package func stop() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.isStopped = true
                self.drop()
                continuation.resume()
            }
        }
    }

    private func connect() {
        guard !isStopped, session == nil else { return }
        round += 1
        do throws(PostgresError) {
            let place = try currentPlace()
            let session = try PostgresSession(place.address, password: place.password, options: options)
            for channel in channels {
                _ = try session.read("LISTEN \(SQL.quoted(channel))")
            }
            try listen(on: session)
            handler(.listening)
            hear()
        } catch {
            lose(error)
        }
    }

    private func currentPlace() throws(PostgresError) -> PostgresPlace {
        do {
            return try place()
        } catch {
            throw error as? PostgresError ?? .unreachable("\(type(of: error))")
        }
    }

    private func listen(on session: PostgresSession) throws(PostgresError) {
        // One of its own: a source's descriptor must be open until the source is gone, and a session closes when it is lost.
        let descriptor = fcntl(session.socket, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw .unreachable(String(cString: strerror(errno))) }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in self?.hear() }
        source.setCancelHandler { Glibc.close(descriptor) }
        source.activate()
        self.source = source
        self.session = session
    }

    private func hear() {
        guard let session else { return }
        guard let notifications = session.takeNotifications() else {
            lose(session.ending)
            return
        }
        for notification in notifications { handler(.heard(notification)) }
    }

    private func lose(_ error: PostgresError) {
        drop()
        handler(.lost(error))
        queue.asyncAfter(deadline: .now() + retryInterval) { [weak self, round] in
            guard let self, self.round == round else { return }
            connect()
        }
    }

    private func drop() {
        session?.close()
        session = nil
        source?.cancel()
        source = nil
    }
}
