import Guidance
import MadoguchiAPI
import Messages

/// Shows the playbooks.
struct PlaybooksAPI: API {
    let context: APIContext

    var routes: [Route] {
        [
            .get(
                "/v1/playbooks",
                RouteDescription(
                    summary: "Every playbook with its steps and branches.", parameters: [Parameters.language],
                    answers: [.json(PlaybookList.self)], usesStore: false),
                .concurrent(list)),
            .get(
                "/v1/playbooks/{id}",
                RouteDescription(
                    summary: "One playbook.", parameters: [Parameters.language],
                    answers: [.json(PlaybookResource.self)], problems: [.unknownPlaybook], usesStore: false),
                .concurrent(playbook)),
        ]
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.language(for: request, snapshot)
        try query.finish()
        return try Response(
            PlaybookList(
                playbooks: snapshot.guidance.set.playbooks.map {
                    PlaybookResource($0, language, windows: snapshot.guidance.windows)
                }))
    }

    private func playbook(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.language(for: request, snapshot)
        try query.finish()
        return try Response(
            PlaybookResource(
                try snapshot.playbook(request.captured("id")), language, windows: snapshot.guidance.windows))
    }
}
