import PostgreSQL

/// What a connection string tells of the way to the database.
struct StoreAddress {
    /// Hosts that are reached by the network, as they are written; nil where libpq isn't here to tell.
    let hosts: [String]?
    /// Directories of the server's sockets.
    let socketDirectories: [String]
    /// Files that libpq reads.
    let files: [String]

    init(_ connection: String) {
        guard let address = try? PostgresAddress(connection) else {
            (hosts, socketDirectories, files) = (nil, [], [])
            return
        }
        // An address beside a name is what is connected to.
        let given = ["host", "hostaddr"].map { keyword in
            address.value(of: keyword).map { $0.split(separator: ",").map(String.init) } ?? []
        }
        let names = given[0].isEmpty ? given[1] : given[0]
        // A socket without a place in the file system, "@…", belongs to the network's namespace.
        hosts = names.filter { !$0.hasPrefix("/") }
        socketDirectories = names.filter { $0.hasPrefix("/") }
        files = ["sslrootcert", "sslcert", "sslkey", "sslcrl", "sslcrldir", "passfile"]
            .compactMap { address.value(of: $0) }.filter { $0.hasPrefix("/") }
    }

    /// Whether there seems to be a password in it, whatever else is wrong with it.
    static func holdsPassword(_ connection: String) -> Bool {
        // By scalars: a mark makes one character with a sign before it.
        let keyword = /(?:^|[\s?&])(?:ssl)?password\s*=/.ignoresCase().matchingSemantics(.unicodeScalar)
        let user = /^postgres(?:ql)?:\/\/[^\/?]*:[^\/?]*@/.matchingSemantics(.unicodeScalar)
        return connection.contains(keyword) || connection.contains(user)
    }
}
