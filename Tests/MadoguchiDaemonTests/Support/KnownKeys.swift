import Documents
import Testing

@testable import MadoguchiDaemon

/// Every key that the reader of the configuration knows.
enum KnownKeys {
    /// A configuration with every mapping that there can be, though not with values that go together: what is in them is
    /// looked for all the same.
    private static let everyMapping = """
        display: {}
        plans: { basic: { name: {}, variables: {}, published: {} } }
        follow_ups: { retry: {} }
        delivery:
          smtp: { host: mail.example.jp, timeouts: {}, authentication: { refresh: {}, client: {} } }
          webhook: {}
          limits: { per_recipient: {} }
        guidance: { variables: {}, recurring: { monthly: { columns: {}, variables: {} } } }
        web: {}
        """

    /// Each by its steps, without the names that the writer chooses: `plans.timezone` is that of every plan.
    static func all() throws -> Set<[String]> {
        let record = ReadingRecord()
        #expect(throws: (any Error).self) {
            try ConfigurationFile.parse(
                ConfigurationFile.Source(path: "m.yaml", bytes: Array(everyMapping.utf8)), zones: systemZones,
                guidance: GuidanceSource(packaged: ["/pack"]) { $0 == "/pack" ? [:] : nil }, record: record)
        }
        let keys = record.keys.filter { !$0.hasSuffix("/*") }
        return Set(keys.map { $0.split(separator: "/").map(String.init).filter { $0 != "*" } })
    }
}
