#if canImport(Logging)
    package import Logging
    import Synchronization

    /// What was logged, for tests to read.
    package final class LogLines: Sendable {
        package struct Line: Sendable {
            package var level: Logger.Level
            package var text: String
            package var metadata: Logger.Metadata
        }

        private let collected = Mutex<[Line]>([])

        package init() {}

        package var all: [Line] { collected.withLock { $0 } }

        package var texts: [String] { all.map(\.text) }

        package var logger: Logger {
            Logger(label: "test") { _ in Handler(lines: self) }
        }

        private struct Handler: LogHandler {
            let lines: LogLines
            package var metadata: Logger.Metadata = [:]
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
#endif
