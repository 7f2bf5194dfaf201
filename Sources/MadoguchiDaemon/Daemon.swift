import Documents
import FollowUps
import Hummingbird
package import LinuxSystem
import LoggedEvents
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import SupportHours
package import TimeZoneDatabase
import UnixSignals

/// The whole daemon: everything is put together here.
package struct Daemon: Sendable {
    /// What the command line says beside the configuration.
    package struct Options: Sendable {
        package var configurationFile: String
        package var runtimeDirectory: String?
        package var stateDirectory: String?
        /// How the client is called, for showing how to ask.
        package var client: String
        /// Where packaged letters may be; the first that is there is taken.
        private let packagedGuidance: [String]

        package init(
            configurationFile: String, runtimeDirectory: String?, stateDirectory: String?,
            client: String = "madoguchi", packagedGuidance: [String]? = nil
        ) {
            self.configurationFile = configurationFile
            self.runtimeDirectory = runtimeDirectory
            self.stateDirectory = stateDirectory
            self.client = client
            self.packagedGuidance = packagedGuidance ?? GuidanceSource.packaged
        }

        /// The configuration as the file and the command line together give it.
        package func readConfiguration(zones: TimeZoneDatabase) throws(ConfigurationError) -> Configuration {
            try readConfiguration(zones: zones, record: nil)
        }

        /// What the configuration comes to, key by key, and which file says so: for whoever wonders.
        ///
        /// - Returns: what a check says when nothing is wrong, and the explanation in columns.
        package func explainConfiguration(zones: TimeZoneDatabase) throws(ConfigurationError) -> String {
            let record = ReadingRecord()
            let configuration = try readConfiguration(zones: zones, record: record)
            var explanation = ConfigurationExplanation(record)
            explanation.override("runtime_dir", with: runtimeDirectory, by: "--runtime-dir")
            explanation.override("state_dir", with: stateDirectory, by: "--state-dir")
            return "\(configuration.summary)\n\n\(explanation.text)"
        }

        private func readConfiguration(
            zones: TimeZoneDatabase, record: ReadingRecord?
        ) throws(ConfigurationError) -> Configuration {
            var configuration = try ConfigurationFile.read(
                configurationFile, zones: zones, guidance: GuidanceSource(packaged: packagedGuidance), record: record)
            configuration.runtimeDirectory = runtimeDirectory ?? configuration.runtimeDirectory
            configuration.stateDirectory = stateDirectory ?? configuration.stateDirectory
            return configuration
        }
    }

    let options: Options
    let database: TimeZoneDatabase
    let clock: WallClock
    let logger: Logger
    /// Called with a presentation of the plans once questions are answered.
    let present: (@Sendable (String) -> Void)?

    package init(
        options: Options, database: TimeZoneDatabase = .system(), clock: WallClock = .system, logger: Logger,
        present: (@Sendable (String) -> Void)? = nil
    ) {
        self.options = options
        self.database = database
        self.clock = clock
        self.logger = logger
        self.present = present
    }

    /// Runs until SIGTERM or SIGINT.
    ///
    /// - Throws: `ConfigurationError`, `TimeZoneDatabaseError`, `ListenError` before anything runs.
    package func run() async throws {
        let startedAt = clock.now()
        // First of all, so that a hangup that comes early is no end.
        let inbox = HoursKeeper.Inbox()
        let sendingInbox = Sending.Inbox()
        let hangup = HangupSignal { inbox.send.yield(.reload) }
        let configuration = try options.readConfiguration(zones: database)
        let hours = CurrentHours(try HoursSnapshot(configuration, database: database))
        let limits = ConnectionLimits(openFiles: FileLimit.raise())
        let (sockets, directory) = try Sockets.open(
            inherited: Systemd.inheritedSockets(), runtimeDirectory: configuration.runtimeDirectory, logger: logger)
        defer {
            sockets.query.removeName()
            sockets.control.removeName()
            directory?.release()
        }

        let group = MultiThreadedEventLoopGroup(numberOfThreads: min(4, max(2, System.coreCount)))
        let api = HoursAPI(hours: hours, clock: clock)
        let room = WaitingRoom(api: api, eventLoop: group.next(), capacity: limits.held)
        let timer = try WallTimer { inbox.send.yield(.clock($0)) }
        let watch = TimeZoneWatch(database) { inbox.send.yield(.zonesTouched) }

        let store = SQLiteStore(directory: configuration.stateDirectory, logger: logger) {
            Systemd.notify(.extendTimeout(.seconds(30)))
        }
        let figures = DeliveryFigures()
        let factory = TransportFactory(
            stateDirectory: configuration.stateDirectory, group: group, clock: clock, figures: figures, logger: logger)
        let transport = CurrentTransport(factory.transport(configuration.delivery))
        let sendingTimer = try WallTimer { _ in sendingInbox.send.yield(.clock) }
        let writer = GuidanceWriter(hours: hours)
        let caseInbox = CaseKeeper.Inbox()
        let statusNudges = Nudges()
        let dispatcher = Dispatcher(
            rules: hours.snapshot.dueRules, settings: DispatchSettings(hours.snapshot),
            surroundings: Dispatcher.Surroundings(
                store: store, transport: transport, writer: writer, now: clock.now,
                settled: {
                    caseInbox.send.yield()
                    statusNudges.send.yield()
                }, changed: { statusNudges.send.yield() }, wakeAt: { sendingTimer.arm(for: $0) }, logger: logger))
        let ids = FollowUpIDSource(milliseconds: { WallClock.systemMilliseconds })
        let context = APIContext(
            store: store, hours: hours, clock: clock, newID: { ids.next() }, letters: writer.letters,
            wake: {
                sendingInbox.send.yield($0 === hours.snapshot ? .wake : .zones(hours.snapshot))
                statusNudges.send.yield()
            })
        let troubles = RecurringTroubles()
        let followUps = FollowUpsAPI(context, queue: DispatcherControl(dispatcher: dispatcher, hours: hours))
        let diagnosis = DiagnosisAPI(
            context: context, queue: followUps, troubles: troubles, stateDirectory: configuration.stateDirectory,
            checkRelay: { await factory.check($0, zone: hours.snapshot.display) })
        let apis: [any ControlAPI] = [
            followUps, BackupAPI(context: context), diagnosis,
            CasesAPI(context: context), TemplatesAPI(context: context), SuppressionsAPI(context: context),
            RecurringAPI(context: context, troubles: troubles),
            MetricsAPI(
                hours: hours, clock: clock, store: store, isStoreOpening: { store.isOpening },
                sending: { dispatcher.status }, delivery: figures, startedAt: startedAt),
        ]

        let query = try await QueryListener.start(
            on: sockets.query, api: api, room: room, group: group, limits: limits)
        let control = try await ControlListener.start(
            on: sockets.control,
            responder: ControlRoutes.router(hours: api, room: room, apis: apis).buildResponder(),
            clock: clock, group: group, limits: limits, logger: logger)
        let keeper = HoursKeeper(
            hours: hours, room: room, clock: clock, database: database, inbox: inbox,
            readConfiguration: { [options, database] () throws(ConfigurationError) in
                try options.readConfiguration(zones: database)
            },
            setTimer: { timer.arm(for: $0) }, watchZones: { watch.watch($0) }, notify: { Systemd.notify($0) },
            changed: { statusNudges.send.yield() }, announce: { sendingInbox.send.yield($0) }, logger: logger)
        let sending = Sending(
            dispatcher: dispatcher, transport: transport, factory: factory, inbox: sendingInbox)
        let cases = CaseKeeper(
            steps: CaseSteps(context: context), clock: clock, inbox: caseInbox, logger: logger)
        let recurring = RecurringLetters(context: context, troubles: troubles, logger: logger)
        let housekeeping = Housekeeping(store: store, hours: hours, clock: clock, logger: logger)
        let reporter = StatusReporter(
            hours: hours, clock: clock, store: store, isStoreOpening: { store.isOpening },
            sending: { dispatcher.status }, nudges: statusNudges, notify: { Systemd.notify($0) })
        let notifier = SystemdNotifier(group: group, inbox: inbox, isSendingAlive: { dispatcher.isAlive() }) {
            let snapshot = hours.snapshot
            let paths = [sockets.query, sockets.control].map { $0.path ?? "a socket that was passed on" }
            logger.notice("answering on \(paths.joined(separator: " and "))", metadata: .about(.started))
            present?(Presentation(of: snapshot, at: clock.now(), client: options.client).text)
        }
        // It would show everything that the services consist of.
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        // Stopped from the last to the first.
        try await ServiceGroup(
            services: [keeper, housekeeping, cases, recurring, sending, control, query, reporter, notifier],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet
        ).run()
        hangup.ignore()
        await store.close()
        try await group.shutdownGracefully()
        logger.notice("stopped")
    }
}
