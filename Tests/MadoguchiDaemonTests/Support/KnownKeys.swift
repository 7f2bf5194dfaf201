import Documents
import Testing

@testable import MadoguchiDaemon

/// Every key that the reader of the configuration knows.
enum KnownKeys {
    /// Each by its steps, without the names that the writer chooses: `plans.timezone` is that of every plan.
    static func all() throws -> Set<[String]> {
        let record = ReadingRecord()
        #expect(throws: (any Error).self) {
            try ConfigurationFile.parse(
                ConfigurationFile.Source(path: "m.yaml", bytes: Array(ConfigurationSchema.everyMapping.utf8)),
                zones: systemZones,
                guidance: GuidanceSource(packaged: ["/pack"]) { _ in [:] }, record: record)
        }
        let keys = record.keys.filter { !$0.hasSuffix("/*") }
        return Set(keys.map { $0.split(separator: "/").map(String.init).filter { $0 != "*" } })
    }
}
