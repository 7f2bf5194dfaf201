import LinuxSystem
import Messages
import NIOHTTP1

/// The desk: pages and forms for those who may use `control.sock`, as a client of that socket's own routes in the same process.
///
/// A page asks the routes by ``DeskVisit`` and shows their answers; a form's values are sent on to one. So validation,
/// authority, history and languages are those of the routes. ``DeskPage`` says how a page is added.
struct Desk: API {
    static let pages: [DeskPage] = [
        .today, .queue, .followUp,
        .cases, .newCase, .oneCase,
        .letters, .letter, .playbook, .manual, .records, .record,
        .hours, .plan, .planAsk,
        .more, .recurring, .suppressions, .report, .calendars, .doctor, .cluster,
    ]
    static let forms: [DeskForm] = [
        .pause, .resume, .newFollowUp, .retry, .cancel, .reschedule,
        .openCase, .markCase, .noteCase, .resolveCase,
        .addRecord, .amendRecord, .removeRecord,
        .override, .removeOverride,
        .suppress, .unsuppress, .checkRelay, .backup,
        .drain, .undrain, .adoptHours, .forgetNode,
    ]

    static let documents: [DeskDocument] = [.messageHTML, .letterHTML, .manualHTML, .manualMarkdown]

    static let language = Parameters.word("lang", of: Language.self, about: "the desk's language from now on")
    static let done = Parameters.text("done", about: "the form that led here")

    let current: CurrentSnapshot
    let clock: WallClock
    /// The control socket's other routes.
    let table: RouteTable
    let seal = DeskSeal()
    let submissions = DeskSubmissions()

    /// - Parameter others: the control socket's other routes.
    init(beside others: [Route], current: CurrentSnapshot, clock: WallClock) {
        self.current = current
        self.clock = clock
        table = RouteTable(others) { current.snapshot.language }
    }

    var routes: [Route] {
        [entry] + Self.pages.map { route($0) } + Self.documents.map { route($0) } + Self.forms.flatMap(routes)
            + DeskFile.allCases.map(file)
    }

    private static let html = AnswerDescription.other("text/html")

    /// Without the slash its links would lead elsewhere.
    private var entry: Route {
        .get(
            "/desk",
            RouteDescription(
                summary: "Leads to the desk.", answers: [AnswerDescription(status: 308, mediaType: nil, type: nil)],
                usesStore: false),
            .inline { _ throws(Problem) in .now(Response(status: 308, fields: [("location", "desk/")])) })
    }

    private func route(_ page: DeskPage) -> Route {
        .get(
            page.path,
            RouteDescription(
                summary: page.summary, parameters: page.parameters + [Self.language, Self.done], answers: [Self.html],
                problems: [.unknownHost], usesStore: !page.uses.isEmpty),
            .concurrent { request async throws(Problem) in
                let visit = try visit(request, uses: page.uses)
                do throws(DeskFault) {
                    let content = try await page.show(visit)
                    return respond(page.template, content, in: page.section, to: visit)
                } catch {
                    return problem(error, in: page.section, to: visit)
                }
            })
    }

    private func route(_ document: DeskDocument) -> Route {
        .get(
            document.path,
            RouteDescription(
                summary: document.summary, parameters: document.parameters + [Self.language],
                answers: [.other(document.mediaType)], problems: [.unknownHost]),
            .concurrent { request async throws(Problem) in
                let visit = try visit(request, uses: document.uses)
                do throws(DeskFault) {
                    return document.response(try await document.text(visit))
                } catch {
                    return problem(error, in: document.section, to: visit)
                }
            })
    }

    private func routes(_ form: DeskForm) -> [Route] {
        let parameters = form.parameters + [Self.language]
        let uses = form.uses.union([form.route])
        return [
            .get(
                form.path,
                RouteDescription(
                    summary: form.summary, parameters: parameters, answers: [Self.html], problems: [.unknownHost],
                    usesStore: !form.uses.isEmpty || form.preview != nil),
                .concurrent { request async throws(Problem) in
                    try await DeskSubmission(form: form, desk: self, visit: visit(request, uses: uses)).shown()
                }),
            .post(
                form.path,
                RouteDescription(
                    summary: "Sends that form.", parameters: parameters,
                    body: BodyDescription(
                        mediaType: FormBody.mediaType, type: nil, limit: FormBody.limit, isOptional: false),
                    answers: [Self.html, AnswerDescription(status: 303, mediaType: nil, type: nil)],
                    problems: [.unknownHost]),
                .concurrent { request async throws(Problem) in
                    try await DeskSubmission(form: form, desk: self, visit: visit(request, uses: uses)).sent()
                }),
        ]
    }

    /// - Parameter file: one that doesn't change while the daemon runs; its address does with its content.
    private func file(_ file: DeskFile) -> Route {
        .get(
            PathPattern(stringLiteral: "/desk/\(file.rawValue)"),
            RouteDescription(
                summary: "A file of the desk.", answers: [.other(file.mediaType)], usesStore: false),
            .inline { _ throws(Problem) in
                .now(
                    Response(
                        status: 200,
                        fields: [("content-type", file.mediaType), ("cache-control", "private, max-age=86400")],
                        body: .bytes(file.bytes)))
            })
    }

    // MARK: Visits

    /// - Throws: where it is for a name that isn't this machine's or the configuration's.
    private func visit(_ request: Request, uses: Set<DeskRoute>) throws(Problem) -> DeskVisit {
        let snapshot = current.snapshot
        let host = request.field("host") ?? ""
        // A proxy's was checked by the name of its own.
        guard request.user != nil || HostList(snapshot.configuration.web ?? WebConfiguration()).contains(host) else {
            throw Problem(.unknownHost(host))
        }
        return DeskVisit(
            request: request, actor: DeskActor(of: request), language: DeskLanguage.of(request, in: snapshot),
            snapshot: snapshot, now: clock.now(), uses: uses, routes: table, seal: seal)
    }
}

/// The desk's language: of the address, else as it was chosen before, else the browser's.
enum DeskLanguage {
    private static let cookie = "desk-lang"

    static func of(_ request: Request, in snapshot: Snapshot) -> Language {
        asked(request) ?? chosen(request) ?? request.language(in: snapshot)
    }

    /// - Returns: the field that has the browser remember a choice; nil where none is made.
    static func field(for request: Request) -> (name: String, value: String)? {
        asked(request).map {
            ("set-cookie", "\(cookie)=\($0.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
        }
    }

    private static func asked(_ request: Request) -> Language? {
        request.target.query.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) }
    }

    private static func chosen(_ request: Request) -> Language? {
        request.fields["cookie"].flatMap { $0.split(separator: ";") }.lazy
            .map { $0.drop { $0 == " " } }.first { $0.hasPrefix("\(cookie)=") }
            .flatMap { Language(rawValue: String($0.dropFirst(cookie.utf8.count + 1))) }
    }
}
