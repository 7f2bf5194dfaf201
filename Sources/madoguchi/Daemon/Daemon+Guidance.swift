import MadoguchiAPI

// Templates and playbooks, all on `control.sock`.
extension Daemon {
    func templates(in language: String?) throws(DaemonError) -> Reply<TemplateList> {
        try get(RequestTarget("v1", "templates").with("language", language))
    }

    func template(_ id: String, in language: String?) throws(DaemonError) -> Reply<TemplateResource> {
        try get(RequestTarget("v1", "templates", id).with("language", language))
    }

    /// The names of all templates' secret variables; none where the daemon shows no templates.
    func secretVariables() throws(DaemonError) -> Set<String> {
        Set(try variables().values.filter(\.secret).map(\.name))
    }

    /// All templates' variables by their names, secret ones before others of the same name; none where the daemon shows no
    /// templates.
    func variables() throws(DaemonError) -> [String: TemplateVariable] {
        let variables = try visibleTemplates().flatMap(\.variables)
        return Dictionary(variables.map { ($0.name, $0) }, uniquingKeysWith: { $1.secret ? $1 : $0 })
    }

    /// All templates; none where the daemon shows no templates.
    func visibleTemplates() throws(DaemonError) -> [TemplateSummary] {
        do throws(DaemonError) {
            return try templates(in: nil).body.templates
        } catch {
            guard case .refused = error.reason else { throw error }
            return []
        }
    }

    func preview(_ id: String, _ request: PreviewRequest) throws(DaemonError) -> Reply<Preview> {
        try post(RequestTarget("v1", "templates", id, "preview"), request, lookup: nil)
    }

    /// Nil leaves the audience and the language to the daemon.
    ///
    /// - Returns: the document as it came.
    func exportTemplates(
        as format: TemplatesExportCommand.Format, for audience: String?, in language: String?
    ) throws(DaemonError) -> String {
        let target = RequestTarget("v1", "templates", "export").with("format", format.rawValue)
            .with("audience", audience).with("language", language)
        return try get(target, as: "text/\(format.rawValue)")
    }

    func playbooks(in language: String?) throws(DaemonError) -> Reply<PlaybookList> {
        try get(RequestTarget("v1", "playbooks").with("language", language))
    }

    func playbook(_ id: String, in language: String?) throws(DaemonError) -> Reply<PlaybookResource> {
        try get(RequestTarget("v1", "playbooks", id).with("language", language))
    }

    func recurringMessages() throws(DaemonError) -> Reply<RecurringList> {
        try get(RequestTarget("v1", "recurring"))
    }
}
