/// The user at the other end of a TCP connection of this machine, by the kernel's table of sockets. [proc_net_tcp.rst of
/// Linux]
enum ConnectionOwner {
    /// An end of a connection on 127.0.0.0/8.
    struct End {
        /// As the system has it: in network order.
        var address: UInt32
        var port: UInt16

        /// As in the table: the address as a number of this machine, the port as one is said.
        fileprivate var text: String {
            Self.padded(address, 8) + ":" + Self.padded(UInt32(port), 4)
        }

        private static func padded(_ number: UInt32, _ width: Int) -> String {
            let digits = String(number, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }

    /// - Parameters:
    ///   - tables: the contents of /proc/net/tcp and /proc/net/tcp6. A socket for both versions is in the latter, its
    ///     address with a prefix.
    ///   - peer: the other end.
    ///   - own: this process's.
    /// - Returns: nil where the table doesn't have it.
    static func uid(in tables: [String], peer: End, own: End) -> UInt32? {
        for table in tables {
            for line in table.split(separator: "\n").dropFirst() {
                let columns = line.split(separator: " ", omittingEmptySubsequences: true)
                guard columns.count > 7, columns[1].hasSuffix(peer.text), columns[2].hasSuffix(own.text) else {
                    continue
                }
                return UInt32(columns[7])
            }
        }
        return nil
    }
}
