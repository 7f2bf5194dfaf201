package import Logging

/// Metadata that becomes a field in the journal. None is for a recipient or a text.
package enum LogField: String, CaseIterable, Hashable, Sendable {
    /// A ``LoggedEvent``.
    case event
    /// A follow-up's id.
    case followUp = "follow_up"
    /// A plan's id.
    case plan
    /// The new state.
    case state
    /// A case's id.
    case supportCase = "case"
    /// A node's name.
    case node
}

extension Logger.Metadata {
    /// What a log message is about, for programs that search for it; its text says the same for people.
    package static func about(_ event: LoggedEvent? = nil, _ fields: [LogField: String] = [:]) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        if let event { metadata[LogField.event.rawValue] = .string(event.rawValue) }
        for (field, value) in fields { metadata[field.rawValue] = .string(value) }
        return metadata
    }
}
