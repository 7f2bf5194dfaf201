import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// The daemons that share the queue, and what may be asked of them.
struct ClusterAPI: API {
    let context: APIContext
    /// nil where the queue is this daemon's alone.
    let access: ClusterAccess?
    let sending: @Sendable () -> DispatchStatus
    let startedAt: Instant

    /// How often, and after how long, it is looked whether all hours are adopted.
    private static let looks = (count: 25, pause: Duration.milliseconds(200))

    var routes: [Route] {
        [
            .get(
                "/v1/cluster",
                RouteDescription(
                    summary: "The daemons that share the queue, by whose hours they send, and what is wrong with them.",
                    answers: [.json(ClusterStatus.self)]),
                .concurrent { request async throws(Problem) in
                    try Self.refuseParameters(request, in: context.current.snapshot)
                    return try await answer(request)
                }),
            .post(
                "/v1/cluster/adopt",
                RouteDescription(
                    summary:
                        "Has the answering node's hours be adopted for every plan, whatever was adopted before.",
                    body: .nothing, answers: [.json(ClusterStatus.self)], problems: [.notShared]),
                .concurrent { request async throws(Problem) in
                    try Self.refuseParameters(request, in: context.current.snapshot)
                    try JSONBody.nothing(try await request.json())
                    guard let access else { throw Problem(.notShared) }
                    try await adopt(by: access)
                    return try await answer(request)
                }),
            command(
                "/v1/cluster/drain", summary: "Asks the nodes of a name to send nothing more, until it is undone.",
                problems: [.unknownNode]
            ) { name, access async throws(Problem) in
                let view = try await storing { () throws(StoreError) in try await access.nodes.cluster() }
                // It would be noted for one that comes by that name.
                guard view.hasLive(name) else { throw .unknownNode(name, in: view) }
                _ = try await storing { () throws(StoreError) in
                    try await access.nodes.setDraining(true, name: name)
                }
            },
            command(
                "/v1/cluster/undrain",
                summary: "Lets the nodes of a name send again, also where none is there at present."
            ) { name, access async throws(Problem) in
                _ = try await storing { () throws(StoreError) in
                    try await access.nodes.setDraining(false, name: name)
                }
            },
            command(
                "/v1/cluster/forget",
                summary: "Removes what is kept of the nodes of a name that have left or are dead.",
                problems: [.unknownNode, .nodeLive, .nodeHoldsLeases]
            ) { name, access async throws(Problem) in try await forget(name, by: access) },
        ]
    }

    private func command(
        _ path: PathPattern, summary: String, problems: [ProblemCode] = [],
        _ body: @escaping @Sendable (_ name: String, ClusterAccess) async throws(Problem) -> Void
    ) -> Route {
        .post(
            path,
            RouteDescription(
                summary: summary, body: .json(ClusterNodeRequest.self), answers: [.json(ClusterStatus.self)],
                problems: [.notShared] + problems),
            .concurrent { request async throws(Problem) in
                try Self.refuseParameters(request, in: context.current.snapshot)
                let reader = ValueReader<String>.mapping(.theRequest) {
                    $0.required("name", .visible(.nodeName, octets: 255))
                }
                let name = try JSONBody.read(try await request.json(), reader)
                guard let access else { throw Problem(.notShared) }
                try await body(name, access)
                return try await answer(request)
            })
    }

    private static func refuseParameters(_ request: Request, in snapshot: Snapshot) throws(Problem) {
        var query = QueryReader(request, in: snapshot)
        try query.finish()
    }

    private func answer(_ request: Request) async throws(Problem) -> Response {
        try Response(try await status(language: request.language(in: context.current.snapshot)))
    }

    /// - Parameter language: of what is said of troubles.
    func status(language: Language) async throws(Problem) -> ClusterStatus {
        let snapshot = context.current.snapshot
        let now = context.clock.now()
        guard let access else {
            return ClusterStatus(alone: sending(), since: startedAt, snapshot, at: now, language)
        }
        let view = try await storing { () throws(StoreError) in try await access.nodes.cluster() }
        return ClusterStatus(view, by: access, at: now, in: snapshot.display, language)
    }

    // MARK: Commands

    /// Returns once the hours are adopted, or after some seconds: the answer says for which plans they aren't.
    private func adopt(by access: ClusterAccess) async throws(Problem) {
        for look in 0..<Self.looks.count {
            let view = try await storing { () throws(StoreError) in try await access.nodes.cluster() }
            let owner = access.owner()
            guard let own = view.nodes.first(where: { $0.owner == owner && $0.state == .live }) else {
                throw .store(StoreError(.unreachable, detail: .nodeHasNotJoined(because: nil), isOfServer: true))
            }
            if look == 0 {
                await access.adopt()
            } else {
                if view.plansDiffering(on: own).isEmpty { return }
                guard (try? await Task.sleep(for: Self.looks.pause)) != nil else { return }
            }
        }
    }

    private func forget(_ name: String, by access: ClusterAccess) async throws(Problem) {
        let view = try await storing { () throws(StoreError) in try await access.nodes.cluster() }
        guard !view.hasLive(name) else { throw Problem(.nodeLive(name)) }
        let forgotten = try await storing { () throws(StoreError) in try await access.nodes.forget(name: name) }
        guard forgotten == 0 else { return }
        throw view.nodes.contains { $0.name == name } ? Problem(.nodeHoldsLeases(name)) : .unknownNode(name, in: view)
    }
}

extension ClusterView {
    fileprivate func hasLive(_ name: String) -> Bool { nodes.contains { $0.name == name && $0.state == .live } }
}

extension Problem {
    fileprivate static func unknownNode(_ name: String, in view: ClusterView) -> Problem {
        let known = Set(view.nodes.map(\.name)).sorted()
        return Problem(.unknownNode(name, nearest: Spelling.nearest(to: name, among: known), known: known))
    }
}
