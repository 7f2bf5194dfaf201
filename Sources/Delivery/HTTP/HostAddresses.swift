internal import Synchronization

/// The addresses that host names resolve to, and that requests may go to.
///
/// A name may resolve to another address each time, a private one too. So names are resolved here, the addresses are
/// checked, and connections are bound to the addresses that passed.
final class HostAddresses: Sendable {
    private struct Entry {
        let addresses: [IPAddress]
        let expiry: ContinuousClock.Instant
    }

    /// How long a resolver's answer is used; the resolver doesn't report a lifetime.
    private static let lifetime = Duration.seconds(30)
    /// Names beyond this many are resolved anew each time.
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

    /// Makes the next call resolve the host again, because its addresses couldn't be connected to.
    func expire(_ host: String) {
        known.withLock { $0[host] = nil }
    }
}
