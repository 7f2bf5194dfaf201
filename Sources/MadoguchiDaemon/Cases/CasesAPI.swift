import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import SupportHours

/// Everything about cases that `control.sock` answers, without a transport.
struct CasesAPI: ControlAPI {
    let context: APIContext

    func reply(
        to request: ControlRequest, route: CasesRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        var query = query
        switch route {
        case .cases where request.method == "POST": return .whole(try await open(request, &query))
        case .cases: return .whole(try await list(&query))
        case .one(let id):
            try query.finish()
            let state = try await state(of: id)
            let lines = try await storing { () throws(StoreError) in try await context.store.lines(of: state.id) }
            return .whole(
                HoursResponse(
                    try await storing { () throws(StoreError) in try await presenter.resource(state, lines: lines) }))
        case .command(let verb, let id):
            try query.finish()
            return .whole(try await command(verb, id, request))
        case .report:
            return .whole(try await report(&query))
        }
    }

    private var presenter: CasePresenter {
        CasePresenter(
            followUps: FollowUpPresenter(snapshot: context.hours.snapshot, now: context.clock.now()),
            store: context.store)
    }

    private var reader: CaseReader {
        CaseReader(
            followUps: FollowUpReader(
                snapshot: context.hours.snapshot, now: context.clock.now(), letters: context.letters))
    }

    // MARK: Opening

    private func open(_ request: ControlRequest, _ query: inout QueryReader) async throws(Problem) -> HoursResponse {
        let isDryRun = query.flag("dry_run")
        try query.finish()
        if let key = request.idempotencyKey, !IdempotencyKey.isValid(key) { throw .malformedIdempotencyKey() }
        let id = CaseID(rawValue: context.newID().rawValue)
        let draft = try reader.draft(try await request.json(), id: id)
        let now = context.clock.now()
        let file = try CaseFile(draft, id: id, at: now, uid: request.uid)
        let opening = try opening(file, draft.note, at: now, uid: request.uid)
        let twins = try await self.twins(of: file.state)
        if isDryRun {
            var resource = presenter.resource(file, dueAt: opening.next?.due.at)
            resource.warnings += twins
            resource.id = nil
            resource.variables["case"] = nil
            return HoursResponse(resource)
        }
        let idempotency = request.idempotencyKey.map { Idempotency(key: $0, fingerprint: draft.fingerprint) }
        let result = try await storing { () throws(StoreError) in
            try await context.store.open(opening, idempotency: idempotency)
        }
        switch result {
        case .opened(let state):
            context.wake(context.hours.snapshot)
            return try await answer(state, status: 201, warnings: twins)
        case .replayed(let state): return try await answer(state, status: 200)
        case .conflict(let other): throw .idempotencyConflict(with: other)
        case .suppressed: throw .suppressed
        }
    }

    private func opening(
        _ file: CaseFile, _ note: String?, at now: Instant, uid: UInt32?
    ) throws(Problem) -> CaseChange {
        var lines = [CaseLine(at: now, event: .opened, uid: uid)]
        if let note { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: note)) }
        let letters = StepLetter(context: context, snapshot: context.hours.snapshot, now: now, uid: uid)
        var next: NewFollowUp?
        if let step = file.step {
            do throws(StepFault) {
                let followUp = try letters.followUp(for: step, of: file)
                lines.append(
                    CaseLine(at: now, event: .queued, step: step.id, followUp: followUp.id, kind: followUp.kind))
                next = followUp
            } catch {
                throw .unwritable(step.template, error)
            }
        }
        return CaseChange(file.state, next: next, lines: lines, at: now, uid: uid)
    }

    /// What to say where the same customer has an open case of the same kind.
    private func twins(of state: Case) async throws(Problem) -> [Warning] {
        guard let customer = state.customer else { return [] }
        let filter = CaseFilter(isOpen: true, playbook: state.playbook, customer: customer)
        let found = try await storing { () throws(StoreError) in
            try await context.store.cases(filter, before: nil, limit: 1)
        }
        return found.map { twin in
            Warning(
                code: "open-case",
                detail: "The same customer has the open case \(twin.id) already; each writes to them.",
                suggestion: "resolve one of them")
        }
    }

    private func answer(
        _ state: Case, status: Int, warnings: [Warning] = []
    ) async throws(Problem) -> HoursResponse {
        var resource = try await storing { () throws(StoreError) in try await presenter.resource(state) }
        resource.warnings += warnings
        return HoursResponse(
            resource, status: status,
            fields: [("cache-control", "no-store"), ("location", "/v1/cases/\(state.id)")])
    }

    // MARK: Reading

    private func list(_ query: inout QueryReader) async throws(Problem) -> HoursResponse {
        let isOpen = query.optional("state") { text throws(ParameterError) in
            switch text {
            case "open": true
            case "resolved": false
            default: throw ParameterError(description: "is neither open nor resolved")
            }
        }
        let filter = CaseFilter(
            isOpen: isOpen, plan: query.text("plan"), playbook: query.text("playbook"), customer: query.address("to"))
        let limit = query.limit()
        let before = query.optional("cursor") { text throws(ParameterError) in
            guard let id = CaseID(text) else {
                throw ParameterError(description: "is no cursor; give the one of the page before, as it came")
            }
            return id
        }
        try query.finish()
        // One more tells whether there is more.
        let found = try await storing { () throws(StoreError) in
            try await context.store.cases(filter, before: before, limit: limit + 1)
        }
        var cases: [CaseResource] = []
        for state in found.prefix(limit) {
            cases.append(try await storing { () throws(StoreError) in try await presenter.resource(state) })
        }
        return HoursResponse(CasePage(cases: cases, cursor: found.count > limit ? cases.last?.id : nil))
    }

    private func state(of text: String) async throws(Problem) -> Case {
        guard let id = CaseID(text) else { throw .unknown("case", text, nearest: nil, list: "/v1/cases") }
        let state = try await storing { () throws(StoreError) in try await context.store.caseWith(id) }
        guard let state else { throw .unknown("case", text, nearest: nil, list: "/v1/cases") }
        return state
    }

    // MARK: Changing

    private func command(
        _ verb: CasesRoute.Verb, _ id: String, _ request: ControlRequest
    ) async throws(Problem) -> HoursResponse {
        let body = try await request.json()
        // Whoever changes it at the same moment has the word first; then it is thought out anew.
        for _ in 0..<10 {
            let state = try await state(of: id)
            let file = try await storing { () throws(StoreError) in try CaseFile(state) }
            let now = context.clock.now()
            let happening = try happening(verb, body, file, at: now, uid: request.uid)
            let result = try await storing { () throws(StoreError) in
                try await CaseSteps(context: context).proceed(happening, at: now)
            }
            if let result { return try await answer(result, status: 200) }
        }
        throw .busyCase
    }

    private func happening(
        _ verb: CasesRoute.Verb, _ body: ArraySlice<UInt8>, _ file: CaseFile, at now: Instant, uid: UInt32?
    ) throws(Problem) -> CaseSteps.Happening {
        var file = file
        switch verb {
        case .note:
            let note = try reader.note(body, for: file)
            if !note.values.isEmpty, !file.state.isOpen { throw .resolvedCase }
            var lines: [CaseLine] = []
            if let text = note.text { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: text)) }
            if !note.values.isEmpty {
                let names = note.values.keys.sorted().joined(separator: ", ")
                lines.append(CaseLine(at: now, event: .known, uid: uid, detail: names))
            }
            file.values.merge(note.values) { _, new in new }
            return CaseSteps.Happening(file: file, lines: lines, uid: uid)
        case .mark:
            guard file.state.isOpen else { throw .resolvedCase }
            let (mark, values) = try reader.mark(body, for: file)
            guard file.progress.mark(mark, in: file.playbook) else { throw .busyCase }
            file.values.merge(values.plain) { _, new in new }
            file.state.followUp = nil
            return CaseSteps.Happening(
                file: file, lines: [CaseLine(at: now, event: .marked, uid: uid, detail: mark)], cancelsCurrent: true,
                secrets: values.secret, uid: uid)
        case .resolve:
            guard file.state.isOpen else { throw .resolvedCase }
            let (stage, note) = try reader.resolution(body, for: file)
            let settledBy = stage ?? file.progress.stage ?? "none"
            var lines: [CaseLine] = []
            if let note { lines.append(CaseLine(at: now, event: .noted, uid: uid, detail: note)) }
            lines.append(CaseLine(at: now, event: .resolved, uid: uid, detail: settledBy))
            file.state.resolution = Case.Resolution(at: now, stage: settledBy)
            file.state.followUp = nil
            return CaseSteps.Happening(file: file, lines: lines, cancelsCurrent: true, uid: uid)
        }
    }
}

extension CaseFile {
    /// A new one.
    fileprivate init(_ draft: CaseDraft, id: CaseID, at now: Instant, uid: UInt32?) throws(Problem) {
        do {
            let state = Case(
                id: id, playbook: draft.playbook.id, frozen: try draft.frozen.json(), plan: draft.plan,
                customer: draft.customer?.description, operator: draft.operator?.description,
                language: draft.frozen.language.rawValue, values: "{}", progress: "{}", openedAt: now, openedBy: uid)
            self.init(
                state: state, frozen: draft.frozen, progress: draft.playbook.beginning(), values: draft.values)
            self.state = try kept
        } catch {
            throw .notAnswerable(error)
        }
    }
}

extension Problem {
    fileprivate static let resolvedCase = Problem(
        type: "/problems/case-resolved", title: "Case resolved", status: 409,
        detail: "The case is resolved, and only texts can be noted with it; open another where the trouble is back.")

    fileprivate static let busyCase = Problem(
        type: "/problems/case-busy", title: "Case busy", status: 503,
        detail: "The case was changed again and again meanwhile; ask once more. Nothing of this request was done.")

    fileprivate static func unwritable(_ template: String, _ fault: StepFault) -> Problem {
        Problem(
            type: "/problems/unwritable-letter", title: "Letter can't be written", status: 422,
            detail: "The letter \(template) can't be written: \(fault).")
    }

    fileprivate static func idempotencyConflict(with id: CaseID) -> Problem {
        Problem(
            type: "/problems/idempotency-conflict", title: "Idempotency key in use", status: 409,
            detail: "Another request was accepted under this idempotency key, as case \(id); send the same request "
                + "again, or this one under another key.")
    }
}
