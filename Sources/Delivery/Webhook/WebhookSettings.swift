internal import Foundation

/// Where letters are posted to, and how.
package struct WebhookSettings: Sendable {
    let url: String
    let host: String
    let port: Int
    let isEncrypted: Bool
    let secret: WebhookSecret
    package var trustRoots = TrustRoots.system
    /// Whether the host may be this machine or stand in a private network.
    package var allowsPrivateAddresses = false
    /// How many connections there may be at once.
    package var connections = 8
    /// Seconds for a connection to come about.
    package var connectTimeout = 10
    /// Seconds for an answer, from the beginning of the request.
    package var answerTimeout = 30

    /// - Parameter url: with `https:` or `http:`, without a user's name.
    /// - Throws: ``WebhookFault/malformedURL``
    package init(url: String, secret: WebhookSecret) throws(WebhookFault) {
        guard let parsed = URL(string: url), let scheme = parsed.scheme?.lowercased(),
            ["https", "http"].contains(scheme), let host = parsed.host(percentEncoded: false), !host.isEmpty,
            parsed.user == nil
        else { throw .malformedURL }
        self.url = url
        self.host = host
        isEncrypted = scheme == "https"
        port = parsed.port ?? (isEncrypted ? 443 : 80)
        self.secret = secret
    }
}

/// Why nothing can be posted.
package enum WebhookFault: Error, Hashable, Sendable {
    case malformedURL
    case unknownHost(String)
    /// The host has private addresses only.
    case privateAddress(host: String)
    case stopped

    var needsOperator: Bool {
        if case .privateAddress = self { true } else { false }
    }
}

extension WebhookFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformedURL: "the webhook's url isn't one of the form https://host/path; check url"
        case .unknownHost(let host):
            "the webhook's host \(host) can't be resolved; check url, and the system's resolver"
        case .privateAddress(let host):
            "the webhook's host \(host) is in a private network or on this machine; set allow_private if it is meant"
        case .stopped: "sending was stopped"
        }
    }
}
