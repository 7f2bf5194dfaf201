import Guidance
import Messages

/// A form as it is shown and sent once.
struct DeskSubmission: Sendable {
    let form: DeskForm
    let desk: Desk
    let visit: DeskVisit

    /// The fields that every form has.
    enum FrameField: String, CaseIterable {
        case key = "_key"
        case token = "_token"
        case seen = "_seen"
        case step = "_step"
    }

    /// What is done with a form that has a preview.
    private enum Step: String {
        case look, change, send
    }

    /// The form's page.
    func shown() async -> Response {
        if let user = visit.actor.user, !visit.actor.may(form.route) {
            return desk.problem(
                DeskFault(Problem(.viewerOnlyReads(user.name)), in: visit.language), in: form.section, to: visit)
        }
        do throws(DeskFault) {
            return respond(DeskFormView(content: try await form.show(visit)))
        } catch {
            return desk.problem(error, in: form.section, to: visit)
        }
    }

    /// What was typed is sent on.
    func sent() async throws(Problem) -> Response {
        let body = try await read()
        let input = DeskInput(values: body.values)
        let identity = visit.actor.identity
        guard let key = DeskSeal.FormKey(input[FrameField.key.rawValue]) else {
            return await again(input, because: .deskFormUnknown)
        }
        switch visit.seal.verdict(
            on: input[FrameField.token.rawValue], for: key, of: identity, path: visit.request.target.path,
            at: visit.now)
        {
        case .genuine: break
        case .expired: return await again(input, because: .deskFormExpired)
        case .unknown: return await again(input, because: .deskFormUnknown)
        }
        switch await desk.submissions.begin(key) {
        case .earlier(let outcome): return redirect(to: outcome, key)
        case .forgotten: return await again(input, because: .deskFormExpired)
        case .first: break
        }
        do throws(DeskFault) {
            let (outcome, response) = try await send(input, key)
            desk.submissions.end(key, outcome, by: identity)
            return response
        } catch {
            desk.submissions.end(key, nil, by: identity)
            return desk.problem(error, in: form.section, keeping: kept(input), to: visit)
        }
    }

    private func read() async throws(Problem) -> FormBody {
        if let type = visit.request.field("content-type"),
            type.prefix(while: { $0 != ";" }).lowercased().filter({ $0 != " " }) != FormBody.mediaType
        {
            throw Problem(.unsupportedContentType(type, expected: FormBody.mediaType))
        }
        return try FormBody(try await visit.request.body.collect(atMost: FormBody.limit))
    }

    /// - Returns: what was done, where something was.
    /// - Throws: where not even the form can be shown.
    private func send(
        _ input: DeskInput, _ key: DeskSeal.FormKey
    ) async throws(DeskFault) -> (DeskOutcome?, Response) {
        let content = try await form.show(visit)
        let known = content.fields.map(\.name) + FrameField.allCases.map(\.rawValue)
        if let unknown = input.values.keys.sorted().first(where: { !known.contains($0) }) {
            throw DeskFault(Problem(.unreadableBody(reason: .deskUnknownField(unknown))), in: visit.language)
        }
        var view = DeskFormView(content: content, input: input, key: key)
        if let basis = content.basis, let changes = basis.changes(since: input[FrameField.seen.rawValue]) {
            view.changes = changes
            return (nil, respond(view, status: 409))
        }
        let step = Step(rawValue: input[FrameField.step.rawValue]) ?? (form.preview == nil ? .send : .look)
        do throws(DeskFault) {
            switch step {
            case .change: break
            case .look where form.preview != nil: try await look(input, &view)
            case .look where form.isDownload, .send where form.isDownload:
                return (
                    nil,
                    try await visit.response(
                        of: form.route, visit.request.captures, body: body(of: input, in: content))
                )
            case .look, .send:
                let answer = try await visit.bytes(
                    of: form.route, visit.request.captures, body: body(of: input, in: content),
                    key: form.takesKey ? key.text : nil)
                let outcome = try await form.done(visit, answer)
                return (outcome, redirect(to: outcome, key))
            }
            return (nil, respond(view))
        } catch {
            view.fault = error
            // What can still be looked at is wrong only in what is typed beside it.
            if step == .send, form.preview != nil { try? await look(input, &view) }
            // The key stands for another request already.
            if error.isOf(.idempotencyConflict) { view.key = nil }
            return (nil, respond(view, status: error.status))
        }
    }

    private func body(of input: DeskInput, in content: DeskFormContent) -> JSONValue {
        var input = input
        input.fields = content.fields
        return form.body?(input) ?? input.body
    }

    /// Asks what would be done; secrets, which are typed after that, are shown as dots whatever they are.
    private func look(_ input: DeskInput, _ view: inout DeskFormView) async throws(DeskFault) {
        let secrets = view.content.fields.filter { $0.isSecret && $0.isRequired }
        let shown = DeskInput(
            values: input.values.merging(secrets.map { ($0.name, Variable.hiddenSecret) }) { _, dots in dots })
        let answer = try await visit.bytes(
            of: form.route, visit.request.captures, query: [("dry_run", "true")],
            body: body(of: shown, in: view.content))
        view.preview = try await form.preview?(visit, answer)
    }

    /// Shows the form anew, with what was typed.
    private func again(_ input: DeskInput, because reason: Wording) async -> Response {
        do throws(DeskFault) {
            var view = DeskFormView(content: try await form.show(visit), input: input)
            view.remark = reason
            return respond(view, status: 403)
        } catch {
            return desk.problem(error, in: form.section, keeping: kept(input), to: visit)
        }
    }

    private func redirect(to outcome: DeskOutcome, _ key: DeskSeal.FormKey) -> Response {
        let separator = outcome.path.contains("?") ? "&" : "?"
        return Response(
            status: 303,
            fields: [
                ("location", "\(visit.href(outcome.path))\(separator)done=\(key.text)"), ("cache-control", "no-store"),
            ])
    }

    private func respond(_ view: DeskFormView, status: Int = 200) -> Response {
        desk.respond(
            .form, DeskContent(title: view.content.title, values: view.values(of: form, for: visit)),
            in: form.section, status: status, to: visit)
    }

    /// What was typed, but for secrets, for a page without the form.
    private func kept(_ input: DeskInput) -> PageValues {
        let isFrame = Set(FrameField.allCases.map(\.rawValue))
        let values = input.values.filter { !isFrame.contains($0.key) && !$0.key.hasPrefix(DeskField.secretPrefix) }
        return visit.button(
            form, visit.request.captures, label: .deskTryAgain, fields: values,
            seen: input[FrameField.seen.rawValue], step: input[FrameField.step.rawValue])
    }
}

extension DeskField {
    /// What the name of every field with a secret begins with.
    static let secretPrefix = "secret."
}
