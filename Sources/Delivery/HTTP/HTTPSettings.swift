/// What an ``HTTPClient`` allows and takes.
package struct HTTPSettings: Sendable {
    package var trustRoots = TrustRoots.system
    /// Whether a host may be this machine or in a private network.
    package var allowsPrivateAddresses = false
    /// How many requests may be in flight at once; others wait until one of those has ended.
    package var connections = 8
    /// Seconds until a connection is there, encrypted where it has to be.
    package var connectTimeout = 10
    /// Seconds for the request and its whole answer, once the connection is there.
    package var answerTimeout = 30
    /// Octets of an answer's body.
    package var bodyLimit = 65_536
    /// How many redirects are followed; those of a GET alone.
    package var redirects = 0

    package init() {}
}
