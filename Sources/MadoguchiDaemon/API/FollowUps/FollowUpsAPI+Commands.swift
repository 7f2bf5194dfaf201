import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages

extension FollowUpsAPI {
    func command(_ verb: ProblemMessage.FollowUpVerb, _ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let body = try await request.json()
        let id = try id(of: request)
        let now = context.clock.now()
        let command = try Self.command(verb, body, snapshot)
        let result = try await storing { () throws(StoreError) in
            try await context.queueing(by: snapshot) { () throws(StoreError) in
                try await context.store.applyForSure(
                    command, to: id, at: now, uid: request.uid, rules: snapshot.dueRules)
            }
        }
        switch result {
        case .done(let followUp):
            if verb != .cancel { context.wake(snapshot) }
            let presenter = FollowUpPresenter(
                snapshot: snapshot, now: now, language: request.language(in: snapshot))
            return try Response(presenter.resource(followUp))
        case .unknown: throw Problem(.unknownFollowUp(id.description))
        case .impossible(let followUp):
            let possible = ProblemMessage.FollowUpVerb.possible(in: followUp.state)
            if possible.contains(verb) { throw Problem(.secretErased(id: id.description)) }
            throw Problem(.impossible(verb: verb, state: followUp.state.rawValue, possible: possible))
        }
    }

    private static func command(
        _ verb: ProblemMessage.FollowUpVerb, _ body: ArraySlice<UInt8>, _ snapshot: Snapshot
    ) throws(Problem) -> FollowUpCommand {
        switch verb {
        case .cancel:
            try JSONBody.nothing(body)
            return .cancel
        case .retry:
            try JSONBody.nothing(body)
            return .retry
        case .reschedule:
            let reader = ValueReader<When>.mapping(.theRequest) { $0.required("when", .when(in: snapshot.display)) }
            return .reschedule(try JSONBody.read(body, reader))
        }
    }
}

extension ProblemMessage.FollowUpVerb {
    private var move: Move {
        switch self {
        case .cancel: .cancelled
        case .retry: .retried
        case .reschedule: .rescheduled
        }
    }

    /// The commands that are possible in this state.
    static func possible(in state: FollowUpState) -> [ProblemMessage.FollowUpVerb] {
        allCases.filter { FollowUpState.after($0.move, from: state) != nil }
    }
}
