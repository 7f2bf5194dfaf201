import FollowUps
import FollowUpsPostgreSQL
import FollowUpsSQLite
import LinuxSystem
import Logging
import Messages

/// The store that the configuration names, with what only one kind of it has: the one place that makes stores.
struct ConfiguredStore: Sendable {
    let store: any FollowUpStore
    /// Whether a call would wait for the database to be opened.
    let isOpening: @Sendable () -> Bool
    /// Asks a database server about itself; nil where there is none.
    let server: (@Sendable () async throws(StoreError) -> ServerReport)?
    /// Returns once every earlier call is done.
    let close: @Sendable () async -> Void

    /// Whether the store on PostgreSQL has every verb of a store: some are still being written.
    static var hasPostgreSQL: Bool { (PostgreSQLStore.self as Any) is any FollowUpStore.Type }

    /// Nothing is opened before it is asked.
    ///
    /// - Throws: where there is no such store. That a database can't be reached is told by each call.
    init(_ configuration: Configuration, logger: Logger) throws(ConfigurationError) {
        guard configuration.store.kind == .postgresql, let settings = configuration.store.postgreSQL else {
            self.init(filesIn: configuration.stateDirectory, logger: logger)
            return
        }
        try self.init(settings, of: configuration, logger: logger)
    }

    private init(filesIn directory: String, logger: Logger) {
        let store = SQLiteStore(directory: directory, logger: logger) {
            Systemd.notify(.extendTimeout(.seconds(30)))
        }
        self.store = store
        isOpening = { store.isOpening }
        server = nil
        close = { await store.close() }
    }

    private init(
        _ configured: StoreConfiguration.PostgreSQL, of configuration: Configuration, logger: Logger
    ) throws(ConfigurationError) {
        let log = ServerStoreLog(logger: logger)
        let file = configuration.file
        var settings = PostgreSQLStore.Settings(
            to: { try configured.place(configurationFile: file) }, schema: configured.schema,
            answerTimeout: .seconds(configured.answerTimeout))
        settings.connections = configured.connections
        let durability: PostgreSQLStore.Durability = configured.durability == .replica ? .replica : .local
        settings.durability = durability
        settings.report = { log.report($0) }
        let opened = PostgreSQLStore(settings, seal: ConfiguredSeal(configuration.store.secretsKey))
        guard let store = opened as Any as? any FollowUpStore else {
            throw ConfigurationError(wording: .postgreSQLUnfinished)
        }
        self.store = store
        isOpening = { log.isOpening }
        server = { () async throws(StoreError) in try await opened.serverReport(durability: durability) }
        close = { await opened.close() }
    }
}
