import MadoguchiAPI
import TimeZoneDatabase

/// What a shell may offer, as the daemon and the words typed so far say. Nothing, and soon, where no daemon answers or the
/// user may not ask it.
struct CompletionSource {
    let typed: TypedWords
    let environment: CommandEnvironment

    /// Somebody waits for it at a prompt: for all questions together.
    private let deadline = Deadline(in: .seconds(2))
    /// More are no help.
    private static let most = 100

    var plans: [Completion] {
        let daemon = SharedOptions.daemon(
            in: environment, runtimeDirectory: runtimeDirectory, atMost: max(deadline.remaining, .zero))
        guard let list = try? daemon.plans().body else { return [] }
        return list.plans.map { Completion($0.plan, list.name(of: $0.plan, in: environment.language)) }
    }

    /// Those that can still be removed, with what they do.
    var overrides: [Completion] {
        let plans = (try? daemon.plans().body.plans) ?? []
        return plans.flatMap { plan in (try? daemon.overrides(of: plan.plan).body.overrides) ?? [] }
            .compactMap { found in
                let words = OverrideWords(found, environment)
                guard let id = found.id, words.canBeRemoved else { return nil }
                return Completion(id, [found.plan, words.span, found.reason].compactMap(\.self).joined(separator: " "))
            }
    }

    /// The zones that the system's tz database lists.
    var timeZones: [Completion] { environment.timeZones.names().map { Completion($0) } }

    // MARK: Templates and playbooks

    var templates: [Completion] { summaries.map { Completion($0.id, $0.title) } }

    /// Those for whom the command's messages are.
    var fittingTemplates: [Completion] {
        let audience = ["send": "customer", "remind": "operator"][typed.arguments.first ?? ""]
        return summaries.filter { audience == nil || $0.audience == audience }.map { Completion($0.id, $0.title) }
    }

    var playbooks: [Completion] {
        let list = try? daemon.playbooks(in: environment.language.code).body.playbooks
        return (list ?? []).map { Completion($0.id, $0.name) }
    }

    /// The variables of the template or the playbook in question that aren't given yet. A secret doesn't belong on a
    /// command line.
    var variables: [Completion] {
        let given = Set(typed.values(of: "--var").map { $0.prefix { $0 != "=" } })
        let wanted = templatesInQuestion
        var names: Set<String> = []
        return summaries.filter { wanted?.contains($0.id) ?? true }.flatMap(\.variables)
            .filter { !$0.secret && !given.contains($0.name[...]) && names.insert($0.name).inserted }
            .map { Completion("\($0.name)=", $0.description) }
    }

    private var summaries: [TemplateSummary] {
        (try? daemon.templates(in: environment.language.code).body.templates) ?? []
    }

    /// The ids of those whose variables can be given; nil where that isn't known.
    private var templatesInQuestion: Set<String>? {
        let arguments = typed.arguments
        if typed.begin(with: "templates", "preview") { return arguments.count > 2 ? [arguments[2]] : nil }
        guard typed.begin(with: "case") else { return typed.values(of: "--template").last.map { [$0] } }
        let playbook =
            typed.begin(with: "case", "open") && arguments.count > 2 ? self.playbook(arguments[2]) : playbookOfCase
        return playbook.map { Set(($0.steps + $0.branches.flatMap(\.steps)).map(\.template)) }
    }

    // MARK: Cases

    var openCases: [Completion] {
        let page = try? daemon.cases(.init(state: "open"), limit: Self.most, cursor: nil).body
        return (page?.cases ?? []).compactMap { found in
            found.id.map { Completion($0, [found.to, found.name].compactMap(\.self).joined(separator: " ")) }
        }
    }

    /// The marks of the case's playbook that it doesn't have yet.
    var marks: [Completion] {
        guard let found = caseInQuestion, let playbook = playbook(found.playbook) else { return [] }
        return playbook.branches.filter { !found.marks.contains($0.mark) }.map { Completion($0.mark, $0.name) }
    }

    /// The stages of the case's playbook, in their order.
    var stages: [Completion] {
        guard let playbook = playbookOfCase else { return [] }
        var known: Set<String> = []
        return (playbook.steps + playbook.branches.flatMap(\.steps)).map(\.stage).filter { known.insert($0).inserted }
            .map { Completion($0) }
    }

    private var caseInQuestion: CaseResource? {
        guard typed.begin(with: "case"), typed.arguments.count > 2 else { return nil }
        return try? daemon.case(typed.arguments[2]).body
    }

    private var playbookOfCase: PlaybookResource? { caseInQuestion.flatMap { playbook($0.playbook) } }

    private func playbook(_ id: String) -> PlaybookResource? {
        try? daemon.playbook(id, in: environment.language.code).body
    }

    // MARK: What is kept

    /// - Parameter states: those in question; none for all.
    func followUps(in states: [String]) -> [Completion] {
        let given = Set(typed.arguments)
        return (states.isEmpty ? [nil] : states.map { $0 }).flatMap { state in
            let page = try? daemon.followUps(.init(state: state), limit: Self.most, cursor: nil).body
            return page?.followUps ?? []
        }.compactMap { found in
            guard let id = found.id, !given.contains(id) else { return nil }
            return Completion(id, "\(found.to) \(found.subject)")
        }
    }

    var records: [Completion] {
        let page = try? daemon.records(words: nil, case: nil, limit: Self.most, cursor: nil).body
        return (page?.records ?? []).map { Completion($0.id, $0.error) }
    }

    var suppressedAddresses: [Completion] {
        let page = try? daemon.suppressions(limit: Self.most, cursor: nil).body
        return (page?.suppressions ?? []).map { Completion($0.address, $0.reason) }
    }

    /// The daemons that share the queue.
    var nodes: [Completion] {
        let nodes = (try? daemon.cluster().body.nodes) ?? []
        var names: Set<String> = []
        return nodes.filter { names.insert($0.name).inserted }.map { Completion($0.name, "\($0.state) \($0.version)") }
    }

    private var runtimeDirectory: String? { typed.values(of: "--runtime-dir").last }

    private var daemon: Daemon {
        SharedOptions.control(
            in: environment, runtimeDirectory: runtimeDirectory, atMost: max(deadline.remaining, .zero))
    }
}
