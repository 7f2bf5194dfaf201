import MadoguchiAPI

/// Requests to `control.sock`.
extension Daemon {
    func accept(
        _ followUp: FollowUpRequest, idempotencyKey: String?, isDryRun: Bool
    ) throws(DaemonError) -> Reply<FollowUpResource> {
        try post(
            RequestTarget("v1", "follow-ups").with("dry_run", isDryRun ? "true" : nil), followUp,
            idempotencyKey: idempotencyKey, lookup: isDryRun ? nil : "madoguchi queue list")
    }

    func acceptBatch(_ lines: some StreamedBody, isDryRun: Bool) throws {
        try post(
            RequestTarget("v1", "follow-ups", "batch").with("dry_run", isDryRun ? "true" : nil), streaming: lines)
    }

    /// Which follow-ups to list; a nil field doesn't filter.
    struct FollowUpFilter {
        var state: String?
        var plan: String?
        var recipient: String?
        var caseLabel: String?
    }

    /// - Parameter limit: how many at most; the daemon may return fewer, and a cursor.
    func followUps(
        _ filter: FollowUpFilter, limit: Int, cursor: String?
    ) throws(DaemonError) -> Reply<FollowUpPage> {
        try get(
            RequestTarget("v1", "follow-ups").with("state", filter.state).with("plan", filter.plan)
                .with("to", filter.recipient).with("case", filter.caseLabel).with("limit", String(limit))
                .with("cursor", cursor))
    }

    func followUp(_ id: String) throws(DaemonError) -> Reply<FollowUpResource> {
        try get(RequestTarget("v1", "follow-ups", id))
    }

    /// What can be seen of a message.
    enum MessagePart: String {
        case text, html, raw

        fileprivate var type: String {
            switch self {
            case .text: "text/plain"
            case .html: "text/html"
            case .raw: "message/rfc822"
            }
        }
    }

    /// A follow-up's message as it was sent, or as it would be, secrets as dots.
    func message(of id: String, _ part: MessagePart) throws(DaemonError) -> String {
        try get(RequestTarget("v1", "follow-ups", id, "message").with("part", part.rawValue), as: part.type)
    }

    func cancel(_ id: String) throws(DaemonError) -> Reply<FollowUpResource> {
        try post(RequestTarget("v1", "follow-ups", id, "cancel"))
    }

    func retry(_ id: String) throws(DaemonError) -> Reply<FollowUpResource> {
        try post(RequestTarget("v1", "follow-ups", id, "retry"))
    }

    func reschedule(_ id: String, to when: WhenRequest) throws(DaemonError) -> Reply<FollowUpResource> {
        try post(RequestTarget("v1", "follow-ups", id, "reschedule"), RescheduleRequest(when: when))
    }

    func queue() throws(DaemonError) -> Reply<QueueStatus> {
        try get(RequestTarget("v1", "queue"))
    }

    /// - Returns: the answer's JSON.
    func setPaused(_ isPaused: Bool) throws(DaemonError) -> String {
        try post(RequestTarget("v1", "queue", isPaused ? "pause" : "resume"))
    }
}
