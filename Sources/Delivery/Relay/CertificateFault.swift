import Messages
package import SupportHours

/// What is wrong with a certificate. Each has a cure of its own.
package enum CertificateFault: Error, Hashable, Sendable {
    /// Since when; nil where that isn't known.
    case expired(Instant?)
    case notYetValid(Instant?)
    /// It has another name, or none that counts.
    case otherHost
    /// No authority that is trusted vouches for it.
    case untrusted(isSelfSigned: Bool)
    /// One of these; the library doesn't say which.
    case unverified

    /// - Parameter otherHost: what to do about a certificate of another host.
    func trouble(otherHost: Trouble) -> Trouble {
        switch self {
        case .expired(let end): .certificateExpired(end?.formattedInUTC)
        case .notYetValid(let start): .certificateNotYetValid(start?.formattedInUTC)
        case .otherHost: otherHost
        case .untrusted(let isSelfSigned): .certificateUntrusted(isSelfSigned: isSelfSigned)
        case .unverified: .certificateUnverified
        }
    }
}
