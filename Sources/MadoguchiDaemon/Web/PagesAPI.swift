import LinuxSystem
import Messages
import SupportHours
import Synchronization

/// The public pages, and the files that they refer to.
final class PagesAPI: API {
    private static let language = Parameters.word("lang", of: Language.self, about: "the page's language")
    private static let html = AnswerDescription.other("text/html")

    private let current: CurrentSnapshot
    private let clock: WallClock
    private let rendered = Mutex(RenderedPages())

    init(current: CurrentSnapshot, clock: WallClock) {
        self.current = current
        self.clock = clock
    }

    var routes: [Route] {
        let parameters: [any QueryParameter] = [Self.language, Parameters.zone]
        func page(
            _ path: PathPattern, summary: String, problems: [ProblemCode] = [.unknownPlan],
            _ show: @escaping @Sendable (Request) throws(Problem) -> Reply
        ) -> Route {
            .get(
                path,
                RouteDescription(
                    summary: summary, parameters: parameters, answers: [Self.html, .notModified], problems: problems,
                    usesStore: false, isPrepared: true),
                .inline(show))
        }
        return [
            page("/", summary: "Every plan's state, as a page.", problems: []) { [self] request throws(Problem) in
                try show(request, depth: 0, about: { $0.plans }) { view, _ in (.plans, view.plansPage()) }
            },
            page("/plans/{plan}", summary: "One plan: its state, week and coming changes, as a page.") {
                [self] request throws(Problem) in
                try showPlan(request) { view, plan in (.plan, view.planPage(plan)) }
            },
            page("/embed/{plan}", summary: "One plan's state, for the frame of another page.") {
                [self] request throws(Problem) in
                try showPlan(request) { view, plan in (.embed, view.embedPage(plan)) }
            },
        ] + PageFile.allCases.map(file)
    }

    /// - Parameter file: one that doesn't change while the daemon runs.
    private func file(_ file: PageFile) -> Route {
        let tag = EntityTag(Fingerprint(of: file.bytes))
        return .get(
            PathPattern(stringLiteral: "/\(file.rawValue)"),
            RouteDescription(
                summary: "A file of the pages.", parameters: [], answers: [.other(file.mediaType), .notModified],
                usesStore: false, isPrepared: true),
            .inline { [self] request throws(Problem) in
                let end = current.snapshot.nextTransition(after: clock.now())
                return .now(
                    Self.response(
                        file.bytes, file.mediaType, tag: tag, end: end, now: clock.now(), to: request, fields: []))
            })
    }

    // MARK: Pages

    private typealias Made = (page: PageTemplates.Page, values: PageValues)

    private func showPlan(
        _ request: Request, make: @escaping @Sendable (PageView, PlanHours) -> Made
    ) throws(Problem) -> Reply {
        let id = request.captured("plan")
        let snapshot = current.snapshot
        guard let plan = snapshot.plan(id) else { throw .unknownPlan(id, in: snapshot) }
        return try show(request, depth: 1, about: { _ in [plan] }) { view, snapshot in
            // Of the snapshot that the page is made from.
            make(view, snapshot.plan(id) ?? plan)
        }
    }

    private func show(
        _ request: Request, depth: Int, about plans: @escaping @Sendable (Snapshot) -> [PlanHours],
        make: @escaping @Sendable (PageView, Snapshot) -> Made
    ) throws(Problem) -> Reply {
        let generation = current.generation
        let snapshot = current.snapshot
        let now = clock.now()
        let view = try Self.view(of: request, in: snapshot, at: now, depth: depth)
        let key = RenderedPages.Key(
            path: request.target.path, language: view.language, asked: view.asked, prefix: view.prefix)
        let answer = { @Sendable (page: RenderedPage) in
            Self.response(
                page.bytes(at: now), "text/html; charset=utf-8", tag: page.tag, end: page.end, now: now, to: request,
                fields: [("content-language", view.language.rawValue)])
        }
        if let page = rendered.withLock({ $0.page(key, at: now, generation: generation) }) {
            return .now(answer(page))
        }
        // Of combined plans it takes milliseconds to find what will be different.
        return .later { [self] in
            // Others may have asked for the same in the meantime.
            if let page = rendered.withLock({ $0.page(key, at: now, generation: generation) }) { return answer(page) }
            let (template, values) = make(view, snapshot)
            let page = RenderedPage(PageTemplates.render(template, values), end: view.end(of: plans(snapshot)))
            rendered.withLock { $0.keep(page, as: key, at: now, generation: generation) }
            return answer(page)
        }
    }

    private static func view(
        of request: Request, in snapshot: Snapshot, at now: Instant, depth: Int
    ) throws(Problem) -> PageView {
        var query = QueryReader(request, in: snapshot, refusesUnknown: false)
        let language = query.read(Self.language)
        let zone = query.zone()
        try query.finish()
        // An address that has a path needs none, and without an address nothing on the page does.
        let needsPrefix = snapshot.configuration.web?.address?.path.isEmpty == true
        let prefix = needsPrefix ? request.field("x-forwarded-prefix") : nil
        return PageView(
            snapshot: snapshot, now: now, language: language ?? request.language(in: snapshot),
            clock: PageClock(zone, at: now),
            asked: PageView.Asked(language: language, zone: query.has("zone") ? zone.identifier : nil),
            prefix: prefix.flatMap(PathPrefix.init), depth: depth)
    }

    /// - Parameter end: until when it may be kept, exclusive; nil where nothing is known to change.
    private static func response(
        _ bytes: [UInt8], _ type: String, tag: EntityTag, end: Instant?, now: Instant, to request: Request,
        fields: [(name: String, value: String)]
    ) -> Response {
        // One less than the clock's whole seconds leave, because up to one of them may have passed already.
        let freshness = end.map { max(0, $0.seconds(since: now) - 1) } ?? PlansAPI.longestFreshness
        let caching = [
            (name: "cache-control", value: "public, max-age=\(freshness)"), (name: "etag", value: tag.text),
            (name: "vary", value: WebStyle.vary(request)),
        ]
        if let known = request.list("if-none-match"), tag.isNamed(by: known) { return .notModified(fields: caching) }
        return Response(
            status: 200, fields: [(name: "content-type", value: type)] + fields + caching, body: .bytes(bytes))
    }

    // MARK: Problems

    /// The deepest path of which a problem is shown as a page: each of its links leads all the way up.
    private static let mostDepth = 8

    /// A problem as a page; nil where it would be no page of ours.
    func page(_ problem: Problem, for request: Request) -> Response? {
        let depth = max(0, request.target.path.count - 1)
        guard depth <= Self.mostDepth else { return nil }
        let snapshot = current.snapshot
        let asked = request.target.query.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) }
        let view = PageView(
            snapshot: snapshot, now: clock.now(), language: asked ?? request.language(in: snapshot),
            clock: PageClock(snapshot.display, at: clock.now()), asked: PageView.Asked(language: asked, zone: nil),
            prefix: nil, depth: depth)
        let title = problem.message.code.title
        let lines = problem.detail(in: view.language).split(separator: "\n").map(String.init)
        return Response(
            status: problem.status,
            fields: [
                ("content-type", "text/html; charset=utf-8"), ("content-language", view.language.rawValue),
                ("cache-control", "no-store"), ("vary", "accept, accept-language"),
            ],
            body: .bytes(Array(PageTemplates.render(.problem, view.problemPage(title: title, lines: lines)).utf8)))
    }
}
