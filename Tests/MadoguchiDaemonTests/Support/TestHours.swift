import Foundation
import LinuxSystem
import MadoguchiAPI
import NIOCore
import SupportHours
import Synchronization
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

    var clock: WallClock { WallClock { self.instant.withLock { $0 } } }
}

/// The hours API on a fake clock, without a transport.
struct TestHours {
    let clock: FakeClock
    let api: HoursAPI

    /// - Parameter now: RFC 3339.
    init(_ yaml: String = threePlans, now: String = "2026-11-24T14:30:00Z") throws {
        clock = try FakeClock(now)
        api = HoursAPI(hours: CurrentHours(try Self.snapshot(yaml)), clock: clock.clock)
    }

    static func snapshot(_ yaml: String) throws -> HoursSnapshot {
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(yaml.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: []))
        return try HoursSnapshot(configuration, database: systemZones)
    }

    func get(_ target: String, method: String = "GET", ifNoneMatch: String? = nil) throws -> HoursResponse {
        let request = HoursRequest(method: method, target: target, ifNoneMatch: ifNoneMatch)
        guard case .now(let response) = try #require(api.reply(to: request)) else {
            throw TestFailure("\(target) is held")
        }
        return response
    }

    func held(_ target: String) throws -> HeldQuestion {
        guard case .held(let question) = api.reply(to: HoursRequest(method: "GET", target: target)) else {
            throw TestFailure("\(target) isn't held")
        }
        return question
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension HoursResponse {
    var text: String { String(decoding: body, as: UTF8.self) }

    func field(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }
}
