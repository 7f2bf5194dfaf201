package import Logging

/// Sends log messages to the journal with their fields; where it accepts none, to standard error, which leads there
/// too.
package struct JournalLog: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let identifier: String

    package init(identifier: String) {
        self.identifier = identifier
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let entry = JournalEntry(event.level, "\(event.message)", all, identifier: identifier)
        guard !Journal.send(entry) else { return }
        var other = StandardErrorLog()
        other.metadata = metadata
        other.log(event: event)
    }
}
