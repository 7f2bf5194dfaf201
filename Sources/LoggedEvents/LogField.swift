package import Logging

/// Metadata that become fields of their own in the journal. There is none for a recipient or a text.
package enum LogField: String, CaseIterable, Hashable, Sendable {
    /// A ``LoggedEvent``.
    case event
    /// A follow-up's id.
    case followUp = "follow_up"
    /// A plan's id.
    case plan
    /// What state it is in now.
    case state
    /// A case's id.
    case supportCase = "case"
}

extension Logger.Metadata {
    /// What a message is about, for whoever looks for it; its text says the same for whoever reads it.
    package static func about(_ event: LoggedEvent? = nil, _ fields: [LogField: String] = [:]) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        if let event { metadata[LogField.event.rawValue] = .string(event.rawValue) }
        for (field, value) in fields { metadata[field.rawValue] = .string(value) }
        return metadata
    }
}
