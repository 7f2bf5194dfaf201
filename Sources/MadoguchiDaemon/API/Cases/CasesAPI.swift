import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// Opens, shows and changes cases.
struct CasesAPI: API {
    let context: APIContext

    static let state = Parameters.word("state", of: StateWord.self, about: "only open ones, or only resolved ones")
    static let playbook = Parameters.text("playbook", about: "only of this playbook")
    static let cursor = Parameters.cursor { CaseID($0) }

    enum StateWord: String, CaseIterable, Sendable {
        case open, resolved
    }

    /// The changes to a case.
    enum Verb: String, CaseIterable, Sendable {
        case note, mark, resolve
    }

    var routes: [Route] {
        [
            .post(
                "/v1/cases",
                RouteDescription(
                    summary: "Opens a case and queues its first message, both or neither; a dry run stores nothing.",
                    parameters: [Parameters.isDryRun], takesIdempotencyKey: true, body: .json(CaseRequest.self),
                    answers: [.json(CaseResource.self, status: 201), .json(CaseResource.self)],
                    problems: [.suppressed, .unrenderableMessage]),
                .concurrent(open)),
            .get(
                "/v1/cases",
                RouteDescription(
                    summary: "Cases, the newest first.",
                    parameters: [
                        Self.state, Parameters.plan, Self.playbook, Parameters.recipient, Parameters.limit, Self.cursor,
                    ],
                    answers: [.json(CasePage.self)]),
                .concurrent(list)),
            .get(
                "/v1/cases/{id}",
                RouteDescription(
                    summary: "One case, with its history.", answers: [.json(CaseResource.self)],
                    problems: [.unknownCase]),
                .concurrent(one)),
            .get(
                "/v1/cases/{id}/playbook",
                RouteDescription(
                    summary: "The playbook as the case keeps it, and what each of its marks would lead to now.",
                    parameters: [Parameters.language], answers: [.json(CasePlaybook.self)], problems: [.unknownCase]),
                .concurrent(playbook)),
        ] + Verb.allCases.map(commandRoute)
    }

    private func commandRoute(_ verb: Verb) -> Route {
        let (summary, body): (String, BodyDescription) =
            switch verb {
            case .note: ("Records a note, values that are known now, or both.", .json(CaseNoteRequest.self))
            case .mark:
                ("Marks the case, so that it enters the playbook's branch for that mark.", .json(CaseMarkRequest.self))
            case .resolve: ("Ends the case.", .json(CaseResolveRequest.self, isOptional: true))
            }
        return .post(
            PathPattern(stringLiteral: "/v1/cases/{id}/\(verb.rawValue)"),
            RouteDescription(
                summary: summary, parameters: [Parameters.isDryRun], body: body, answers: [.json(CaseResource.self)],
                problems: [.unknownCase, .caseResolved, .caseBusy, .unrenderableMessage]),
            .concurrent { request async throws(Problem) in try await command(verb, request) })
    }

    private func one(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let state = try await state(of: request.captured("id"))
        let lines = try await storing { () throws(StoreError) in try await context.store.lines(of: state.id) }
        let presenter = presenter(for: request)
        var resource = try await storing { () throws(StoreError) in
            try await presenter.resource(state, lines: lines)
        }
        resource.next?.letter = try await letter(of: state)
        return try Response(resource)
    }

    /// The message of a case's next step; nil where there is none, or it can't be shown.
    private func letter(of state: Case) async throws(Problem) -> CaseResource.Letter? {
        let (snapshot, now) = (context.current.snapshot, context.clock.now())
        guard let file = try? CaseFile(state), let step = file.step else { return nil }
        guard let id = state.followUp else {
            return StepMessage(context: context, snapshot: snapshot, now: now, uid: nil).shown(for: step, of: file)
        }
        let (kept, history) = try await storing { () throws(StoreError) in
            (try await context.store.message(of: id), try await context.store.history(of: id))
        }
        let shown = ShownMessage(snapshot: snapshot, now: now, templates: context.templates)
        // Why it can't be shown is said by the route for the message itself.
        guard let kept, let message = try? shown.message(kept, history: history) else { return nil }
        return CaseResource.Letter(subject: message.message.subject, text: message.message.text)
    }

    private func presenter(for request: Request) -> CasePresenter {
        let snapshot = context.current.snapshot
        return CasePresenter(
            followUps: FollowUpPresenter(
                snapshot: snapshot, now: context.clock.now(), language: request.language(in: snapshot)),
            store: context.store)
    }

    private var reader: CaseReader {
        CaseReader(
            followUps: FollowUpReader(
                snapshot: context.current.snapshot, now: context.clock.now(), templates: context.templates))
    }

    // MARK: Opening

    private func open(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let isDryRun = query.read(Parameters.isDryRun) ?? false
        try query.finish()
        let key = try request.idempotencyKey()
        let id = CaseID(rawValue: context.newID().rawValue)
        let draft = try reader.draft(try await request.json(), id: id)
        let now = context.clock.now()
        let file = try CaseFile(draft, id: id, at: now, uid: request.uid)
        let opening = try opening(file, draft.note, at: now, uid: request.uid)
        let presenter = presenter(for: request)
        let twins = try await twins(of: file.state, presenter)
        if isDryRun {
            var resource = presenter.resource(file, dueAt: opening.next?.due.at)
            resource.warnings += twins
            resource.id = nil
            resource.variables["case"] = nil
            if let next = opening.next {
                let shown = ShownMessage(snapshot: context.current.snapshot, now: now, templates: context.templates)
                // The case gets another id when it is opened.
                resource.next?.letter = CaseResource.Letter(
                    subject: next.message.subject.replacing(id.description, with: "…"),
                    text: try shown.body(of: next).text.replacing(id.description, with: "…"))
            }
            return try Response(resource)
        }
        let idempotency = key.map { Idempotency(key: $0, fingerprint: draft.fingerprint) }
        let result = try await storing { () throws(StoreError) in
            try await context.queueing(by: context.current.snapshot) { () throws(StoreError) in
                try await context.store.openForSure(opening, idempotency: idempotency)
            }
        }
        switch result {
        case .opened(let state):
            context.wake(context.current.snapshot)
            return try await answer(state, presenter, status: 201, warnings: twins)
        case .replayed(let state): return try await answer(state, presenter, status: 200)
        case .conflict(let other): throw Problem(.caseKeyConflict(id: other.description))
        case .suppressed: throw .suppressed
        }
    }

    private func opening(
        _ file: CaseFile, _ note: String?, at now: Instant, uid: UInt32?
    ) throws(Problem) -> CaseChange {
        var lines = [CaseLine(at: now, event: .opened, uid: uid)]
        if let note { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: note)) }
        let messages = StepMessage(context: context, snapshot: context.current.snapshot, now: now, uid: uid)
        var next: NewFollowUp?
        if let step = file.step {
            do throws(StepFault) {
                let followUp = try messages.followUp(for: step, of: file)
                lines.append(
                    CaseLine(at: now, event: .queued, step: step.id, followUp: followUp.id, kind: followUp.kind))
                next = followUp
            } catch {
                throw Problem(.unrenderableMessage(step.template, reason: error.wording))
            }
        }
        return CaseChange(file.state, next: next, lines: lines, at: now, uid: uid)
    }

    /// Warns where the same customer has an open case with the same playbook.
    private func twins(of state: Case, _ presenter: CasePresenter) async throws(Problem) -> [Warning] {
        guard let customer = state.customer else { return [] }
        let filter = CaseFilter(isOpen: true, playbook: state.playbook, customer: customer.key)
        let found = try await storing { () throws(StoreError) in
            try await context.store.cases(filter, before: nil, limit: 1)
        }
        return found.map { twin in
            presenter.followUps.warning("open-case", .openCase(twin.id.description), .resolveOne)
        }
    }

    private func answer(
        _ state: Case, _ presenter: CasePresenter, status: Int, warnings: [Warning] = []
    ) async throws(Problem) -> Response {
        var resource = try await storing { () throws(StoreError) in try await presenter.resource(state) }
        resource.warnings += warnings
        return try Response(
            resource, status: status,
            fields: [("cache-control", "no-store"), ("location", "/v1/cases/\(state.id)")])
    }

    // MARK: Reading

    private func list(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let filter = CaseFilter(
            isOpen: query.read(Self.state).map { $0 == .open }, plan: query.read(Parameters.plan),
            playbook: query.read(Self.playbook), customer: query.read(Parameters.recipient))
        let limit = query.read(Parameters.limit) ?? 50
        let before = query.read(Self.cursor)
        try query.finish()
        // One more shows whether there is a next page.
        let found = try await storing { () throws(StoreError) in
            try await context.store.cases(filter, before: before, limit: limit + 1)
        }
        let presenter = presenter(for: request)
        let cases = try await storing { () throws(StoreError) in
            try await presenter.resources(found.prefix(limit))
        }
        return try Response(CasePage(cases: cases, cursor: found.count > limit ? cases.last?.id : nil))
    }

    func state(of text: String) async throws(Problem) -> Case {
        guard let id = CaseID(text) else { throw Problem(.unknownCase(text)) }
        let state = try await storing { () throws(StoreError) in try await context.store.caseWith(id) }
        guard let state else { throw Problem(.unknownCase(text)) }
        return state
    }

    // MARK: Changing

    private func command(_ verb: Verb, _ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let isDryRun = query.read(Parameters.isDryRun) ?? false
        try query.finish()
        let id = request.captured("id")
        let body = try await request.json()
        let presenter = presenter(for: request)
        // Where somebody else changed the case in the meantime, the change is computed anew.
        for _ in 0..<10 {
            let state = try await state(of: id)
            let file = try await storing { () throws(StoreError) in try CaseFile(state) }
            let now = context.clock.now()
            let happening = try happening(verb, body, file, at: now, uid: request.uid)
            if isDryRun { return try await Response(trial(of: happening, presenter, at: now)) }
            let result = try await storing { () throws(StoreError) in
                try await CaseSteps(context: context).proceed(happening, at: now)
            }
            if let result { return try await answer(result, presenter, status: 200) }
        }
        throw Problem(.caseBusy)
    }

    /// The case as it would be, with the message that it would send next; nothing is stored.
    ///
    /// - Throws: also where that message couldn't be rendered, so that its step would be skipped.
    private func trial(
        of happening: CaseSteps.Happening, _ presenter: CasePresenter, at now: Instant
    ) async throws(Problem) -> CaseResource {
        let (file, snapshot) = (happening.file, context.current.snapshot)
        guard let step = file.step, file.missing.isEmpty, file.state.followUp == nil else {
            return try await storing { () throws(StoreError) in try await presenter.resource(try file.kept) }
        }
        let messages = StepMessage(context: context, snapshot: snapshot, now: now, uid: happening.uid)
        let next: NewFollowUp
        do throws(StepFault) {
            next = try messages.followUp(for: step, of: file, secrets: happening.secrets)
        } catch {
            throw Problem(.unrenderableMessage(step.template, reason: error.wording))
        }
        var resource = presenter.resource(file, dueAt: next.due.at)
        let shown = ShownMessage(snapshot: snapshot, now: now, templates: context.templates)
        resource.next?.letter = CaseResource.Letter(
            subject: next.message.subject, text: try shown.body(of: next).text)
        return resource
    }

    private func happening(
        _ verb: Verb, _ body: ArraySlice<UInt8>, _ file: CaseFile, at now: Instant, uid: UInt32?
    ) throws(Problem) -> CaseSteps.Happening {
        var file = file
        switch verb {
        case .note:
            let note = try reader.note(body, for: file)
            if !note.values.isEmpty, !file.state.isOpen { throw Problem(.caseResolved) }
            var lines: [CaseLine] = []
            if let text = note.text { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: text)) }
            if !note.values.isEmpty {
                let names = note.values.keys.sorted().joined(separator: ", ")
                lines.append(CaseLine(at: now, event: .known, uid: uid, detail: names))
            }
            file.values.merge(note.values) { _, new in new }
            return CaseSteps.Happening(file: file, lines: lines, uid: uid)
        case .mark:
            guard file.state.isOpen else { throw Problem(.caseResolved) }
            let (mark, values) = try reader.mark(body, for: file)
            guard file.progress.mark(mark, in: file.playbook) else { throw Problem(.caseBusy) }
            file.values.merge(values.plain) { _, new in new }
            file.state.followUp = nil
            return CaseSteps.Happening(
                file: file, lines: [CaseLine(at: now, event: .marked, uid: uid, detail: mark)], cancelsCurrent: true,
                secrets: values.secret, uid: uid)
        case .resolve:
            guard file.state.isOpen else { throw Problem(.caseResolved) }
            let (stage, note) = try reader.resolution(body, for: file)
            let resolvedBy = stage ?? file.progress.stage ?? "none"
            var lines: [CaseLine] = []
            if let note { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: note)) }
            lines.append(CaseLine(at: now, event: .resolved, uid: uid, detail: resolvedBy))
            file.state.resolution = Case.Resolution(at: now, stage: resolvedBy)
            file.state.followUp = nil
            return CaseSteps.Happening(file: file, lines: lines, cancelsCurrent: true, uid: uid)
        }
    }
}

extension CaseFile {
    /// A new case.
    fileprivate init(_ draft: CaseDraft, id: CaseID, at now: Instant, uid: UInt32?) throws(Problem) {
        do {
            let state = Case(
                id: id, playbook: draft.playbook.id, frozen: try draft.frozen.json(), plan: draft.plan,
                customer: draft.customer, operator: draft.operator,
                language: draft.frozen.language.rawValue, values: "{}", progress: "{}", openedAt: now, openedBy: uid)
            self.init(
                state: state, frozen: draft.frozen, progress: draft.playbook.beginning(), values: draft.values)
            self.state = try kept
        } catch {
            throw .notAnswerable(error)
        }
    }
}
