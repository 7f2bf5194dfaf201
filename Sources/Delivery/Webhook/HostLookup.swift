internal import Glibc
internal import NIOCore
internal import NIOPosix

/// A host's addresses, by the system's resolver.
enum HostLookup {
    /// - Returns: at least one, the preferred one first.
    static func addresses(of host: String) async throws(WebhookFault) -> [SocketAddress] {
        let result = try? await NIOThreadPool.singleton.runIfActive { look(up: host) }
        guard let addresses = result, !addresses.isEmpty else { throw .unknownHost(host) }
        return addresses
    }

    private static func look(up host: String) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list) { $0?.pointee.ai_next }.prefix { $0 != nil }.compactMap { entry in
            guard let info = entry?.pointee, let address = info.ai_addr else { return nil }
            return switch info.ai_family {
            case AF_INET:
                UnsafeRawPointer(address).withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    SocketAddress($0.pointee)
                }
            case AF_INET6:
                UnsafeRawPointer(address).withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    SocketAddress($0.pointee)
                }
            default: nil
            }
        }
    }
}
