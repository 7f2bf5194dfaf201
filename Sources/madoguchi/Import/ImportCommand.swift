import ArgumentParser
import Lists
import MadoguchiAPI
import Messages
import TerminalText

struct ImportCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("import", Help.Import.command(columns: FollowUpColumn.names))
    }

    @Argument(
        help: ArgumentHelp(Help.Import.file, Help.Value.file),
        completion: .file(extensions: ["csv", "ndjson", "jsonl"]))
    var file: String

    @Option(help: ArgumentHelp(Help.Import.format, Help.Value.format))
    var format: ImportFormat?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(Help.Import.column, Help.Value.nameAndColumn))
    var column: [ColumnChoice] = []

    @Option(
        help: ArgumentHelp(Help.Import.encoding, Help.Value.encoding),
        completion: .list(ListEncoding.allCases.map(\.rawValue)))
    var encoding: ListEncoding?

    @Option(
        help: ArgumentHelp(Help.Import.delimiter, Help.Value.delimiter),
        completion: .list(["comma", "semicolon", "tab"]))
    var delimiter: Delimiter?

    @Option(help: ArgumentHelp(Help.Import.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp(Help.Import.kind, Help.Value.kind), completion: .list(["reminder", "guidance"]))
    var kind: String?

    @Option(help: ArgumentHelp(Help.FollowUp.to, Help.Value.address))
    var to: String?

    @OptionGroup var message: MessageOptions
    @OptionGroup var timing: TimingOptions
    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp(Help.Import.run, Help.Value.name))
    var run = ""

    @Option(
        help: ArgumentHelp(Help.Import.rejects, Help.Value.file),
        completion: .file())
    var rejects: String?

    @Flag(name: .dryRun, help: ArgumentHelp(Help.Shared.dryRun))
    var dryRun = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard file != "-" || !message.readsStandardInput else {
            throw ValidationError(.inputIsFileOrMessage)
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let input = try InputFile(at: file)
        let daemon = options.control(in: environment)
        let templates = try daemon.visibleTemplates()
        let defaults = try defaults(daemon, environment)
        let rejected = try rejects.map { path throws(Failure) in try RejectsFile(at: path, beside: input) }
        defer { rejected?.finish() }
        var progress = ImportProgress(size: input.size, environment: environment)
        let reader = ImportReader(
            format: format, defaults: defaults, run: run, table: table(templates),
            secrets: SecretFilter(names: Set(templates.flatMap(\.variables).filter(\.secret).map(\.name))))
        let batch = BatchImport(
            of: input, reader, in: environment.language, rejects: rejected,
            report: { progress.show(bytesRead: $0.bytesRead, $0.tally) })
        defer { progress.end() }
        var interruption: DaemonError?
        do {
            try daemon.acceptBatch(batch, isDryRun: dryRun)
        } catch let error as DaemonError where batch.tally.total > 0 {
            interruption = error
        }
        return answer(batch, interruption, environment)
    }

    private func answer(_ batch: BatchImport, _ interruption: DaemonError?, _ environment: CommandEnvironment) -> Answer
    {
        var failures: [Failure] = []
        if let fault = batch.fault { failures.append(fault) }
        if let failure = interruption?.failure {
            failures += failure.outcome == .tryAgainLater ? [failure, .runAgain] : [failure]
        }
        let report = ImportReport(
            tally: batch.tally, notes: batch.notes, isDryRun: dryRun, isComplete: failures.isEmpty)
        var answer = Answer(
            options.json ? .json(report.json(in: environment.language).text) : .lines(report.lines(environment)),
            outcome: failures.first?.outcome ?? report.outcome)
        answer.failures = failures
        return answer
    }

    /// A column may be called by a variable of the template; where a column names the templates, by one of any.
    private func table(_ templates: [TemplateSummary]) -> TableSettings {
        let chosen = templates.filter { message.template == nil || $0.id == message.template }.flatMap(\.variables)
        return TableSettings(
            encoding: encoding, delimiter: delimiter, columns: column, variables: Set(chosen.map(\.name)).sorted(),
            texts: Set(chosen.filter { $0.kind == "text" }.map(\.name)))
    }

    private func defaults(_ daemon: Daemon, _ environment: CommandEnvironment) throws -> FollowUpValues {
        var values: FollowUpValues = [:]
        values[.plan] = plan
        values[.kind] = kind
        values[.to] = to
        values[.subject] = message.subject
        values[.text] = try message.readText()
        values[.template] = message.template
        let variables = try message.variables.read(for: daemon, in: environment, dryRun ? .trial : .change { _ in })
        for (name, value) in variables ?? [:] { values[.variable(name)] = value }
        values[.language] = message.language
        values[.when] = timing.request?.window
        values[.notBefore] = timing.request?.notBefore
        values[.afterStaffed] = timing.request?.afterStaffed
        values[.expiresAt] = handling.expiresAt
        values[.priority] = handling.priority.map(String.init)
        values[.caseLabel] = handling.caseLabel
        return values
    }
}

extension Failure {
    fileprivate static let runAgain = Failure(.tryAgainLater, .importInterrupted)
}

extension ColumnChoice: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(parsing: argument)
    }
}

extension ListEncoding: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(named: argument)
    }
}

extension Delimiter: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(named: argument)
    }
}
