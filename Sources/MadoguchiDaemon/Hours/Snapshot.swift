import FollowUps
import Guidance
import LoggedEvents
import Logging
import Messages
import SupportHours
import TimeZoneDatabase

/// Everything that answers about hours are computed from: a configuration, read with one release of the tz database, and
/// the layers over it.
///
/// Immutable; a reload, a new tz database or another layer makes another one, which replaces it as a whole.
final class Snapshot: Sendable {
    let configuration: Configuration
    let layers: HourLayers
    /// In the configuration's order.
    let plans: [PlanHours]
    let display: Zone
    /// The tz database's version, as `2025b`.
    let tzdata: String?
    /// What upgrades of the tz database did to plans' hours since the daemon started, by plan; the last one that moved
    /// them counts.
    let moves: [String: HoursMove]
    /// The zones that the configuration names.
    let zones: [String: Zone]
    /// What follow-ups' due instants are derived from.
    let dueRules: DueRules
    /// By plan.
    private let letterheads: [String: Letterhead]
    private let usualLetterhead: Letterhead
    private let plansByID: [String: PlanHours]
    private let database: TimeZoneDatabase

    /// - Parameter fallback: a snapshot whose zones are kept where the database no longer has them.
    /// - Throws: `TimeZoneDatabaseError` for a zone that neither has.
    convenience init(
        _ configuration: Configuration, database: TimeZoneDatabase, layers: HourLayers = .none,
        fallback: Snapshot? = nil, moves: Moves = .none, logger: Logger? = nil
    ) throws(TimeZoneDatabaseError) {
        var zones: [String: Zone] = [:]
        for name in configuration.zoneNames {
            do {
                zones[name] = try database.zone(named: name)
            } catch {
                guard let kept = fallback?.zones[name] else { throw error }
                logger?.error(.zoneKept(name, Wording(error)))
                zones[name] = kept
            }
        }
        self.init(
            configuration, zones: zones, tzdata: database.version(), database: database, layers: layers, earlier: nil,
            moves: moves)
    }

    /// The same with other layers. Shares what they don't change.
    convenience init(_ earlier: Snapshot, layers: HourLayers) {
        self.init(
            earlier.configuration, zones: earlier.zones, tzdata: earlier.tzdata, database: earlier.database,
            layers: layers, earlier: earlier, moves: .known(earlier.moves))
    }

    private init(
        _ configuration: Configuration, zones: [String: Zone], tzdata: String?, database: TimeZoneDatabase,
        layers: HourLayers, earlier: Snapshot?, moves: Moves
    ) {
        self.configuration = configuration
        self.database = database
        self.zones = zones
        self.tzdata = tzdata
        self.layers = layers
        display = zones[configuration.display.timezone] ?? .utc
        plans = PlanCompiler(
            configuration: configuration, zones: zones, layers: layers, earlier: earlier?.plansByID ?? [:]
        ).plans()
        dueRules = DueRules(plans + [.alwaysOpen], tzdata: tzdata)
        self.moves =
            switch moves {
            case .none: [:]
            case .known(let moves): moves
            case .found(let now, let old):
                // An upgrade comes in several steps, of which the last ones may move nothing.
                old.moves.merging(HoursMove.all(from: old, to: plans, rules: dueRules, release: tzdata, at: now)) {
                    _, new in new
                }
            }
        letterheads = Dictionary(
            configuration.plans.map { ($0.id, configuration.letterhead(of: $0)) },
            uniquingKeysWith: { first, _ in first })
        usualLetterhead = configuration.letterhead(of: nil)
        plansByID = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where ``moves`` come from.
    enum Moves {
        case none
        /// From the snapshot before.
        case known([String: HoursMove])
        /// From comparing with the snapshot before, which may be of another release of the tz database.
        case found(at: Instant, since: Snapshot)
    }

    var language: Language { configuration.display.language }

    /// The tz database's directory.
    var zoneDirectory: String { database.directory }

    /// - Parameter plan: one that isn't configured any more has what all have.
    func letterhead(of plan: String?) -> Letterhead {
        plan.flatMap { letterheads[$0] } ?? usualLetterhead
    }

    func plan(_ id: String) -> PlanHours? {
        plansByID[id]
    }

    /// The plans whose windows follow-ups keep to: those that are configured, and the built-in one if any keeps to it.
    ///
    /// - Parameter tally: how many follow-ups there are, by plan.
    func plans(sendingFor tally: [String: [FollowUpState: Int]]) -> [PlanHours] {
        plans + [PlanHours.alwaysOpen].filter { (tally[$0.id]?[.queued] ?? 0) > 0 }
    }

    /// Any zone of the database. Those that the configuration doesn't name are read each time: their files aren't
    /// watched, and reading one takes some ten microseconds.
    func zone(named name: String) throws(TimeZoneDatabaseError) -> Zone {
        if let zone = zones[name] { return zone }
        return try database.zone(named: name)
    }

    /// The first instant after `instant` at which any plan's state changes; nil for never.
    func nextTransition(after instant: Instant) -> Instant? {
        plans.compactMap { $0.schedule.span(at: instant).until }.min()
    }

    /// The first instant after `instant` at which what is said of any plan's present may be something else; nil for never.
    func nextChange(after instant: Instant) -> Instant? {
        plans.compactMap { $0.nextChange(after: instant) }.min()
    }
}
