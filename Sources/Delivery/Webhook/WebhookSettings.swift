package import Messages

/// Where messages are posted to, and how.
package struct WebhookSettings: Sendable {
    let url: HTTPURL
    let secret: WebhookSecret
    package var trustRoots = TrustRoots.system
    /// Whether the host may be this machine or in a private network.
    package var allowsPrivateAddresses = false
    /// How many connections are open at most.
    package var connections = 8
    /// Seconds to establish a connection.
    package var connectTimeout = 10
    /// Seconds for an answer, from the beginning of the request.
    package var answerTimeout = 30

    /// - Parameter url: with `https:` or `http:`, without a user's name.
    package init(url: String, secret: WebhookSecret) throws(WebhookFault) {
        if let reason = CurlLibrary.failure { throw .noLibrary(reason) }
        guard let url = HTTPURL(url) else { throw .malformedURL }
        self.url = url
        self.secret = secret
    }

    /// The HTTP client's settings.
    var http: HTTPSettings {
        var http = HTTPSettings()
        http.trustRoots = trustRoots
        http.allowsPrivateAddresses = allowsPrivateAddresses
        http.connections = connections
        http.connectTimeout = connectTimeout
        http.answerTimeout = answerTimeout
        return http
    }
}

/// Why nothing can be posted.
package enum WebhookFault: Error, Hashable, Sendable {
    case malformedURL
    /// libcurl can't be loaded, for the reason that the system gave.
    case noLibrary(String)
}

extension WebhookFault: TroubleError {
    package var trouble: Trouble {
        switch self {
        case .malformedURL: .malformedWebhookURL
        case .noLibrary(let reason): .webhooksNeedLibcurl(reason)
        }
    }
}
