import Glibc
package import Logging
import SupportHours

/// Writes log messages to standard error, a line each: for the journal with its priorities, for people with time and
/// level. [sd-daemon(3)]
package struct StandardErrorLog: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let isJournal: Bool

    package init() {
        isJournal = Self.isJournal(getenv("JOURNAL_STREAM").map { String(cString: $0) })
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let suffix = all.map { " \($0.key)=\($0.value)" }.joined()
        let prefix =
            isJournal
            ? "<\(event.level.priority)>" : "\(WallClock.system.now().formatted(in: .utc)) \(event.level): "
        let lines = "\(event.message)\(suffix)".split(separator: "\n").map { "\(prefix)\($0)\n" }.joined()
        StandardOutput.write(lines, to: STDERR_FILENO)
    }

    /// Says why the process ends, to whoever started it.
    package static func complain(_ text: String) {
        StandardOutput.write("madoguchid: \(text)\n", to: STDERR_FILENO)
    }

    /// Whether standard error is the stream that the journal says it gave us.
    private static func isJournal(_ stream: String?) -> Bool {
        guard let parts = stream?.split(separator: ":"), parts.count == 2 else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return UInt64(parts[0]) == UInt64(status.st_dev) && UInt64(parts[1]) == UInt64(status.st_ino)
    }
}

extension Logger.Level {
    /// syslog's.
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
