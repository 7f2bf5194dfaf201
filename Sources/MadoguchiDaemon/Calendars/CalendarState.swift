import Calendars
import LinuxSystem
import Messages
import SupportHours

/// Why a source isn't in use as it is now.
struct CalendarTrouble: Hashable, Sendable {
    /// Each in a line with its place; at least one.
    let causes: [Wording]
    /// All of them, with those that aren't kept.
    let count: Int

    init(_ cause: Wording) {
        causes = [cause]
        count = 1
    }

    /// - Parameter path: of a file.
    init(_ reading: CalendarReading, in path: String?) {
        causes = reading.faults.map { fault in path.map { .inFile($0, fault.wording) } ?? fault.wording }
        count = reading.faultCount
    }

    /// The first cause, and how many more there are.
    var wording: Wording {
        .calendarFaults(causes.first ?? Wording(verbatim: ""), more: count - 1)
    }
}

/// A configured calendar as it is in use.
struct CalendarState: Sendable {
    let configuration: CalendarConfiguration
    /// nil where nothing could be read so far.
    private(set) var reading: CalendarReading?
    /// What the days in use were read from; nil for a shipped calendar.
    private(set) var copy: CalendarCopy?
    private(set) var trouble: CalendarTrouble?
    /// The copy as it is on disk.
    var saved: CalendarCopy?
    /// The file that was read last.
    var identity: FileChunks.Identity?

    init(_ configuration: CalendarConfiguration) {
        self.configuration = configuration
    }

    var name: String { configuration.name }
    var days: DayCalendar { reading?.calendar ?? .empty }
    /// Whether the days in use are all that a source said.
    var isComplete: Bool { reading?.isComplete ?? false }
    /// Whether it is a feed that nobody has tried to fetch yet.
    var isAwaited: Bool { trouble == Self.awaiting }
    /// The copy, where it isn't on disk.
    var unsaved: CalendarCopy? { copy == saved ? nil : copy }

    private static let awaiting = CalendarTrouble(.feedNotFetchedYet)

    /// What is wrong, and what is in use instead; nil where the source is in use as it is.
    func account(in zone: Zone) -> Wording? {
        guard let trouble else { return nil }
        let instead: Wording =
            if days.isEmpty {
                .calendarHasNoDays
            } else if isComplete, let copy {
                .earlierDaysStay(copy.readAt.formatted(in: zone))
            } else {
                .restOfCalendarUsed
            }
        return .sentences(trouble.wording, instead)
    }

    // MARK: What becomes of a source

    mutating func take(_ shipped: CalendarReading) {
        reading = shipped
    }

    /// Uses what a source says, unless it has faults and an earlier reading hadn't, or none of its days can be read.
    mutating func take(_ copy: CalendarCopy, _ reading: CalendarReading) {
        let isBetter = reading.isComplete || !isComplete && !reading.calendar.isEmpty
        if isBetter {
            self.reading = reading
            self.copy = copy
        }
        trouble = reading.isComplete ? nil : CalendarTrouble(reading, in: configuration.path)
    }

    /// The source still says what is in use.
    mutating func confirm(at now: Instant) {
        copy?.readAt = now
        if isComplete { trouble = nil }
    }

    mutating func fail(_ cause: Wording) {
        trouble = CalendarTrouble(configuration.path.map { .inFile($0, cause) } ?? cause)
    }

    mutating func awaitFetch() {
        trouble = Self.awaiting
    }

    /// The source wasn't tried again.
    mutating func stayInTrouble(of earlier: CalendarState) {
        trouble = earlier.trouble
    }
}

extension CalendarConfiguration {
    /// The file's path.
    var path: String? {
        if case .file(let path) = source { path } else { nil }
    }

    var feed: Feed? {
        if case .feed(let feed) = source { feed } else { nil }
    }

    /// The shipped calendar's name, the file's path, or the URL.
    var location: String {
        switch source {
        case .shipped(let calendar): calendar.rawValue
        case .file(let path): path
        case .feed(let feed): feed.url
        }
    }
}

extension [CalendarState] {
    /// By name.
    var days: [String: DayCalendar] {
        Dictionary(map { ($0.name, $0.days) }, uniquingKeysWith: { first, _ in first })
    }
}
