/// The limits of an ``HTTPClient``.
package struct HTTPSettings: Sendable {
    package var trustRoots = TrustRoots.system
    /// Whether a host may be this machine or in a private network.
    package var allowsPrivateAddresses = false
    /// How many requests may be in flight at once; others wait until one of those has ended.
    package var connections = 8
    /// Seconds until a connection is established, including TLS.
    package var connectTimeout = 10
    /// Seconds for the request and its complete answer, once connected.
    package var answerTimeout = 30
    /// Octets of an answer's body.
    package var bodyLimit = 65_536
    /// How many redirects are followed; only for GET.
    package var redirects = 0

    package init() {}
}
