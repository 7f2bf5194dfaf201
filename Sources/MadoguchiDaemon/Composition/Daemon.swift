import Delivery
import Documents
import FollowUps
package import LinuxSystem
import LoggedEvents
package import Logging
import Messages
import NIOCore
import NIOPosix
import ServiceLifecycle
import SupportHours
package import TimeZoneDatabase
import UnixSignals

/// The whole daemon: its composition root.
package struct Daemon: Sendable {
    let options: Options
    let database: TimeZoneDatabase
    let clock: WallClock
    let logger: Logger
    /// Called with a presentation of the plans once the sockets answer.
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
        // Created first, so that an early SIGHUP doesn't end the process.
        let inbox = Reloader.Inbox()
        let sendingInbox = Sending.Inbox()
        let hangup = HangupSignal { inbox.send.yield(.reload) }
        let configuration = try options.readConfiguration(zones: database)
        LogLanguage.current = configuration.display.language
        let calendars = CalendarReloader(
            configuration, stateDirectory: configuration.stateDirectory, database: database, clock: clock,
            logger: logger, changed: { inbox.send.yield(.calendars) })
        let current = CurrentSnapshot(
            try Snapshot(configuration, database: database, layers: HourLayers(calendars: calendars.days)))
        let (sockets, directory) = try Sockets.open(
            inherited: Systemd.inheritedSockets(), runtimeDirectory: configuration.runtimeDirectory,
            web: configuration.web, logger: logger)
        let limits = ConnectionLimits(openFiles: FileLimit.raise(), sockets: sockets.all.count)
        defer {
            for socket in sockets.all { socket.removeName() }
            withExtendedLifetime(directory) {}
        }

        // Anybody may ask on query.sock and web.sock, so each has an event loop of its own.
        let publicGroup = MultiThreadedEventLoopGroup(numberOfThreads: sockets.web == nil ? 1 : 2)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: min(4, max(2, System.coreCount)))
        let plans = PlansAPI(current: current, clock: clock)
        let feeds = FeedsAPI(current: current, clock: clock)
        let pages = PagesAPI(current: current, clock: clock)
        let timer = try WallTimer { inbox.send.yield(.clock($0)) }
        let watch = TimeZoneWatch(database) { inbox.send.yield(.zonesTouched) }

        let overridesElsewhere = Nudges()
        let configured = ConfiguredStore(
            configuration, logger: logger,
            heard: { signal in
                switch signal {
                case .due: sendingInbox.send.yield(.wake)
                case .overrides: overridesElsewhere.send.yield()
                }
            }, rewound: { sendingInbox.send.yield(.rewound) })
        let store = configured.store
        let figures = DeliveryFigures()
        let factory = TransportFactory(
            configurationFile: configuration.file, stateDirectory: configuration.stateDirectory, group: group,
            clock: clock, figures: figures, logger: logger)
        let transport = CurrentTransport(factory.transport(configuration.delivery))
        let sendingTimer = try WallTimer { _ in sendingInbox.send.yield(.clock) }
        let renderer = GuidanceRenderer(current: current)
        let caseInbox = CaseService.Inbox()
        let statusNudges = Nudges()
        let storedOverrides = StoredOverrides(store: store, inbox: inbox)
        async let reading: Void = storedOverrides.readFirst(configured.earlyOverrides)
        await storedOverrides.lay(over: current, logger: logger)
        let upgraded = UpgradedFollowUps()
        var dispatching = Dispatcher.Dependencies(
            store: store, transport: transport, renderer: renderer, now: clock.now,
            rules: { current.snapshot.dueRules },
            prepare: { () throws(StoreError) in try await storedOverrides.load() },
            derived: { upgraded.add($1, by: $0, after: current.snapshot.moves) },
            settled: {
                caseInbox.send.yield()
                statusNudges.send.yield()
            }, changed: { statusNudges.send.yield() }, wakeAt: { sendingTimer.arm(for: $0) }, logger: logger)
        dispatching.composer = MIMEMessage.composer
        dispatching.isSharing = configured.nodes != nil
        let dispatcher = Dispatcher(settings: DispatchSettings(current.snapshot), dependencies: dispatching)
        let ids = FollowUpIDSource(milliseconds: { WallClock.systemMilliseconds })
        let membership = configured.nodes.map { nodes in
            Membership(
                of: nodes, store: store, dispatcher: dispatcher, current: current, overrides: storedOverrides,
                inbox: overridesElsewhere, ids: ids, logger: logger)
        }
        let cluster = configured.nodes.flatMap { nodes in membership.map { ClusterAccess(nodes, $0) } }
        let context = APIContext(
            store: store, current: current, clock: clock, newID: { ids.next() }, templates: renderer.templates,
            wake: {
                sendingInbox.send.yield($0 === current.snapshot ? .wake : .hours)
                statusNudges.send.yield()
            })
        let troubles = RecurringTroubles()
        let apis = SocketAPIs(
            context: context, plans: plans, upgraded: upgraded, feeds: feeds, pages: pages,
            control: DispatcherControl(dispatcher: dispatcher, current: current),
            overrides: OverrideControl(
                stored: storedOverrides, enforce: { await dispatcher.enforceHours(within: $0) }),
            troubles: troubles, calendars: { calendars.calendars }, stateDirectory: configuration.stateDirectory,
            checkRelay: { await factory.check($0, zone: current.snapshot.display, language: $1) },
            isStoreOpening: configured.isOpening, server: configured.server, cluster: cluster,
            sending: { dispatcher.status },
            delivery: figures, startedAt: startedAt)

        func listen(
            on socket: BoundSocket, as name: SocketName, _ eventLoop: any EventLoop, _ limits: ConnectionLimits
        ) async throws -> Listener {
            try await Listener.start(
                on: socket, routes: apis.table(of: name), plans: plans, eventLoop: eventLoop, limits: limits,
                checksHosts: name == .web, proxyLog: name == .control ? logger : nil)
        }
        var listeners = [
            try await listen(on: sockets.query, as: .query, publicGroup.next(), limits),
            try await listen(on: sockets.control, as: .control, group.next(), limits.withBodies),
        ]
        if let web = sockets.web {
            listeners.append(
                try await listen(on: web, as: .web, publicGroup.next(), limits.behindProxy))
        }
        let reloader = Reloader(
            current: current, clock: clock, database: database, inbox: inbox,
            reconsider: { [listeners] in for listener in listeners { listener.reconsider() } },
            readConfiguration: { [options, database] () throws(ConfigurationError) in
                try options.readConfiguration(zones: database)
            },
            setTimer: { timer.arm(for: $0) }, watchZones: { watch.watch($0) }, notify: { Systemd.notify($0) },
            changed: { statusNudges.send.yield() },
            announce: { event in
                sendingInbox.send.yield(event)
                membership?.follow(current.snapshot)
            }, logger: logger,
            followCalendars: { calendars.follow($0) }, calendarDays: { calendars.days },
            setLogLanguage: { LogLanguage.current = $0 })
        let sending = Sending(
            dispatcher: dispatcher, current: current, transport: transport, factory: factory, store: store, ids: ids,
            stranded: StrandedReport(store: store, current: current, logger: logger), inbox: sendingInbox)
        let cases = CaseService(
            steps: CaseSteps(context: context), clock: clock, inbox: caseInbox, logger: logger)
        let recurring = RecurringMessages(context: context, troubles: troubles, logger: logger)
        let announcements = Announcements(
            context: context, prepare: { () throws(StoreError) in try await storedOverrides.load() },
            agreed: { membership?.agreed(current.snapshot) }, logger: logger)
        let housekeeping = Housekeeping(
            store: store, overrides: storedOverrides, current: current, clock: clock, logger: logger)
        let reporter = StatusReporter(
            current: current, clock: clock, store: store, isStoreOpening: configured.isOpening,
            sending: { dispatcher.status }, nudges: statusNudges, notify: { Systemd.notify($0) },
            node: cluster?.name)
        let notifier = SystemdNotifier(
            eventLoops: [publicGroup, group].flatMap { Array($0.makeIterator()) }, inbox: inbox,
            isSendingAlive: { dispatcher.isAlive() }
        ) {
            let snapshot = current.snapshot
            let paths = sockets.all.map { $0.name.map { Wording(verbatim: $0) } ?? .passedSocket }
            logger.notice(.answering(on: paths), metadata: .about(.started))
            present?(
                Presentation(
                    of: snapshot, at: clock.now(), in: options.language, clientDirectory: options.clientDirectory
                ).text)
        }
        // Below that it tells, in English alone, what it does with each service.
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        // It is among the nodes before anything is written, and signs off when nothing is written any more.
        async let among: Void? = membership?.runner.run()
        await membership?.runner.hasTried(within: .seconds(2))
        // Stopped from the last to the first.
        let hours: [any Service] = [reloader, calendars] + (membership.map { [$0] } ?? [])
        let services =
            hours + [
                housekeeping, cases, recurring, announcements, sending, Listeners(all: listeners), reporter, notifier,
            ]
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                // Unless told, it names each by all that it consists of.
                services: services.map { .init(service: $0, serviceName: "\(type(of: $0))") },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        ).run()
        hangup.ignore()
        membership?.runner.stop()
        _ = await among
        await configured.close()
        await reading
        try await publicGroup.shutdownGracefully()
        try await group.shutdownGracefully()
        logger.notice(.stopped)
    }
}
