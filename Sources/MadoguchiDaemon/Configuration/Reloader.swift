import Calendars
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import ServiceLifecycle
import SupportHours
import TimeZoneDatabase

/// Keeps the hours current: creates a new snapshot when the configuration or the tz database changes, and announces
/// every change to those that wait for one.
///
/// Everything happens in one loop, in order of arrival.
struct Reloader: Service {
    enum Event: Sendable {
        case clock(WallTimer.Event)
        case zonesTouched
        /// A calendar has other days.
        case calendars
        /// SIGHUP.
        case reload
        /// Lays a change over the hours, and resumes once answers follow it.
        case overrides(HourLayers.OverrideChange, CheckedContinuation<Void, Never>)
        /// Asks whether the loop is alive.
        case ping(CheckedContinuation<Void, Never>)
    }

    /// Receives events from other tasks.
    struct Inbox: Sendable {
        let stream: AsyncStream<Event>
        let send: AsyncStream<Event>.Continuation

        init() {
            (stream, send) = AsyncStream.makeStream()
        }

        /// Returns once answers follow a change of the overrides, or the loop has ended.
        func apply(_ change: HourLayers.OverrideChange) async {
            await withCheckedContinuation { continuation in
                if case .terminated = send.yield(.overrides(change, continuation)) { continuation.resume() }
            }
        }

        /// Returns once every earlier event has been handled, or the loop has ended.
        func ping() async {
            await withCheckedContinuation { continuation in
                if case .terminated = send.yield(.ping(continuation)) { continuation.resume() }
            }
        }
    }

    let current: CurrentSnapshot
    let clock: WallClock
    let database: TimeZoneDatabase
    let inbox: Inbox
    /// Answers held questions whose condition is met.
    let reconsider: @Sendable () -> Void
    /// Reads and checks the configuration anew.
    let readConfiguration: @Sendable () throws(ConfigurationError) -> Configuration
    /// Sets the timer for the next change.
    let setTimer: @Sendable (Instant?) -> Void
    /// Watches these zones' files.
    let watchZones: @Sendable (Set<String>) -> Void
    let notify: @Sendable (Systemd.State) -> Void
    /// Called when plans' states, or what is known of them, may have changed.
    let changed: @Sendable () -> Void
    /// Tells the dispatcher of new hours or a new configuration.
    let announce: @Sendable (Sending.Event) -> Void
    let logger: Logger
    /// Reads a configuration's calendars, and keeps them current from then on. By their names, their days.
    var followCalendars: @Sendable (Configuration) -> [String: DayCalendar] = { _ in [:] }
    /// The calendars' present days.
    var calendarDays: @Sendable () -> [String: DayCalendar] = { [:] }
    /// Told the configured language.
    var setLogLanguage: @Sendable (Language) -> Void = { _ in }

    func run() async throws {
        watchZones(current.snapshot.configuration.zoneNames)
        update()
        for await event in inbox.stream.cancelOnGracefulShutdown() {
            handle(event)
        }
        inbox.send.finish()
        for await event in inbox.stream {
            switch event {
            case .ping(let continuation), .overrides(_, let continuation): continuation.resume()
            case .clock, .zonesTouched, .calendars, .reload: break
            }
        }
    }

    func handle(_ event: Event) {
        switch event {
        case .clock(.reached):
            update()
        case .clock(.stepped):
            logger.notice(.clockSet(clock.now().formatted(in: current.snapshot.display)))
            update()
        case .zonesTouched:
            readZones()
        case .calendars:
            lay { $0.calendars = calendarDays() }
        case .reload:
            reload()
        case .overrides(let change, let continuation):
            lay { $0.apply(change) }
            continuation.resume()
        case .ping(let continuation):
            continuation.resume()
        }
    }

    /// Lays something else over the hours.
    private func lay(_ change: (inout HourLayers) -> Void) {
        let snapshot = current.snapshot
        var layers = snapshot.layers
        change(&layers)
        guard layers != snapshot.layers else { return }
        current.replace(with: Snapshot(snapshot, layers: layers))
        update()
        announce(.hours)
    }

    /// Announces the present state, and sets the timer for the next change.
    private func update() {
        reconsider()
        let snapshot = current.snapshot
        setTimer(snapshot.nextChange(after: clock.now()))
        changed()
    }

    private func reload() {
        notify(.reloading)
        defer { notify(.ready) }
        let running = current.snapshot.configuration
        do {
            let configuration = try readConfiguration()
            var layers = current.snapshot.layers
            layers.calendars = followCalendars(configuration)
            let snapshot = try Snapshot(
                configuration, database: database, layers: layers, moves: .known(current.snapshot.moves))
            current.replace(with: snapshot)
            setLogLanguage(snapshot.language)
            logger.notice(
                .configurationRead(plans: configuration.plans.count), metadata: .about(.configurationRead))
            for (key, old, new) in [
                ("runtime_dir", running.runtimeDirectory, configuration.runtimeDirectory),
                ("state_dir", running.stateDirectory, configuration.stateDirectory),
            ] where old != new {
                logger.warning(.directoryStays(key, new: new, old: old))
            }
            if running.web?.listen != configuration.web?.listen || running.web?.group != configuration.web?.group {
                logger.warning(
                    .webStays(new: configuration.web?.listenText, old: running.web?.listenText))
            }
            if running.store != configuration.store {
                logger.warning(.storeStays(new: configuration.store.text, old: running.store.text))
            }
            watchZones(configuration.zoneNames)
            update()
            announce(.configuration)
        } catch {
            logger.error(.configurationRefused(Wording(error)), metadata: .about(.reloadRefused))
        }
    }

    /// Asks for the days rather than being told them: a reload may have come in between.
    private func readZones() {
        let old = current.snapshot
        do {
            var layers = old.layers
            // Their events may be on the clocks of zones.
            layers.calendars = followCalendars(old.configuration)
            let new = try Snapshot(
                old.configuration, database: database, layers: layers, fallback: old,
                moves: .found(at: clock.now(), since: old), logger: logger)
            current.replace(with: new)
            let changes = old.zones.values
                .compactMap { zone in
                    new.zones[zone.identifier].flatMap { ZoneChange.first(from: zone, to: $0, after: clock.now()) }
                }
                .sorted { $0.zone < $1.zone }
            logger.notice(
                .timeZonesRead(from: old.tzdata, to: new.tzdata, changed: changes.count),
                metadata: .about(.timeZonesRead))
            for change in changes { logger.notice(change.wording) }
            for plan in new.plans {
                guard let move = new.moves[plan.id], move != old.moves[plan.id] else { continue }
                logger.notice(
                    .hoursMoved(plan.id, from: move.new.start.formatted(in: new.display), by: move.seconds),
                    metadata: .about(nil, [.plan: plan.id]))
            }
            update()
            announce(.hours)
        } catch {
            logger.error(.timeZonesUnreadable(Wording(error)))
        }
    }
}
