import Messages
internal import NIOCore
internal import NIOSSL
import SupportHours

/// Why a TLS handshake failed.
package enum HandshakeFailure: Error, Hashable, Sendable {
    case certificate(CertificateFault)
    /// The other side speaks something else.
    case noTLS
    /// It closed the connection.
    case closed
    case connection(ConnectFailure)
    /// With the library's words.
    case other(String)

    /// - Parameters:
    ///   - shown: the certificate that the other side has shown; BoringSSL tells only that it doesn't verify.
    ///   - now: the wall clock's.
    init(_ error: any Error, shown: NIOSSLCertificate?, at now: Instant) {
        switch error {
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self = .certificate(CertificateFault(shown, at: now))
        case NIOSSLError.handshakeFailed(.sslError(let stack)):
            let text = stack.map(\.description).joined(separator: " ")
            if text.contains("CERTIFICATE_VERIFY_FAILED") {
                self = .certificate(CertificateFault(shown, at: now))
            } else if text.contains("WRONG_VERSION_NUMBER") {
                self = .noTLS
            } else if stack == [.eofDuringHandshake] {
                self = .closed
            } else {
                self = .other(text.visibleLine)
            }
        case NIOSSLError.handshakeFailed(let error): self = .other("\(error)".visibleLine)
        default: self = .connection(ConnectFailure(error))
        }
    }

    var trouble: Trouble {
        switch self {
        case .certificate(let fault): fault.trouble(otherHost: .relayCertificateOfAnotherHost)
        case .noTLS: .noTLS
        case .closed: .closedInHandshake
        case .connection(let failure): failure.trouble(key: "host")
        case .other(let reason): .connectionFailed(Wording(verbatim: reason))
        }
    }
}

extension CertificateFault {
    /// Of a certificate that didn't verify. Where its own dates are right, it is the chain that is at fault.
    fileprivate init(_ certificate: NIOSSLCertificate?, at now: Instant) {
        guard let certificate else {
            self = .unverified
            return
        }
        let start = Instant(secondsSinceEpoch: Int64(certificate.notValidBefore))
        let end = Instant(secondsSinceEpoch: Int64(certificate.notValidAfter))
        if now > end {
            self = .expired(end)
        } else if now < start {
            self = .notYetValid(start)
        } else {
            let isSelfSigned = (try? certificate.toDERBytes()).map(PeerIdentity.isSelfIssued) ?? false
            self = .untrusted(isSelfSigned: isSelfSigned)
        }
    }
}
