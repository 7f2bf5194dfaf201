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
        certificate.withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            return matches(d2i_X509(nil, &start, bytes.count), host: host)
        }
    }

    /// - Parameters:
    ///   - pem: the same as PEM.
    static func matches(pem: String, host: String) -> Bool {
        pem.withCString { text in
            guard let input = BIO_new_mem_buf(text, -1) else { return false }
            defer { BIO_free(input) }
            return matches(PEM_read_bio_X509(input, nil, nil, nil), host: host)
        }
    }

    /// Whether its issuer is itself.
    ///
    /// - Parameter certificate: DER.
    static func isSelfIssued(certificate: [UInt8]) -> Bool {
        certificate.withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            guard let certificate = d2i_X509(nil, &start, bytes.count) else { return false }
            defer { X509_free(certificate) }
            return X509_NAME_cmp(X509_get_issuer_name(certificate), X509_get_subject_name(certificate)) == 0
        }
    }

    /// - Parameter certificate: is freed; nil where it can't be read.
    private static func matches(_ certificate: OpaquePointer?, host: String) -> Bool {
        guard let certificate else { return false }
        defer { X509_free(certificate) }
        if IPAddress(host) != nil { return X509_check_ip_asc(certificate, host, 0) == 1 }
        let flags = CUnsignedInt(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS)
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return X509_check_host(certificate, name, name.utf8.count, flags, nil) == 1
    }
}
