import Messages

/// What somebody listens for.
struct EventQuestion: Hashable, Sendable {
    /// nil for every plan.
    let plan: String?
    /// The zone in which instants are told; nil for the display zone of the moment.
    let zoneName: String?
    /// nil for the display language of the moment.
    let language: Language?
}
