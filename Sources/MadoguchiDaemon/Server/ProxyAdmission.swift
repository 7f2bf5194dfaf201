import Messages

/// Somebody for whom the desk's proxy asks.
struct ProxiedUser: Hashable, Sendable {
    let name: String
    /// Whether they may do more than look.
    let mayChange: Bool
}

/// Decides on a request that the desk's proxy makes for somebody. Without a name and a role nothing is answered, on any
/// route: the proxy's user could do everything otherwise, and so could anybody who reaches the proxy.
struct ProxyAdmission {
    let proxy: DeskProxy

    private static let reading: Set<String> = ["GET", "HEAD", "OPTIONS"]
    private static let loopback = ["localhost", "127.0.0.1", "[::1]"]

    /// - Parameters:
    ///   - values: those of each header field, by its name in any case.
    ///   - target: a whole address has a host of its own.
    /// - Returns: who asks.
    func admit(method: String, target: String, values: (String) -> [String]) throws(Problem) -> ProxiedUser {
        let names = values(proxy.header)
        guard let name = names.first else { throw Problem(.proxyWithoutUser(header: proxy.header)) }
        guard names.count == 1, DeskRoll.isName(name) else { throw Problem(.proxyUserUnreadable(header: proxy.header)) }
        let isReading = Self.reading.contains(method)
        let isOperator = proxy.operators.contains(name)
        if !isOperator {
            guard proxy.viewers.contains(name) else { throw Problem(.userWithoutRole(name)) }
            guard isReading else { throw Problem(.viewerOnlyReads(name)) }
        }
        guard target.hasPrefix("/") else { throw Problem(.targetWithoutSlash) }
        let host = values("host").first ?? ""
        guard isOwn(host) else { throw Problem(.unknownDeskHost(host)) }
        if !isReading, let origin = values("origin").first(where: { $0 != proxy.address.origin }) {
            throw Problem(.crossOrigin(origin))
        }
        return ProxiedUser(name: name, mayChange: isOperator)
    }

    /// What the request's `Host` is to be from here on: the one that its `Origin` was checked by.
    var authority: String { String(proxy.address.origin.drop { $0 != ":" }.dropFirst(3)) }

    /// A proxy that isn't told otherwise asks for `localhost`.
    private func isOwn(_ host: String) -> Bool {
        guard let name = PublicHost(authority: host)?.name else { return false }
        return name == proxy.address.host || Self.loopback.contains(name)
    }
}
