/// The ids of a page's headings, which links from elsewhere may name too: they hold for as long as the names do.
///
/// No two are equal, whatever templates and playbooks are called.
enum ExportID {
    static let playbooks = "playbooks"
    static let templates = "templates"

    static func playbook(_ id: String) -> String { "playbook-\(id)" }

    /// The template's own id, except where another heading could have that.
    static func template(_ id: String) -> String {
        id.hasPrefix("playbook") || id.hasPrefix("template") ? "template-\(id)" : id
    }
}
