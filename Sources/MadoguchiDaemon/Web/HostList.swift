import NIOHTTP1

/// The names by which the pages may be asked for: those of this machine, and those of the configuration.
///
/// A page of another site can have a name of its own lead to 127.0.0.1, and then read what is served there as if it were
/// its own (DNS rebinding); its requests bear that name.
struct HostList {
    private static let loopback = ["localhost", "127.0.0.1", "[::1]"]

    private let web: WebConfiguration

    init(_ web: WebConfiguration) {
        self.web = web
    }

    func contains(_ host: String) -> Bool {
        guard let name = PublicHost(authority: host)?.name else { return false }
        return Self.loopback.contains(name) || name == web.address?.host || web.hosts.contains(name)
    }

    /// - Returns: the host that a request is for, if it isn't one of these; the target's goes before the field's. [RFC 9112
    ///   §3.2.2]
    func stranger(in head: HTTPRequestHead) -> String? {
        let target = ["http://", "https://"].lazy.filter { head.uri.lowercased().hasPrefix($0) }.first.map {
            String(head.uri.dropFirst($0.count).prefix { $0 != "/" && $0 != "?" })
        }
        // HTTP/1.0 needs no host; without one no browser asks.
        let hosts = [target, head.headers.first(name: "host")].compactMap(\.self)
        return hosts.first { !contains($0) }
    }
}
