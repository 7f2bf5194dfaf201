import CLibPQ

/// Where the database is and how to get there: a connection string or URI as libpq has it.
package struct PostgresAddress: Hashable, Sendable {
    /// A keyword with its value, as given.
    struct Option: Hashable, Sendable {
        let keyword: String
        let value: String
    }

    let options: [Option]

    /// Reads `host=db1,db2 dbname=madoguchi sslmode=verify-full` or `postgresql://db1,db2/madoguchi?sslmode=verify-full`.
    /// Asks no network.
    ///
    /// [https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING]
    package init(_ text: String) throws(PostgresAddressFault) {
        if let failure = PostgresLibrary.failure { throw .noLibrary(failure) }
        guard !text.utf8.contains(0) else { throw .malformed }
        var reason: UnsafeMutablePointer<CChar>?
        guard let parsed = madoguchi_pq_parse(text, &reason) else {
            defer { madoguchi_pq_free(reason) }
            throw Self.fault(reason.map { String(cString: $0) } ?? "", in: text)
        }
        defer { madoguchi_pq_options_free(parsed) }
        var options: [Option] = []
        var next = parsed
        while let keyword = next.pointee.keyword {
            if let value = next.pointee.value {
                options.append(Option(keyword: String(cString: keyword), value: String(cString: value)))
            }
            next += 1
        }
        for option in options {
            if let fault = Self.fault(of: option) { throw fault }
        }
        self.options = options
    }

    /// libpq's sentence quotes what it stumbled over, which may be a piece of a password.
    private static func fault(_ reason: String, in text: String) -> PostgresAddressFault {
        let mayHoldPassword = text.lowercased().contains("pass") || text.contains("@")
        let quoted = reason.split(separator: "\"", omittingEmptySubsequences: false)
        let namesKeyword = ["invalid connection option ", "invalid URI query parameter: "].contains(quoted[0])
        guard !mayHoldPassword, namesKeyword, quoted.count > 2 else { return .malformed }
        return .unknownKeyword(String(quoted[1]))
    }

    private static func fault(of option: Option) -> PostgresAddressFault? {
        switch option.keyword {
        case "password", "sslpassword": .passwordInside(keyword: option.keyword)
        // The client depends on its own: texts are UTF-8, and sessions are those that it knows.
        case "client_encoding", "replication": .notYours(keyword: option.keyword)
        case "target_session_attrs": option.value == "read-write" ? nil : .notYours(keyword: option.keyword)
        case "sslmode": sslModes.contains(option.value) ? nil : .invalid(keyword: option.keyword)
        case "port":
            option.value.split(separator: ",").allSatisfy { (1...65_535).contains(Int($0) ?? 0) }
                ? nil : .invalid(keyword: option.keyword)
        case "connect_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
            "tcp_user_timeout":
            Int32(option.value) == nil ? .invalid(keyword: option.keyword) : nil
        default: nil
        }
    }

    private static let sslModes: Set = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]

    /// The value of a keyword; nil where it isn't given.
    package func value(of keyword: String) -> String? {
        options.first { $0.keyword == keyword }?.value
    }
}

/// Why a text is no address. No case has anything of a password.
package enum PostgresAddressFault: Error, Hashable, Sendable {
    /// libpq isn't here; what the system said of it.
    case noLibrary(String)
    /// Neither a connection string nor a URI.
    case malformed
    case unknownKeyword(String)
    /// A value that the keyword doesn't take.
    case invalid(keyword: String)
    /// Passwords have a file of their own.
    case passwordInside(keyword: String)
    /// The client decides on this one.
    case notYours(keyword: String)
}
