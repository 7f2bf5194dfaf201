import MadoguchiAPI

/// Overrides that the tests' daemon has.
enum TestOverrides {
    static let training = OverrideResource(
        id: "o1", plan: "basic", state: "closed", from: "2026-11-24T10:00:00+09:00", to: "2026-11-25T00:00:00+09:00",
        reason: "Training", createdAt: "2026-11-22T09:00:00+09:00",
        by: OrNull(wrappedValue: .init(uid: 501, name: "hanako")))

    static let endless = OverrideResource(
        id: "o2", plan: "pro", state: "unknown", from: "2026-12-01T00:00:00+09:00", to: nil, reason: nil,
        createdAt: "2026-11-23T14:00:00+09:00", by: OrNull(wrappedValue: .init(uid: 1007, name: nil)))

    /// As the answer to creating it.
    static func made(_ change: (inout OverrideResource) -> Void = { _ in }) -> OverrideResource {
        var made = training
        made.moved = 3
        change(&made)
        return made
    }
}
