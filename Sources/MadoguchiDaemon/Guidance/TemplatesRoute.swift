/// What there is about the catalogue and the playbooks, by path.
enum TemplatesRoute: ControlRoute, Hashable {
    case templates
    case export
    case template(id: String)
    case preview(id: String)
    case playbooks
    case playbook(id: String)

    init?(_ path: [String]) {
        switch path {
        case ["v1", "templates"]: self = .templates
        case ["v1", "templates", "export"]: self = .export
        case ["v1", "playbooks"]: self = .playbooks
        default:
            guard path.count > 2, !path[2].isEmpty else { return nil }
            switch (path[0], path[1], path.dropFirst(3).first) {
            case ("v1", "templates", nil): self = .template(id: path[2])
            case ("v1", "templates", "preview") where path.count == 4: self = .preview(id: path[2])
            case ("v1", "playbooks", nil): self = .playbook(id: path[2])
            default: return nil
            }
        }
    }

    var methods: [String] {
        switch self {
        case .templates, .export, .template, .playbooks, .playbook: ["GET", "HEAD"]
        case .preview: ["POST"]
        }
    }
}
