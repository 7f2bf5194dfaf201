package import Logging
import SupportHours

/// Writes log messages to standard error, one a line: with priorities for the journal, with time and level for people.
/// [sd-daemon(3)]
package struct StandardErrorLog: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]

    package init() {}

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        Self.write("\(event.message)\(all.remainder)", event.level) {
            "\(WallClock.system.now().formatted(in: .utc)) \(event.level): "
        }
    }

    /// Says why the process ends, for the person or program that started it.
    package static func complain(_ text: String) {
        write("madoguchid: \(text)", .error) { "" }
    }

    /// - Parameter prefix: the beginning of each line, where people read it.
    private static func write(_ text: String, _ level: Logger.Level, prefix: () -> String) {
        let prefix = Journal.isStandardError ? "<\(level.priority)>" : prefix()
        let lines = text.split(separator: "\n").map { "\(prefix)\($0)\n" }.joined()
        StandardOutput.write(lines, to: .standardError)
    }
}
