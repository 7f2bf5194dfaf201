import FollowUps
import Guidance
import MadoguchiAPI
import Messages

extension CasesAPI {
    /// The playbook as a case keeps it: the files may have changed since it was opened.
    func playbook(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.language(for: request, snapshot)
        try query.finish()
        let state = try await state(of: request.captured("id"))
        let file = try await storing { () throws(StoreError) in try CaseFile(state) }
        return try Response(CasePlaybook(file, language, snapshot.guidance))
    }
}

extension CasePlaybook {
    fileprivate init(_ file: CaseFile, _ language: Language, _ guidance: GuidanceConfiguration) {
        // A frozen step says whose windows it keeps to, or is from before steps could.
        self.init(
            playbook: PlaybookResource(file.playbook, language, windows: CaseWindows()),
            variables: file.frozen.allVariables.filter { !$0.isSecret }.map {
                var variable = TemplateVariable($0, language, guidance)
                variable.default = file.values[$0.name]
                variable.required = file.missing.contains($0.name)
                return variable
            },
            marks: file.playbook.branches.map { Mark($0.mark, of: file, language, guidance) })
    }
}

extension CasePlaybook.Mark {
    fileprivate init(_ mark: String, of file: CaseFile, _ language: Language, _ guidance: GuidanceConfiguration) {
        var progress = file.progress
        _ = progress.mark(mark, in: file.playbook)
        guard let step = file.playbook.step(at: progress) else {
            self.init(mark: mark, step: nil, template: nil, variables: [])
            return
        }
        let missing = file.frozen.missing(for: step, known: Set(file.values.keys))
        let hasSecrets = file.frozen.hasSecrets(step)
        let asked = (file.frozen.variables[step.template] ?? []).filter { $0.isSecret || missing.contains($0.name) }
        self.init(
            mark: mark, step: step.id, template: step.template,
            variables: asked.map {
                var variable = TemplateVariable($0, language, guidance)
                // Without secrets, the step waits for what is missing.
                variable.required = $0.isSecret ? $0.isRequired : hasSecrets
                return variable
            })
    }
}
