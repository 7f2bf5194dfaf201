import Documents
package import Messages
package import SupportHours
package import TimeZoneDatabase

extension Daemon {
    /// The options of the command line, beside the configuration.
    package struct Options: Sendable {
        package var configurationFile: String
        /// A drop-in that isn't in place yet, to be checked as if it were.
        package var candidate: String?
        package var runtimeDirectory: String?
        package var stateDirectory: String?
        /// Where the pages are served, in place of the configured place.
        package var web: WebConfiguration.Listen?
        /// Where the client lies, for examples; nil where the PATH leads to it.
        package var clientDirectory: String?
        /// Of what is printed for who started the daemon; the log and the answers go by the configuration.
        package var language: Language
        /// Where packaged templates may be; the first directory that exists is used.
        private let packagedGuidance: [String]

        package init(
            configurationFile: String, candidate: String? = nil, runtimeDirectory: String?, stateDirectory: String?,
            web: WebConfiguration.Listen? = nil, clientDirectory: String? = nil, language: Language = .ja,
            packagedGuidance: [String]? = nil
        ) {
            self.configurationFile = configurationFile
            self.candidate = candidate
            self.runtimeDirectory = runtimeDirectory
            self.stateDirectory = stateDirectory
            self.web = web
            self.clientDirectory = clientDirectory
            self.language = language
            self.packagedGuidance = packagedGuidance ?? GuidanceSource.packaged
        }

        /// The configuration from the files and the command line together.
        package func readConfiguration(zones: TimeZoneDatabase) throws(ConfigurationError) -> Configuration {
            try readConfiguration(zones: zones, record: nil)
        }

        /// Explains the configuration, key by key, with the file that sets each.
        ///
        /// - Parameter now: what lies before it makes no warning.
        /// - Returns: the summary of a check without faults, and the explanation in columns.
        package func explainConfiguration(
            at now: Instant, zones: TimeZoneDatabase
        ) throws(ConfigurationError) -> Wording {
            let record = ReadingRecord()
            let configuration = try readConfiguration(zones: zones, record: record)
            var explanation = ConfigurationExplanation(record)
            explanation.override("runtime_dir", with: runtimeDirectory, by: "--runtime-dir")
            explanation.override("state_dir", with: stateDirectory, by: "--state-dir")
            explanation.override("web.listen", with: web?.description, by: "--web")
            return .lines([
                configuration.summary(at: now, zones: zones), Wording(verbatim: ""), explanation.text,
            ])
        }

        /// Writes the drop-in that opens the service's unit as far as the configuration needs, or takes it away.
        ///
        /// - Parameter path: the drop-in's file.
        /// - Returns: what was done and what to do now, as text.
        package func writeDropIn(to path: String = UnitDropIn.path, zones: TimeZoneDatabase) throws -> Wording {
            let configuration = try readConfiguration(zones: zones)
            let dropIn = UnitDropIn(UnitNeeds(configuration), configuration: configuration.file)
            guard try dropIn.write(to: path) else {
                return dropIn.text == nil ? .noDropInNeeded : .dropInRight(path)
            }
            return dropIn.text == nil ? .dropInRemoved(path) : .dropInWritten(path)
        }

        private func readConfiguration(
            zones: TimeZoneDatabase, record: ReadingRecord?
        ) throws(ConfigurationError) -> Configuration {
            var configuration = try ConfigurationFile.read(
                configurationFile, with: candidate, zones: zones,
                guidance: GuidanceSource(packaged: packagedGuidance), record: record)
            configuration.runtimeDirectory = runtimeDirectory ?? configuration.runtimeDirectory
            configuration.stateDirectory = stateDirectory ?? configuration.stateDirectory
            if let web {
                configuration.web = configuration.web ?? WebConfiguration()
                configuration.web?.listen = web
            }
            return configuration
        }
    }
}
