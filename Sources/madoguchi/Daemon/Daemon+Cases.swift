import MadoguchiAPI

// Cases and reports, all on `control.sock`.
extension Daemon {
    func open(
        _ request: CaseRequest, idempotencyKey: String?, isDryRun: Bool
    ) throws(DaemonError) -> Reply<CaseResource> {
        try post(
            RequestTarget("v1", "cases").with("dry_run", isDryRun ? "true" : nil), request,
            idempotencyKey: idempotencyKey, lookup: isDryRun ? nil : "madoguchi case list")
    }

    /// Which cases to list; a nil field doesn't filter.
    struct CaseFilter {
        var state: String?
        var plan: String?
        var playbook: String?
        var recipient: String?
    }

    /// - Parameter limit: how many at most; the daemon may return fewer, and a cursor.
    func cases(_ filter: CaseFilter, limit: Int, cursor: String?) throws(DaemonError) -> Reply<CasePage> {
        try get(
            RequestTarget("v1", "cases").with("state", filter.state).with("plan", filter.plan)
                .with("playbook", filter.playbook).with("to", filter.recipient).with("limit", String(limit))
                .with("cursor", cursor))
    }

    func `case`(_ id: String) throws(DaemonError) -> Reply<CaseResource> {
        try get(RequestTarget("v1", "cases", id))
    }

    func note(
        _ id: String, _ request: CaseNoteRequest, isDryRun: Bool = false
    ) throws(DaemonError) -> Reply<CaseResource> {
        try command("note", id, request, isDryRun: isDryRun)
    }

    func mark(
        _ id: String, _ request: CaseMarkRequest, isDryRun: Bool = false
    ) throws(DaemonError) -> Reply<CaseResource> {
        try command("mark", id, request, isDryRun: isDryRun)
    }

    func resolve(_ id: String, _ request: CaseResolveRequest) throws(DaemonError) -> Reply<CaseResource> {
        try command("resolve", id, request, isDryRun: false)
    }

    private func command(
        _ verb: String, _ id: String, _ request: some Encodable, isDryRun: Bool
    ) throws(DaemonError) -> Reply<CaseResource> {
        try post(
            RequestTarget("v1", "cases", id, verb).with("dry_run", isDryRun ? "true" : nil), request,
            lookup: isDryRun ? nil : "madoguchi case show \(id)")
    }

    /// - Parameters:
    ///   - start: as it was typed; nil for the last 30 days.
    ///   - plan: nil for all plans.
    ///   - playbook: nil for all playbooks.
    func report(
        from start: String?, to end: String?, plan: String?, playbook: String?
    ) throws(DaemonError) -> Reply<CaseReport> {
        try get(
            RequestTarget("v1", "reports", "cases").with("from", start).with("to", end).with("plan", plan)
                .with("playbook", playbook))
    }
}
