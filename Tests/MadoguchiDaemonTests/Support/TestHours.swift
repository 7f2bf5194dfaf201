import Foundation
import LinuxSystem
import MadoguchiAPI
import Messages
import NIOHTTP1
import SupportHours
import Synchronization
import TestSupport
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

let threePlans = """
    display: { timezone: Asia/Tokyo, language: ja }
    plans:
      basic:
        name: { ja: Basicプラン, en: Basic }
        timezone: America/Los_Angeles
        hours: "Mo-Fr 06:00-17:00"
        holidays: [2026-12-25]
        staffed: [live-chat]
        always: [ai-chat, email]
        published: { timezone: Asia/Tokyo, standard: "00:00-22:00", daylight: "01:00-23:00" }
      pro:
        timezone: America/Los_Angeles
        hours: 24/7
        staffed: [live-chat]
    """

/// A clock that shows what it is told to.
final class FakeClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ text: String) throws {
        instant = Mutex(try Instant(text))
    }

    func set(_ text: String) throws {
        let new = try Instant(text)
        instant.withLock { $0 = new }
    }

    /// - Parameter seconds: by which it goes on.
    func advance(by seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    var clock: WallClock { WallClock { self.instant.withLock { $0 } } }
}

/// The plans' API on a fake clock, without a transport. Problems are told in English.
struct TestHours {
    let clock: FakeClock
    let api: PlansAPI
    let routes: RouteTable

    /// - Parameter now: RFC 3339.
    init(_ yaml: String = threePlans, now: String = "2026-11-24T14:30:00Z") throws {
        try self.init(try Self.snapshot(yaml), now: now)
    }

    init(_ snapshot: Snapshot, now: String = "2026-11-24T14:30:00Z") throws {
        clock = try FakeClock(now)
        api = PlansAPI(current: CurrentSnapshot(snapshot), clock: clock.clock)
        routes = RouteTable(api.routes) { .en }
    }

    static func snapshot(_ yaml: String) throws -> Snapshot {
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(yaml.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: []))
        return try Snapshot(configuration, database: systemZones)
    }

    func get(_ target: String, method: String = "GET", fields: [(String, String)] = []) throws -> Response {
        guard case .now(let response) = routes.reply(method, target, fields: fields) else {
            throw TestFailure("\(target) is held")
        }
        return response
    }

    /// The answer to a question that isn't answered on the event loop.
    func later(_ target: String, fields: [(String, String)] = []) async throws -> Response {
        guard case .later(let work) = routes.reply("GET", target, fields: fields) else {
            throw TestFailure("\(target) is answered at once")
        }
        return await work()
    }

    func get(_ target: String, ifNoneMatch: String) throws -> Response {
        try get(target, fields: [("if-none-match", ifNoneMatch)])
    }

    func held(_ target: String) throws -> HeldQuestion {
        guard case .held(let question) = routes.reply("GET", target) else {
            throw TestFailure("\(target) isn't held")
        }
        return question
    }
}

extension RouteTable {
    /// The reply to a request as a client would send it; one whose target can't be read is answered with the problem.
    func reply(
        _ method: String, _ target: String, fields: [(String, String)] = [], body: RequestBody = .none,
        uid: UInt32? = 1_000, user: ProxiedUser? = nil
    ) -> Reply {
        do throws(Problem) {
            return reply(
                to: Request(
                    method: method, target: try RequestTarget(target), fields: HTTPHeaders(fields), body: body,
                    uid: uid, user: user))
        } catch {
            return .now(response(to: error))
        }
    }
}

extension Response {
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func field(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
