import SupportHours
import TestSupport

extension ZoneRule {
    func zone() throws -> Zone {
        try Zone(identifier: name, tzif: tzif)
    }

    /// A tz database of three zones that says it is 2025b.
    static func directory() throws -> String {
        try write([tokyo, losAngeles, kathmandu], to: try TemporaryDirectory.make())
    }
}
