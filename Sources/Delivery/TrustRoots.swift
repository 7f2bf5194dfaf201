internal import NIOSSL

/// Which certificate authorities are trusted. Certificates are always verified, and so is that they are
/// for the host that was asked for (``PeerIdentity``).
package enum TrustRoots: Hashable, Sendable {
    case system
    /// A PEM file of authorities, in place of the system's.
    case file(String)

    /// For TLS clients, who look at the peer's identity themselves.
    var tlsConfiguration: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .noHostnameVerification
        configuration.minimumTLSVersion = .tlsv12
        switch self {
        case .system: configuration.trustRoots = .default
        case .file(let path): configuration.trustRoots = .file(path)
        }
        return configuration
    }
}
