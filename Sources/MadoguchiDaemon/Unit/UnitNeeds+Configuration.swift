import LinuxSystem
import Messages
import SystemPackage

extension UnitNeeds {
    /// - Parameter interpreter: the interpreter of the script at a path; nil for a program.
    package init(_ configuration: Configuration, interpreter: (String) -> String? = ScriptFile.interpreter) {
        self.init(configuration.delivery, interpreter: interpreter)
        let own = ["/var/lib/madoguchi", "/run/madoguchi"]
        written = [configuration.stateDirectory, configuration.runtimeDirectory].filter { path in
            path.hasPrefix("/") && !own.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        if configuration.calendars.contains(where: { $0.feed != nil }) { needNetwork(for: .calendarsPurpose) }
        let database = configuration.store.kind == .postgresql ? configuration.store.postgreSQL : nil
        if let database { add(UnitNeeds(database)) }
        let read =
            configuration.delivery.files + configuration.guidance.recurring.map(\.recipients)
            + configuration.calendarFiles + configuration.store.files
        let directories = configuration.guidance.directories + read.map { FilePath($0).removingLastComponent().string }
        hidden = Set(hidden + directories.filter(Self.isHidden)).sorted()
        if case .loopback(let address)? = configuration.web?.listen { port = address.port }
    }

    /// - Parameter interpreter: the interpreter of the script at a path; nil for a program.
    init(_ delivery: DeliveryConfiguration, interpreter: (String) -> String? = ScriptFile.interpreter) {
        switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _):
            network = .relayPurpose(smtp.host, port: smtp.port)
            guard case .command(let command)? = smtp.authentication?.tokens, let program = command.first else { return }
            programs = [program] + [interpreter(program)].compactMap(\.self)
        case (.webhook, _, .some): network = .webhookPurpose
        default: break
        }
    }

    /// - Parameter database: a database server; one that is reached by a socket's path needs no network.
    init(_ database: StoreConfiguration.PostgreSQL) {
        let address = StoreAddress(database.connection)
        if address.hosts?.isEmpty != true { network = .databasePurpose(address.hosts) }
        hidden = address.socketDirectories.filter(Self.isHidden)
    }

    private mutating func add(_ other: UnitNeeds) {
        if let purpose = other.network { needNetwork(for: purpose) }
        hidden += other.hidden
    }

    private mutating func needNetwork(for purpose: Wording) {
        network = network.map { .purposes($0, purpose) } ?? purpose
    }

    /// By ProtectHome and PrivateTmp.
    static func isHidden(_ path: String) -> Bool {
        ["/home", "/root", "/run/user", "/tmp", "/var/tmp"].contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}

extension StoreConfiguration {
    /// Files that are read for the store.
    fileprivate var files: [String] {
        guard kind == .postgresql else { return [] }
        let secrets = [postgreSQL?.password, secretsKey].compactMap { source -> String? in
            if case .file(let path)? = source { path } else { nil }
        }
        return secrets + (postgreSQL.map { StoreAddress($0.connection).files } ?? [])
    }
}

extension DeliveryConfiguration {
    /// Files that are read for the transport.
    fileprivate var files: [String] {
        var sources: [SecretSource?] = []
        var files: [String?] = []
        switch transport {
        case .maildir: break
        case .webhook:
            sources = [webhook?.secret]
            files = [webhook?.authoritiesFile]
        case .smtp:
            sources = [smtp?.password]
            files = [smtp?.authoritiesFile]
            switch smtp?.authentication?.tokens {
            case .secret(let secret): sources.append(secret)
            case .endpoint(let endpoint):
                sources += [endpoint.clientSecret, endpoint.refreshToken]
                files.append(endpoint.authoritiesFile)
            case .command, nil: break
            }
        }
        let secrets = sources.compactMap { source -> String? in
            if case .file(let path)? = source { path } else { nil }
        }
        return secrets + files.compactMap(\.self)
    }
}
