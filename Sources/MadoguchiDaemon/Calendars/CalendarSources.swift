import Calendars
import LinuxSystem
import Messages
import SupportHours
import TimeZoneDatabase

/// Reads calendars from what is on this machine: shipped tables, files, and the copies that are kept. Fetches nothing, and
/// writes nothing.
struct CalendarSources: Sendable {
    /// Where copies are kept, each under its calendar's name.
    let directory: String
    let reader: CalendarReader

    /// - Parameters:
    ///   - stateDirectory: the one in use, which may differ from the configuration's after a reload.
    ///   - now: recurring days are expanded for the years around it.
    init(_ configuration: Configuration, stateDirectory: String, database: TimeZoneDatabase, at now: Instant) {
        directory = "\(stateDirectory)/calendars"
        // Days that are told as times are days on the clock that answers are given in.
        let zone = (try? database.zone(named: configuration.display.timezone)) ?? .utc
        reader = CalendarReader(years: Self.years(at: now, in: zone), zone: zone) { try? database.zone(named: $0) }
    }

    /// Few enough that a day a week keeps within the reader's limits, and as many as anybody plans for.
    static func years(at now: Instant, in zone: Zone) -> ClosedRange<Int> {
        let year = zone.civil(at: now).date.year
        return (year - 3...year + 10).clamped(to: HourLayers.years)
    }

    func path(ofCopy name: String) -> String { "\(directory)/\(name)" }

    /// All calendars of a configuration.
    ///
    /// - Parameter earlier: as they have been in use.
    func states(
        _ calendars: [CalendarConfiguration], after earlier: [CalendarState] = [], at now: Instant
    ) -> [CalendarState] {
        calendars.map { calendar in state(of: calendar, after: earlier.first { $0.name == calendar.name }, at: now) }
    }

    private func state(
        of calendar: CalendarConfiguration, after earlier: CalendarState?, at now: Instant
    ) -> CalendarState {
        var state = CalendarState(calendar)
        if case .shipped(let shipped) = calendar.source {
            state.take(reader.read(shipped.table))
            return state
        }
        // What another source said is nothing to go by.
        let isSame = earlier?.configuration.location == calendar.location
        state.saved = isSame ? earlier?.saved : nil
        if let copy = isSame ? earlier?.copy : keptCopy(of: calendar) {
            if !isSame { state.saved = copy }
            state.take(copy, reader.read(copy.bytes))
        } else if calendar.feed != nil {
            state.awaitFetch()
        }
        if calendar.feed != nil, isSame, let earlier { state.stayInTrouble(of: earlier) }
        readFile(of: &state, at: now)
        return state
    }

    private func keptCopy(of calendar: CalendarConfiguration) -> CalendarCopy? {
        CalendarCopy(path(ofCopy: calendar.name), atMost: reader.limits.bytes).flatMap {
            $0.source == calendar.location ? $0 : nil
        }
    }

    /// Reads the calendar's file as it is now.
    func readFile(of state: inout CalendarState, at now: Instant) {
        guard let path = state.configuration.path else { return }
        // Taken before: a file that changes meanwhile is read once more.
        state.identity = FileChunks.identity(of: path)
        do throws(FileBytesError) {
            let bytes = try FileBytes.read(path, atMost: reader.limits.bytes)
            state.take(CalendarCopy(source: path, readAt: now, bytes: bytes), reader.read(bytes))
        } catch {
            state.fail(.calendarFileUnread(error.wording))
        }
    }
}
