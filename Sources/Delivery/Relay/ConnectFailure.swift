import MailAddress
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import SystemPackage

/// Words for network errors, without the library's own.
enum ConnectFailure {
    /// Why no connection was made.
    static func reason(for error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return reason(for: first.error) }
            return "its name can't be resolved; check host, and the system's resolver"
        case let error as IOError: return "\(Errno(rawValue: error.errnoCode))"
        case ChannelError.connectTimeout(let time): return "no connection within \(time.nanoseconds / 1_000_000_000) s"
        default: return "\(error)".visibleLine
        }
    }

    /// Why a handshake failed.
    static func handshakeReason(for error: any Error) -> String {
        switch error {
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            return invalidCertificate
        case NIOSSLError.handshakeFailed(.sslError(let stack)):
            let text = stack.map(\.description).joined(separator: " ")
            if text.contains("CERTIFICATE_VERIFY_FAILED") { return invalidCertificate }
            if text.contains("WRONG_VERSION_NUMBER") {
                return "it doesn't speak TLS on this port; check port, and security (starttls or tls)"
            }
            return text.visibleLine
        case NIOSSLError.handshakeFailed(let error): return "\(error)".visibleLine
        default: return reason(for: error)
        }
    }

    /// A certificate with another name, or with none that counts.
    static let otherHost =
        "its certificate is for another host; check host, or have the relay's certificate corrected"

    private static let invalidCertificate =
        "its certificate has expired or isn't from a trusted authority; inspect it with openssl s_client"
}

extension String {
    /// Made fit for one line of a log, whatever it contains.
    var visibleLine: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(300).map { $0.isControl || $0.isBidiControl ? " " : $0 }))
    }
}
