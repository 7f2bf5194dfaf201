import Calendars
import Glibc
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import ServiceLifecycle
import SupportHours
import Synchronization
import SystemPackage
import TimeZoneDatabase

/// Keeps the calendars current: reads files again when they change, fetches feeds when they are due, and keeps a copy of
/// what was last read. A source that can't be read takes nothing away.
final class CalendarReloader: Service {
    private static let pause = Duration.seconds(30)

    private struct State {
        var configuration: Configuration
        var sources: CalendarSources
        /// In the configuration's order.
        var calendars: [CalendarState]
        /// By feed.
        var schedules: [String: FeedSchedule] = [:]
        /// Warnings that were logged.
        var warned: Set<String> = []
        /// Why copies couldn't be written, by calendar.
        var unkept: [String: Wording] = [:]
    }

    private let stateDirectory: String
    private let database: TimeZoneDatabase
    private let clock: WallClock
    private let fetcher: FeedFetcher
    private let changed: @Sendable () -> Void
    private let logger: Logger
    /// Held while sources are read and parsed: one change after the other.
    private let state: Mutex<State>
    /// What answers take, as the last change left it. Nothing is read while it is held.
    private let inUse: Mutex<[CalendarState]>
    private let watch: PathWatch
    private let fileNudges = Nudges()
    private let feedNudges = Nudges()

    /// Reads what is on this machine.
    ///
    /// - Parameters:
    ///   - stateDirectory: where copies are kept.
    ///   - changed: called when days have changed.
    init(
        _ configuration: Configuration, stateDirectory: String, database: TimeZoneDatabase, clock: WallClock,
        fetcher: FeedFetcher = FeedFetcher(), logger: Logger, changed: @escaping @Sendable () -> Void
    ) {
        self.stateDirectory = stateDirectory
        self.database = database
        self.clock = clock
        self.fetcher = fetcher
        self.logger = logger
        self.changed = changed
        watch = PathWatch { [fileNudges] in fileNudges.send.yield() }
        // Watches first and reads afterwards, as in each later turn.
        watch.watch(files: configuration.calendarFiles)
        let now = clock.now()
        let sources = CalendarSources(configuration, stateDirectory: stateDirectory, database: database, at: now)
        let calendars = sources.states(configuration.calendars, at: now)
        state = Mutex(State(configuration: configuration, sources: sources, calendars: calendars))
        inUse = Mutex(calendars)
        for calendar in calendars { log(calendar, after: nil) }
    }

    /// In the configuration's order.
    var calendars: [CalendarState] { inUse.withLock { $0 } }

    /// The days in use, by calendar.
    var days: [String: DayCalendar] { calendars.days }

    /// Takes over a configuration that was read again, and reads its calendars.
    ///
    /// - Returns: the days in use from now on.
    func follow(_ configuration: Configuration) -> [String: DayCalendar] {
        watch.watch(files: configuration.calendarFiles)
        let calendars = change { state, now in
            state.configuration = configuration
            readAll(&state, at: now)
            // A reload asks at once for what went wrong before.
            for calendar in state.calendars where calendar.trouble != nil {
                state.schedules[calendar.name] = FeedSchedule()
            }
            return state.calendars
        }
        fileNudges.send.yield()
        feedNudges.send.yield()
        return calendars.days
    }

    func run() async throws {
        fileNudges.send.yield()
        feedNudges.send.yield()
        await withTaskGroup { group in
            group.addTask { [fileNudges, feedNudges] in
                // Its pause is cancelled at shutdown.
                try? await cancelWhenGracefulShutdown {
                    while true {
                        try await Task.sleep(for: Self.pause)
                        fileNudges.send.yield()
                        feedNudges.send.yield()
                    }
                }
            }
            group.addTask {
                for await _ in self.feedNudges.stream.cancelOnGracefulShutdown() {
                    await cancelWhenGracefulShutdown { await self.fetchDue() }
                }
            }
            for await _ in fileNudges.stream.cancelOnGracefulShutdown() { readChanged() }
            group.cancelAll()
        }
    }

    // MARK: Files

    /// Reads files that have changed, and those that couldn't be read.
    func readChanged() {
        let isChanged = changeDays { state, now in
            // Recurring days of years to come.
            let years = CalendarSources.years(at: now, in: state.sources.reader.zone)
            if years != state.sources.reader.years {
                readAll(&state, at: now)
                return
            }
            for index in state.calendars.indices {
                guard let path = state.calendars[index].configuration.path,
                    state.calendars[index].trouble != nil
                        || FileChunks.identity(of: path) != state.calendars[index].identity
                else { continue }
                state.sources.readFile(of: &state.calendars[index], at: now)
            }
        }
        if isChanged { changed() }
        save()
        warnOfExpiries()
    }

    private func readAll(_ state: inout State, at now: Instant) {
        state.sources = CalendarSources(
            state.configuration, stateDirectory: stateDirectory, database: database, at: now)
        state.calendars = state.sources.states(state.configuration.calendars, after: state.calendars, at: now)
    }

    // MARK: Feeds

    /// Fetches the feeds whose time has come, all at once.
    func fetchDue() async {
        let now = clock.now()
        let (due, file) = state.withLock { state in
            let due = state.calendars.filter { calendar in
                guard let feed = calendar.configuration.feed else { return false }
                let schedule = state.schedules[calendar.name] ?? FeedSchedule(fetchedAt: calendar.copy?.readAt)
                return schedule.isDue(at: now, refresh: feed.refresh)
            }
            return (due, state.configuration.file)
        }
        await withTaskGroup { group in
            for calendar in due {
                guard let feed = calendar.configuration.feed else { continue }
                group.addTask {
                    let result: Result<FeedFetcher.Answer, FeedError>
                    do throws(FeedError) {
                        do throws(UnitError) {
                            try UnitNeeds(network: .calendarsPurpose).verify(configuration: file)
                        } catch {
                            throw FeedError(trouble: error.trouble)
                        }
                        // What had faults is fetched as a whole.
                        let copy = calendar.isComplete ? calendar.copy : nil
                        result = .success(try await self.fetcher.fetch(feed, unlessStill: copy))
                    } catch {
                        result = .failure(error)
                    }
                    // A stop is no failure of the server's.
                    if !Task.isCancelled { self.apply(result, to: calendar.configuration) }
                }
            }
        }
        fileNudges.send.yield()
    }

    private func apply(_ result: Result<FeedFetcher.Answer, FeedError>, to calendar: CalendarConfiguration) {
        let isChanged = changeDays { state, now in
            // The configuration may have changed meanwhile.
            guard let index = state.calendars.firstIndex(where: { $0.configuration == calendar }) else { return }
            switch result {
            case .success(.unchanged): state.calendars[index].confirm(at: now)
            case .success(.content(let bytes, let entityTag, let lastModified)):
                let copy = CalendarCopy(
                    source: calendar.location, readAt: now, entityTag: entityTag, lastModified: lastModified,
                    bytes: bytes)
                state.calendars[index].take(copy, state.sources.reader.read(bytes))
            case .failure(let error): state.calendars[index].fail(error.wording)
            }
            state.schedules[calendar.name, default: FeedSchedule()].note(
                isSuccess: state.calendars[index].trouble == nil, at: now)
        }
        if isChanged { changed() }
    }

    // MARK: Changes

    /// - Returns: whether the days of any calendar have changed.
    private func changeDays(_ body: (inout State, Instant) -> Void) -> Bool {
        change { state, now in
            let before = state.calendars.days
            body(&state, now)
            return state.calendars.days != before
        }
    }

    /// One change after the other; what came of it is logged.
    private func change<Value: Sendable>(_ body: (inout State, Instant) -> Value) -> Value {
        let now = clock.now()
        let (value, before, after) = state.withLock { state in
            let before = state.calendars
            let value = body(&state, now)
            inUse.withLock { $0 = state.calendars }
            return (value, before, state.calendars)
        }
        for calendar in after { log(calendar, after: before.first { $0.name == calendar.name }) }
        return value
    }

    // MARK: Copies

    /// Writes copies of what isn't on disk yet, for a start at which its source can't be read.
    private func save() {
        for calendar in state.withLock(\.calendars) {
            guard let copy = calendar.unsaved else { continue }
            let failure = write(copy, of: calendar.name)
            let isNews = state.withLock { state in
                if failure == nil, let index = state.calendars.firstIndex(where: { $0.name == calendar.name }) {
                    state.calendars[index].saved = copy
                }
                defer { state.unkept[calendar.name] = failure }
                return failure != nil && state.unkept[calendar.name] != failure
            }
            if isNews, let failure { logger.error(.calendarNotKept(calendar.name, failure)) }
        }
    }

    private func write(_ copy: CalendarCopy, of name: String) -> Wording? {
        let sources = state.withLock(\.sources)
        do {
            for directory in [stateDirectory, sources.directory] where mkdir(directory, 0o700) != 0 {
                guard errno == EEXIST else { throw Errno.current }
            }
            try copy.write(to: sources.path(ofCopy: name))
            return nil
        } catch {
            return .inFile(sources.directory, Wording(error))
        }
    }

    // MARK: The log

    private func log(_ calendar: CalendarState, after earlier: CalendarState?) {
        if let earlier, calendar.days != earlier.days {
            logger.notice(
                .calendarRead(
                    calendar.name, days: calendar.days.days.count,
                    last: calendar.days.coverage.map { "\($0.upperBound)" }))
        }
        if calendar.trouble == nil {
            guard let earlier, earlier.trouble != nil, !earlier.isAwaited else { return }
            logger.notice(.calendarReadableAgain(calendar.name), metadata: .about(.calendarReadable))
        } else if calendar.trouble != earlier?.trouble, !calendar.isAwaited,
            let account = calendar.account(in: zone)
        {
            logger.warning(
                .calendarUnreadable(calendar.name, account), metadata: .about(.calendarUnreadable))
        }
    }

    private var zone: Zone { state.withLock(\.sources.reader.zone) }

    private func warnOfExpiries() {
        let now = clock.now()
        let news = state.withLock { state in
            let date = state.sources.reader.zone.civil(at: now).date
            // Once beforehand, and once when it is over.
            return state.calendars.expiries(for: state.configuration, from: date).filter { name, expiry in
                state.warned.insert("\(name) \(expiry.lastDate) \(expiry.daysLeft < 0)").inserted
            }
        }
        for (name, expiry) in news { logger.warning(expiry.wording(of: name)) }
    }
}
