import FollowUps
import FollowUpsPostgreSQL
import FollowUpsSQLite
import Guidance
import LinuxSystem
import Logging
import MadoguchiAPI
import Messages
import SupportHours
package import TimeZoneDatabase

/// The sockets, each of which answers what concerns its clients.
package enum SocketName: String, CaseIterable, Sendable {
    /// For anybody on the machine.
    case query
    /// For those who look after follow-ups.
    case control
    /// Public pages, for anybody a proxy lets through.
    case web

    /// `query.sock`
    var file: String { "\(rawValue).sock" }
}

/// What the sockets answer: the one list of all APIs.
struct SocketAPIs {
    let context: APIContext
    let plans: PlansAPI
    let upgraded: UpgradedFollowUps
    let feeds: FeedsAPI
    let pages: PagesAPI
    let control: any QueueControl
    let overrides: OverrideControl
    let troubles: RecurringTroubles
    let calendars: @Sendable () -> [CalendarState]
    let stateDirectory: String
    let checkRelay: @Sendable (DeliveryConfiguration, Language) async -> RelayCheck
    let isStoreOpening: @Sendable () -> Bool
    /// Asks the database server about itself; nil where there is none.
    var server: (@Sendable () async throws(StoreError) -> ServerReport)?
    /// nil where this daemon shares its database with nobody.
    var cluster: ClusterAccess?
    let sending: @Sendable () -> DispatchStatus
    let delivery: DeliveryFigures
    let startedAt: Instant

    /// What a socket answers: its routes, that which describes them, and what its answers have in common.
    func table(of socket: SocketName) -> RouteTable {
        let current = context.current
        var routes = apis(of: socket).flatMap(\.routes)
        var style = AnswerStyle.plain
        switch socket {
        case .query: break
        case .control:
            let desk = Desk(beside: routes, current: current, clock: context.clock)
            routes += desk.routes
            style = DeskStyle(desk: desk).style
        case .web: style = WebStyle(current: current, clock: context.clock, pages: pages).style
        }
        routes += InterfaceAPI(of: socket, beside: routes, current: current).routes
        return RouteTable(routes, style: style) { current.snapshot.language }
    }

    private func apis(of socket: SocketName) -> [any API] {
        let listing = OverrideListAPI(
            current: context.current, clock: context.clock, tellsWho: socket == .control)
        var plans = plans
        plans.node = cluster?.name
        switch socket {
        case .query: return [plans, feeds, listing]
        case .web:
            let questions = PlansAPI(current: context.current, clock: context.clock, audience: .web)
            return [pages, EventsAPI(current: context.current), questions, feeds, listing]
        case .control: break
        }
        let queue = QueueAPI(context: context, control: control)
        let nodes = ClusterAPI(context: context, access: cluster, sending: sending, startedAt: startedAt)
        plans.upgraded = upgraded
        return [
            plans, feeds, queue, FollowUpsAPI(context: context, spoolDirectory: stateDirectory),
            BackupAPI(context: context), CasesAPI(context: context), ReportsAPI(context: context),
            TemplatesAPI(context: context), PlaybooksAPI(context: context), SuppressionsAPI(context: context),
            RecordsAPI(context: context), listing, OverridesAPI(context: context, overrides: overrides),
            RecurringAPI(context: context, troubles: troubles),
            CalendarsAPI(current: context.current, calendars: calendars), nodes,
            DiagnosisAPI(
                context: context, queue: queue, troubles: troubles, calendars: calendars,
                stateDirectory: stateDirectory, server: server, cluster: nodes, checkRelay: checkRelay),
            MetricsAPI(
                current: context.current, clock: context.clock, store: context.store, isStoreOpening: isStoreOpening,
                sending: sending, delivery: delivery, startedAt: startedAt, lists: troubles.lists,
                calendars: calendars, cluster: cluster),
        ]
    }
}

// MARK: Without a daemon

extension Daemon {
    /// What a socket answers, as OpenAPI; the same for each configuration.
    ///
    /// - Throws: where there is no tz database.
    package static func openAPI(of socket: SocketName, zones: TimeZoneDatabase) throws -> String {
        OpenAPIDocument(of: socket.file, routes: try routes(of: socket, zones: zones)).text
    }

    /// The routes of a socket, to be looked at.
    static func routes(of socket: SocketName, zones: TimeZoneDatabase) throws -> [Route] {
        let plan = "plans: { any: { timezone: UTC, hours: 24/7 } }"
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "", bytes: Array(plan.utf8)), zones: zones,
            guidance: GuidanceSource(packaged: []) { _ in nil })
        let current = CurrentSnapshot(try Snapshot(configuration, database: zones))
        return try routes(of: socket, current: current, clock: .system)
    }

    /// The same, which answer what they can without a store.
    static func routes(of socket: SocketName, current: CurrentSnapshot, clock: WallClock) throws -> [Route] {
        try idleAPIs(current: current, clock: clock).table(of: socket).routes
    }

    /// APIs of which the routes are described, and none is asked.
    private static func idleAPIs(current: CurrentSnapshot, clock: WallClock) throws -> SocketAPIs {
        // Nothing is opened before it is asked.
        let store = SQLiteStore(directory: "", logger: Logger(label: "") { _ in SwiftLogNoOpLogHandler() })
        let ids = FollowUpIDSource(milliseconds: { 0 })
        let context = APIContext(
            store: store, current: current, clock: clock, newID: { ids.next() }, templates: TemplateRenderer(),
            wake: { _ in })
        return SocketAPIs(
            context: context, plans: PlansAPI(current: current, clock: clock), upgraded: UpgradedFollowUps(),
            feeds: FeedsAPI(current: current, clock: clock), pages: PagesAPI(current: current, clock: clock),
            control: IdleQueue(),
            overrides: OverrideControl(
                stored: StoredOverrides(store: store, inbox: Reloader.Inbox()), enforce: { _ in }),
            troubles: RecurringTroubles(), calendars: { [] }, stateDirectory: "",
            checkRelay: { RelayCheck(transport: $0.transport.rawValue, to: "", problem: $1.rawValue) },
            isStoreOpening: { false }, sending: { DispatchStatus(obstacle: nil, perSecond: nil, inFlight: 0) },
            delivery: DeliveryFigures(), startedAt: Instant(secondsSinceEpoch: 0))
    }

    private struct IdleQueue: QueueControl {
        var status: SendingStatus {
            SendingStatus(isPaused: false, because: nil, perSecond: 0, quota: SendingQuota(SendingQuota.Limits()))
        }

        func pause() {}
        func resume() {}
    }
}
