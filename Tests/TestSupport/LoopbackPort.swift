import Glibc

/// Ports of 127.0.0.1.
package enum LoopbackPort {
    /// A port that nobody listens on.
    package static func free() -> Int {
        withSocket { descriptor in
            var address = address(port: 0)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    _ = bind(descriptor, pointer, length)
                    _ = getsockname(descriptor, pointer, &length)
                }
            }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    package static func isTaken(_ port: Int) -> Bool {
        withSocket { descriptor in
            var address = address(port: port)
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
        }
    }

    private static func withSocket<Result>(_ body: (CInt) -> Result) -> Result {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        return body(descriptor)
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
