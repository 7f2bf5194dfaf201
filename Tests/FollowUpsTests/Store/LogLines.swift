import Logging
import Synchronization

/// What was logged, for tests to read.
final class LogLines: Sendable {
    struct Line: Sendable {
        var level: Logger.Level
        var text: String
        var metadata: Logger.Metadata
    }

    private let collected = Mutex<[Line]>([])

    var all: [Line] { collected.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(lines: self) }
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.collected.withLock {
                $0.append(Line(level: event.level, text: "\(event.message)", metadata: event.metadata ?? [:]))
            }
        }
    }
}
