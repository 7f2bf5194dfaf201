import LoggedEvents
package import Logging

/// A message with its fields, in the journal's format. [systemd.journal-fields(7)]
package struct JournalEntry: Sendable {
    package private(set) var fields: [(name: String, value: String)]

    /// - Parameters:
    ///   - metadata: the logger's and the message's metadata together. ``LogField`` decides what becomes a field; the
    ///     rest follows the text.
    ///   - identifier: the program that logs it.
    package init(_ level: Logger.Level, _ text: String, _ metadata: Logger.Metadata, identifier: String) {
        fields = [
            ("MESSAGE", text + metadata.remainder), ("PRIORITY", "\(level.priority)"),
            ("SYSLOG_IDENTIFIER", identifier),
        ]
        for field in LogField.allCases {
            guard let value = metadata[field.rawValue].map({ "\($0)" }) else { continue }
            switch field {
            case .event:
                if let event = LoggedEvent(rawValue: value) { fields.append(("MESSAGE_ID", event.messageID)) }
            case .followUp: fields.append(("FOLLOW_UP", value))
            case .plan: fields.append(("PLAN", value))
            case .state: fields.append(("STATE", value))
            case .supportCase: fields.append(("CASE", value))
            case .node: fields.append(("NODE", value))
            }
        }
    }
}

extension Logger.Metadata {
    /// What the text doesn't say already, to follow it: ` key=value`.
    var remainder: String {
        filter { LogField(rawValue: $0.key) == nil }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
    }
}

extension Logger.Level {
    /// syslog's priority.
    var priority: Int {
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
