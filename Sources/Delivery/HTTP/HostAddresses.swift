internal import Synchronization

/// The addresses that hosts' names stand for, as far as requests may go there.
///
/// A name could stand for another address whenever it is asked for, a private one too. So it is asked for here, what it
/// stands for is checked, and connections are bound to the addresses that passed.
final class HostAddresses: Sendable {
    private struct Entry {
        let addresses: [IPAddress]
        let expiry: ContinuousClock.Instant
    }

    /// How long an answer of the resolver is good for; it doesn't tell.
    private static let lifetime = Duration.seconds(30)
    /// More are asked for anew each time.
    private static let limit = 256

    private let allowsPrivate: Bool
    private let known = Mutex<[String: Entry]>([:])

    init(allowsPrivate: Bool) {
        self.allowsPrivate = allowsPrivate
    }

    /// - Parameter host: a name or an address, as a URL has it, without brackets.
    /// - Returns: at least one, the preferred one first.
    func addresses(of host: String) async throws(HTTPFailure.Cause) -> [IPAddress] {
        let now = ContinuousClock.now
        if let entry = known.withLock({ $0[host] }), entry.expiry > now { return entry.addresses }
        let all = await HostLookup.addresses(of: host)
        guard !all.isEmpty else { throw Task.isCancelled ? .stopped : .unknownHost(host) }
        let allowed = all.filter { allowsPrivate || $0.isPublic }
        guard !allowed.isEmpty else { throw .privateAddress(host: host) }
        known.withLock { known in
            if known.count >= Self.limit { known = known.filter { $0.value.expiry > now } }
            if known.count < Self.limit { known[host] = Entry(addresses: allowed, expiry: now + Self.lifetime) }
        }
        return allowed
    }

    /// Asks for the host's name again next time: no connection to its addresses came about.
    func expire(_ host: String) {
        known.withLock { $0[host] = nil }
    }
}
