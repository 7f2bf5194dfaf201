import FollowUps
import Messages
import NIOHTTP1
import SupportHours
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

/// The public pages' routes on a fake clock, without a transport.
struct TestPages {
    let clock: FakeClock
    let current: CurrentSnapshot
    let routes: RouteTable

    /// Friday, 2026-11-27, 09:37 in Tokyo: the last minutes of Thursday's hours in California.
    static let morning = "2026-11-27T00:37:00Z"

    /// - Parameters:
    ///   - now: RFC 3339.
    ///   - web: the configuration's part, as one line.
    init(_ yaml: String = threePlans, now: String = morning, web: String = "{}") throws {
        clock = try FakeClock(now)
        current = CurrentSnapshot(try TestHours.snapshot(yaml + "\nweb: \(web)\n"))
        routes = RouteTable(
            try Daemon.routes(of: .web, current: current, clock: clock.clock),
            style: WebStyle(
                current: current, clock: clock.clock, pages: PagesAPI(current: current, clock: clock.clock)
            ).style
        ) { [current] in current.snapshot.language }
    }

    func get(_ target: String, method: String = "GET", _ fields: [(String, String)] = []) async throws -> Response {
        switch routes.reply(method, target, fields: fields) {
        case .now(let response): response
        case .later(let work): await work()
        case .held, .events: throw TestFailure("\(target) isn't answered at once")
        }
    }

    /// Lays an override over the hours, as the reloader does.
    func lay(
        _ state: OpenState, on plan: String = "basic", from start: String, to end: String?, reason: Wording? = nil
    ) throws {
        var layers = current.snapshot.layers
        let override = PlanOverride(
            id: OverrideID(rawValue: Int64(layers.overrides.count + 1)), plan: plan, state: state,
            start: try Instant(start), end: try end.map { try Instant($0) }, reason: reason,
            createdAt: try Instant(start), createdBy: nil)
        layers.apply(.added(override))
        current.replace(with: Snapshot(current.snapshot, layers: layers))
    }
}
