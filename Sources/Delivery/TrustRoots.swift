internal import NIOSSL

/// Which certificate authorities are trusted. Certificates are always verified, with the host's name or address.
package enum TrustRoots: Hashable, Sendable {
    case system
    /// A PEM file of authorities, in place of the system's.
    case file(String)

    /// For TLS clients.
    var tlsConfiguration: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .fullVerification
        configuration.minimumTLSVersion = .tlsv12
        switch self {
        case .system: configuration.trustRoots = .default
        case .file(let path): configuration.trustRoots = .file(path)
        }
        return configuration
    }
}
