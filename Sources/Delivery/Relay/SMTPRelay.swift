/// The server that letters are handed to, and how.
package struct SMTPRelay: Sendable {
    /// A name, or an IP address.
    package var host: String
    package var port: Int
    package var session: SMTPSettings
    package var trustRoots: TrustRoots
    package var timeouts = SMTPTimeouts()

    /// How many connections there may be at once.
    package var connections = 8
    /// How many letters may be marked as under way for each connection that stands. After a crash, so many times the
    /// number of connections is the most that can be in doubt; where letters come one by one, it is those only that
    /// were on the wire.
    package var window = 16
    /// As many letters as this call for a connection more. A session keeps three busy at once.
    package var lettersPerConnection = 4
    /// After so many letters a connection is given up for a new one.
    package var lettersBeforeRenewal = 1_000

    /// Seconds for a connection to come about, looking up the name included.
    package var connectTimeout = 30
    /// Seconds for which a connection without letters is kept.
    package var idleTimeout = 5
    /// Seconds before another attempt where a further connection failed while others stand.
    package var expansionPause = 30
    /// Seconds that what is on the wire has when it is to come to an end.
    package var farewell = 5

    package init(host: String, port: Int, session: SMTPSettings, trustRoots: TrustRoots = .system) {
        self.host = host
        self.port = port
        self.session = session
        self.trustRoots = trustRoots
    }
}
