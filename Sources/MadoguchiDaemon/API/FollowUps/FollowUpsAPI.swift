import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages

/// Accepts follow-ups, shows them, and applies commands.
struct FollowUpsAPI: API {
    let context: APIContext
    /// The directory for answers of a batch that the client hasn't read; nil for the system's temporary directory.
    var spoolDirectory: String?

    var routes: [Route] {
        [
            .post(
                "/v1/follow-ups",
                RouteDescription(
                    summary: "Accepts a follow-up: 201 once it is on disk; a dry run stores nothing.",
                    parameters: [Parameters.isDryRun], takesIdempotencyKey: true,
                    body: .json(
                        FollowUpRequest.self, limit: FollowUpReader.largestBody, refusing: ["idempotency_key"]),
                    answers: [.json(FollowUpResource.self, status: 201), .json(FollowUpResource.self)],
                    problems: [.suppressed]),
                .concurrent(accept)),
            .get(
                "/v1/follow-ups",
                RouteDescription(
                    summary: "Follow-ups, the newest first.",
                    parameters: [
                        Self.state, Parameters.plan, Parameters.recipient, Self.caseLabel, Parameters.limit,
                        Self.cursor,
                    ],
                    answers: [.json(FollowUpPage.self)]),
                .concurrent(list)),
            .post(
                "/v1/follow-ups/batch",
                RouteDescription(
                    summary: "Accepts follow-ups, one a line, and answers a line for each, in order.",
                    parameters: [Parameters.isDryRun, Self.answer],
                    body: .lines(FollowUpRequest.self, limit: FollowUpReader.largestBody),
                    answers: [.lines(BatchResult.self), .lines(BatchSummary.self)]),
                .concurrent(batch)),
            .get(
                "/v1/follow-ups/{id}",
                RouteDescription(
                    summary: "One follow-up, with its history.", answers: [.json(FollowUpResource.self)],
                    problems: [.unknownFollowUp]),
                .concurrent(followUp)),
            .get(
                "/v1/follow-ups/{id}/message",
                RouteDescription(
                    summary: "The message as it was sent, or as it would be, secrets as dots.",
                    parameters: [Self.part],
                    answers: [
                        .other("text/plain; charset=utf-8"), .other("text/html; charset=utf-8"),
                        .other("message/rfc822"),
                    ],
                    problems: [.unknownFollowUp, .secretErased, .holdsSecret, .noHTMLPart, .unrenderableMessage]),
                .concurrent(message)),
        ] + ProblemMessage.FollowUpVerb.allCases.map(commandRoute)
    }

    private func commandRoute(_ verb: ProblemMessage.FollowUpVerb) -> Route {
        let isReschedule = verb == .reschedule
        return .post(
            PathPattern(stringLiteral: "/v1/follow-ups/{id}/\(verb.rawValue)"),
            RouteDescription(
                summary: Self.summary(of: verb),
                body: isReschedule ? .json(RescheduleRequest.self, limit: 4_096) : .nothing,
                answers: [.json(FollowUpResource.self)],
                problems: [.unknownFollowUp, .impossibleInState, .secretErased]),
            .concurrent { request async throws(Problem) in try await command(verb, request) })
    }

    private static func summary(of verb: ProblemMessage.FollowUpVerb) -> String {
        switch verb {
        case .cancel: "Cancels a follow-up that is queued."
        case .retry: "Queues a follow-up again that ended without being delivered."
        case .reschedule: "Gives a queued follow-up another time."
        }
    }

    func presenter(for request: Request) -> FollowUpPresenter {
        let snapshot = context.current.snapshot
        return FollowUpPresenter(
            snapshot: snapshot, now: context.clock.now(), language: request.language(in: snapshot))
    }
}
