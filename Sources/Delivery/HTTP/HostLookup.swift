// Both export the socket headers, which belong to the module that was imported first.
internal import CLibCurl
internal import Glibc
internal import NIOPosix

/// Resolves a host's addresses with the system's resolver.
enum HostLookup {
    /// Runs on a thread that may block.
    ///
    /// - Returns: the preferred one first; none where the name has none, the resolver doesn't answer, or the task was
    ///   cancelled.
    static func addresses(of host: String) async -> [IPAddress] {
        (try? await NIOThreadPool.singleton.runIfActive { look(up: host) }) ?? []
    }

    private static func look(up host: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [IPAddress] = []
        var next = list
        while let entry = next {
            if let address = entry.pointee.ai_addr.flatMap({ IPAddress($0) }), !addresses.contains(address) {
                addresses.append(address)
            }
            next = entry.pointee.ai_next
        }
        return addresses
    }
}
