/// What there is about cases, by path.
enum CasesRoute: ControlRoute, Hashable {
    case cases
    case one(id: String)
    case command(Verb, id: String)
    case report

    /// What may be asked of a case.
    enum Verb: String, CaseIterable {
        case note, mark, resolve
    }

    init?(_ path: [String]) {
        switch path {
        case ["v1", "cases"]: self = .cases
        case ["v1", "reports", "cases"]: self = .report
        default:
            guard path.starts(with: ["v1", "cases"]), path.count > 2, !path[2].isEmpty else { return nil }
            switch path.count {
            case 3: self = .one(id: path[2])
            case 4:
                guard let verb = Verb(rawValue: path[3]) else { return nil }
                self = .command(verb, id: path[2])
            default: return nil
            }
        }
    }

    var methods: [String] {
        switch self {
        case .cases: ["GET", "HEAD", "POST"]
        case .one, .report: ["GET", "HEAD"]
        case .command: ["POST"]
        }
    }
}
