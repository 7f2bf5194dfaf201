internal import CLibCrypto

/// Whether a certificate is that of the server that was asked for. [RFC 9525 §6]
///
/// NIOSSL would also accept a certificate for the address that the connection leads to, and a common name; a server that
/// took over that address would then be given the password.
enum PeerIdentity {
    /// - Parameters:
    ///   - certificate: DER, already verified as to its chain.
    ///   - host: as configured: a name, matched with the certificate's DNS names, or an address, matched with its
    ///     addresses. The subject's common name isn't looked at, and a wildcard stands for one whole label at the left.
    static func matches(certificate: [UInt8], host: String) -> Bool {
        var start: UnsafePointer<UInt8>?
        return certificate.withUnsafeBufferPointer { bytes in
            start = bytes.baseAddress
            guard let parsed = d2i_X509(nil, &start, bytes.count) else { return false }
            defer { X509_free(parsed) }
            if IPAddress(host) != nil { return X509_check_ip_asc(parsed, host, 0) == 1 }
            let flags = CUnsignedInt(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS)
            let name = host.hasSuffix(".") ? String(host.dropLast()) : host
            return X509_check_host(parsed, name, name.utf8.count, flags, nil) == 1
        }
    }
}
