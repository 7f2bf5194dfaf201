import FollowUps

/// What there is on `control.sock` about follow-ups and their queue, by path.
enum FollowUpsRoute: ControlRoute, Hashable {
    case followUps
    case batch
    case followUp(id: String)
    case command(Verb, id: String)
    case queue
    case pause
    case resume

    /// What may be asked of a follow-up.
    enum Verb: String, CaseIterable {
        case cancel, retry, reschedule
    }

    init?(_ path: [String]) {
        switch path {
        case ["v1", "follow-ups"]: self = .followUps
        case ["v1", "follow-ups", "batch"]: self = .batch
        case ["v1", "queue"]: self = .queue
        case ["v1", "queue", "pause"]: self = .pause
        case ["v1", "queue", "resume"]: self = .resume
        default:
            guard path.starts(with: ["v1", "follow-ups"]), path.count > 2, !path[2].isEmpty else { return nil }
            switch path.count {
            case 3: self = .followUp(id: path[2])
            case 4:
                guard let verb = Verb(rawValue: path[3]) else { return nil }
                self = .command(verb, id: path[2])
            default: return nil
            }
        }
    }

    var methods: [String] {
        switch self {
        case .followUps: ["GET", "HEAD", "POST"]
        case .followUp, .queue: ["GET", "HEAD"]
        case .batch, .command, .pause, .resume: ["POST"]
        }
    }
}

extension FollowUpsRoute.Verb {
    private var move: Move {
        switch self {
        case .cancel: .cancelled
        case .retry: .retried
        case .reschedule: .rescheduled
        }
    }

    /// What may be asked of a follow-up in this state.
    static func possible(in state: FollowUpState) -> [FollowUpsRoute.Verb] {
        allCases.filter { FollowUpState.after($0.move, from: state) != nil }
    }
}
