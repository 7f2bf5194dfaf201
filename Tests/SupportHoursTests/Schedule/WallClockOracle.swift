import Foundation
import TestSupport
import Testing
import TimeZoneDatabase

@testable import SupportHours

/// Asks the Python program of that name, which knows nothing of timelines.
enum WallClockOracle {
    private struct Question: Encodable {
        let plan: PlainPlan
        let instants: [Int64]
    }

    /// The state of a plan at each of some instants.
    static func states(of plan: PlainPlan, at instants: [Int64], _ database: TimeZoneDatabase) throws -> [OpenState] {
        let script = try #require(
            Bundle.module.url(forResource: "wall_clock", withExtension: "py", subdirectory: "Oracle"))
        let answer = try ChildProcess.succeed(
            ["python3", script.path], input: JSONEncoder().encode(Question(plan: plan, instants: instants)),
            environment: ["PYTHONTZPATH": database.directory]
        )
        let states = try answer.prefix { $0 != UInt8(ascii: "\n") }.map { try #require(OpenState(letter: $0)) }
        try #require(states.count == instants.count)
        return states
    }
}

extension OpenState {
    fileprivate init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "c"): self = .closed
        case UInt8(ascii: "o"): self = .open
        case UInt8(ascii: "u"): self = .unknown
        default: return nil
        }
    }

    fileprivate var letter: String { String(rawValue.prefix(1)) }
}

extension PlainPlan: Encodable {
    private enum Key: String, CodingKey {
        case all, any, closed, holiday, holidays, overrides, windows, zone
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(overrides.map(Row.override), forKey: .overrides)
        switch source {
        case .combination(let combination, let members):
            try object.encode(members, forKey: combination == .allOf ? .all : .any)
        case .hours(let hours):
            try object.encode(hours.zone, forKey: .zone)
            try object.encode(hours.windows.map(Row.window), forKey: .windows)
            try object.encode(hours.closed.map(\.description), forKey: .closed)
            try object.encode(hours.holidays.map(\.description), forKey: .holidays)
            try object.encode(hours.holidayState.letter, forKey: .holiday)
        }
    }
}

/// As an array.
private enum Row: Encodable {
    case override(Override)
    case window(PlainHours.Window)

    func encode(to encoder: any Encoder) throws {
        var row = encoder.unkeyedContainer()
        switch self {
        case .override(let override):
            try row.encode(override.id)
            try row.encode(override.start.secondsSinceEpoch)
            try row.encode(override.end?.secondsSinceEpoch)
            try row.encode(override.state.letter)
        case .window(let window):
            for number in [window.weekday, window.start, window.end] { try row.encode(number) }
            try row.encode(window.state.letter)
        }
    }
}
