import Messages

/// Why there is no connection: libpq's words, and what to do about those that are known. A server may speak another language
/// than English; then its words stand alone.
struct ConnectionFault {
    /// libpq's, and through it the server's.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }

    var wording: Wording {
        let wording = Wording.databaseServerUnreachable(reason)
        return Self.remedies.first { $0.isFor(reason) }.map { .sentences(wording, $0.remedy) } ?? wording
    }

    private struct Known {
        /// All of them are in the reason.
        let words: [String]
        let remedy: Wording

        func isFor(_ reason: String) -> Bool { words.allSatisfy { reason.contains($0) } }
    }

    private static let remedies = [
        Known(words: ["password authentication failed"], remedy: .correctDatabasePassword),
        Known(words: ["no password supplied"], remedy: .nameDatabasePassword),
        Known(words: ["eer authentication failed"], remedy: .correctPeerRole),
        Known(words: ["role \"", "does not exist"], remedy: .createDatabaseRole),
        Known(words: ["database \"", "does not exist"], remedy: .createDatabase),
        Known(words: ["permission denied for database"], remedy: .grantConnect),
        Known(words: ["pg_hba.conf"], remedy: .allowInHostAccess),
        Known(words: ["certificate", "does not match host name"], remedy: .correctCertifiedName),
        // libpq says no more of one that has expired than of another authority's.
        Known(words: ["certificate verify failed"], remedy: .correctAuthority),
        Known(words: ["root certificate file"], remedy: .provideAuthority),
        Known(words: ["requires a valid client certificate"], remedy: .nameClientCertificate),
        Known(words: ["does not support SSL"], remedy: .turnOnTLS),
        Known(words: ["session is read-only"], remedy: .nameWritingHost),
        Known(words: ["server is in hot standby mode"], remedy: .nameWritingHost),
        Known(words: ["too many clients"], remedy: .raiseMaxConnections),
        Known(words: ["connection slots"], remedy: .raiseMaxConnections),
        Known(words: ["could not translate host name"], remedy: .correctDatabaseHost),
        Known(words: ["onnection refused"], remedy: .startDatabaseServer),
        Known(words: ["No such file or directory"], remedy: .startDatabaseServer),
        Known(words: ["timeout expired"], remedy: .correctDatabaseHost),
        Known(words: ["unreachable"], remedy: .correctDatabaseHost),
        Known(words: ["No route to host"], remedy: .correctDatabaseHost),
    ]
}
