import MadoguchiAPI

/// Requests about hours that change.
extension Daemon {
    /// How long counting the follow-ups that move may take, where there are very many.
    private static let overrideTimeout = Duration.seconds(30)

    /// Creates an override. Where no answer comes back it is asked once more under the same key, which creates no second
    /// one.
    ///
    /// - Parameter idempotencyKey: identifies the request; nil for a dry run, which may be repeated anyway.
    func override(
        _ plan: String, _ request: OverrideRequest, idempotencyKey: String?
    ) throws(DaemonError) -> Reply<OverrideResource> {
        let target = RequestTarget("v1", "plans", plan, "overrides").with(
            "dry_run", idempotencyKey == nil ? "true" : nil)
        func ask() throws(DaemonError) -> Reply<OverrideResource> {
            try post(target, request, idempotencyKey: idempotencyKey, lookup: nil, within: Self.overrideTimeout)
        }
        do throws(DaemonError) {
            return try ask()
        } catch {
            guard idempotencyKey != nil, error.isLostAnswer else { throw error }
        }
        do throws(DaemonError) {
            return try ask()
        } catch {
            guard error.isLostAnswer || error.isAbsence else { throw error }
            throw DaemonError(
                socketPath: error.socketPath, reason: .uncertain(lookup: "madoguchi overrides \(plan)"))
        }
    }

    func removeOverride(_ id: String) throws(DaemonError) -> Reply<OverrideResource> {
        // Removing one that is removed already changes nothing.
        try post(RequestTarget("v1", "overrides", id, "remove"), lookup: nil)
    }

    func overrides(of plan: String) throws(DaemonError) -> Reply<OverrideList> {
        try get(RequestTarget("v1", "plans", plan, "overrides"))
    }

    /// - Parameters:
    ///   - start: in RFC 3339; nil for now.
    ///   - end: nil for the daemon's usual span.
    func changes(of plan: String, from start: String?, to end: String?) throws(DaemonError) -> Reply<ChangeList> {
        try get(RequestTarget("v1", "plans", plan, "changes").with("from", start).with("to", end))
    }

    func calendars() throws(DaemonError) -> Reply<CalendarList> {
        try get(RequestTarget("v1", "calendars"))
    }
}

extension DaemonError {
    /// Whether a command was sent, and no answer came back.
    fileprivate var isLostAnswer: Bool {
        switch reason {
        case .transport(.timedOut), .transport(.connectionLost): true
        default: false
        }
    }
}
