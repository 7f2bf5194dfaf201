/// The server that messages are handed to, and how.
package struct SMTPRelay: Sendable {
    /// A name, or an IP address.
    package var host: String
    package var port: Int
    package var session: SMTPSettings
    /// Access tokens to log in with, in place of the session's credentials.
    package var tokens: SMTPTokenLogin?
    package var trustRoots: TrustRoots
    package var timeouts = SMTPTimeouts()

    /// How many connections are open at most.
    package var connections = 8
    /// How many messages may have begun data for each established connection. After a crash, at most this many times
    /// the connections are uncertain; where messages come one by one, only those that were on the wire.
    package var window = 16
    /// Every this many messages call for another connection. A session keeps three in flight at once.
    package var messagesPerConnection = 4
    /// After this many messages a connection is replaced by a new one.
    package var messagesBeforeRenewal = 1_000

    /// Seconds to establish a connection, including the name's look-up.
    package var connectTimeout = 30
    /// Seconds for which a connection without messages is kept.
    package var idleTimeout = 5
    /// Seconds before another attempt after an additional connection failed.
    package var expansionPause = 30
    /// Seconds for what is on the wire to end at shutdown.
    package var gracePeriod = 5

    package init(host: String, port: Int, session: SMTPSettings, trustRoots: TrustRoots = .system) {
        self.host = host
        self.port = port
        self.session = session
        self.trustRoots = trustRoots
    }
}
