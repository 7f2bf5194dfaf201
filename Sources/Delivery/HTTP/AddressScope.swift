extension IPAddress {
    /// Whether it is this machine's own, and reached by nobody else. [RFC 1122 §3.2.1.3, RFC 4291 §2.5.3]
    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
    }

    /// Whether it is an address of the public internet: neither this machine's, nor a private network's, nor a reserved
    /// one. [RFC 6890 and the IANA registries of special-purpose addresses]
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublicIPv4(bytes) : Self.isPublicIPv6(bytes)
    }

    private static func isPublicIPv4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64..<128, _), (169, 254, _), (172, 16..<32, _), (192, 168, _), (198, 18..<20, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        // IPv4 addresses embedded in IPv6 ones, as translators unwrap them. [RFC 4291, RFC 6052]
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
        let translated: [UInt8] = [0x00, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)
        if bytes.starts(with: mapped) || bytes.starts(with: translated) { return isPublicIPv4(Array(bytes[12...])) }
        // Global unicast addresses are assigned from 2000::/3 only.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        // Protocol assignments (Teredo among them), documentation, and 6to4 whatever it carries.
        case (0x20, 0x01, 0x00...0x01, _), (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x02, _, _), (0x3F, 0xFF, _, _):
            return false
        default: return true
        }
    }
}
