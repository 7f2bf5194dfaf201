import FollowUps
import FollowUpsPostgreSQL
import FollowUpsSQLite
import LinuxSystem
import Logging
import Messages
import PostgreSQL

/// The store that the configuration names, with what only one kind of it has: the one place that makes stores.
struct ConfiguredStore: Sendable {
    let store: any FollowUpStore
    /// What daemons that share it know of each other; nil where it is this daemon's alone. Nothing is written before it has
    /// joined them.
    let nodes: (any NodeStore)?
    /// The overrides that a large database gives at once, before it is read in full; nothing of others. Never ends.
    let earlyOverrides: AsyncStream<[PlanOverride]>
    /// Whether a call would wait for the database to be opened.
    let isOpening: @Sendable () -> Bool
    /// Asks a database server about itself; nil where there is none.
    let server: (@Sendable () async throws(StoreError) -> ServerReport)?
    /// Returns once every earlier call is done.
    let close: @Sendable () async -> Void

    /// Nothing is opened before it is asked; that a database can't be reached is told by each call.
    ///
    /// - Parameters:
    ///   - heard: called with what other daemons tell this one; spuriously, too. Must not block.
    ///   - rewound: called where a database isn't what it was; sending may be paused by then. Must not block.
    init(
        _ configuration: Configuration, logger: Logger, heard: @escaping @Sendable (NodeSignal) -> Void,
        rewound: @escaping @Sendable () -> Void
    ) {
        if let target = Self.postgreSQL(configuration) {
            self.init(
                target, holding: HeldDirectory(configuration.stateDirectory), logger: logger, heard: heard,
                rewound: rewound)
        } else {
            self.init(filesIn: configuration.stateDirectory, logger: logger)
        }
    }

    private init(filesIn directory: String, logger: Logger) {
        let early = AsyncStream<[PlanOverride]>.makeStream()
        let store = SQLiteStore(
            directory: directory, logger: logger, foundOverrides: { early.continuation.yield($0) },
            stillAtIt: { Systemd.notify(.extendTimeout(.seconds(30))) })
        self.store = store
        earlyOverrides = early.stream
        nodes = nil
        isOpening = { store.isOpening }
        server = nil
        close = { await store.close() }
    }

    private init(
        _ target: Target, holding directory: HeldDirectory, logger: Logger,
        heard: @escaping @Sendable (NodeSignal) -> Void, rewound: @escaping @Sendable () -> Void
    ) {
        let log = ServerStoreLog(logger: logger)
        var settings = target.settings
        let place = settings.place
        settings.place = {
            try directory.take()
            return try place()
        }
        settings.report = { log.report($0) }
        settings.heard = heard
        settings.rewound = { [policy = settings.onRewind] rewind in
            log.report(rewind, policy)
            rewound()
        }
        let durability = settings.durability
        let store = PostgreSQLStore(settings, seal: target.seal)
        self.store = store
        nodes = store
        earlyOverrides = AsyncStream { _ in }
        isOpening = { log.isOpening }
        server = { () async throws(StoreError) in try await store.serverReport(durability: durability) }
        close = { await store.close() }
    }
}

extension ConfiguredStore {
    /// A PostgreSQL as it is configured.
    struct Target {
        let settings: PostgreSQLStore.Settings
        let seal: ConfiguredSeal

        fileprivate init(_ configured: StoreConfiguration.PostgreSQL, of configuration: Configuration) {
            let file = configuration.file
            var settings = PostgreSQLStore.Settings(
                to: { try configured.place(configurationFile: file) }, schema: configured.schema,
                answerTimeout: .seconds(configured.answerTimeout))
            settings.connections = configured.connections
            settings.durability = configured.durability == .replica ? .replica : .local
            settings.onRewind = configured.onRewind == .pause ? .pause : .goOn
            settings.notifies = configured.notify == .auto
            self.settings = settings
            seal = ConfiguredSeal(configuration.store.secretsKey)
        }

        /// Reads the password, and the keys for secrets.
        func readPlace() throws(MoveError) -> PostgresPlace {
            do {
                try seal.prepare()
                return try settings.place()
            } catch {
                throw .refused(error as? StoreError ?? StoreError(.io, detail: Wording(error)))
            }
        }
    }

    /// nil where the configuration names none.
    static func postgreSQL(_ configuration: Configuration) -> Target? {
        guard configuration.store.kind == .postgresql else { return nil }
        return configuration.store.postgreSQL.map { Target($0, of: configuration) }
    }
}
