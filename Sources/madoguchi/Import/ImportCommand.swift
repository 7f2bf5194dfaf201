import ArgumentParser
import Lists
import MadoguchiAPI

struct ImportCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Queues many messages at once, from a file.",
        discussion: """
            The file is a table whose first line names the columns, as spreadsheets and exports have it, or NDJSON, a JSON \
            object a line as the socket accepts them. The columns are: \
            \(FollowUpColumn.names.joined(separator: ", ")). Of when (which is "next"), not_before and after_staffed a line has \
            at most one; it has a template and variables, or a subject and a text. Options are defaults for \
            missing values; in NDJSON, --var and --var-file are for lines without variables of their own.

            Columns are known by these names in any case and width, a template's variables also without "variables.", and \
            addresses and names by the headers of Kajabi, Shopify, Mailchimp, Stripe, Teachable and spreadsheets in \
            Japanese. --column says it of others: --column to="Contact" --column variables.name="Last Name+First Name", \
            which is joined by a blank. Columns that aren't used, and whatever is repaired, are listed at the end. A row that \
            can't be read is refused alone.

            Running the same import again stores nothing twice. So one that was interrupted, or whose refused lines were \
            corrected, is simply run again. Give --run another name to send the same messages once more.

            Exits with 65 if lines were refused; the others are accepted all the same.
            """
    )

    @Argument(help: "The file; - is standard input.", completion: .file(extensions: ["csv", "ndjson", "jsonl"]))
    var file: String

    @Option(help: "The file's format: csv or ndjson; by default detected by its first character.")
    var format: ImportFormat?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Which column a value is taken from; several may be joined with +.", valueName: "name=header"))
    var column: [ColumnChoice] = []

    @Option(
        help:
            "The encoding of a file without a mark: utf-8 by default, cp932 (Shift_JIS), utf-16, euc-jp, windows-1252.",
        completion: .list(ListEncoding.allCases.map(\.rawValue)))
    var encoding: ListEncoding?

    @Option(
        help:
            "What separates the cells: comma, semicolon, tab or another character; by default found by the first line.",
        completion: .list(["comma", "semicolon", "tab"]))
    var delimiter: Delimiter?

    @Option(help: "The plan.", completion: .plans)
    var plan: String?

    @Option(help: "reminder or guidance; a template is for one of them.", completion: .list(["reminder", "guidance"]))
    var kind: String?

    @Option(help: ArgumentHelp("The recipient's mail address.", valueName: "address"))
    var to: String?

    @OptionGroup var message: MessageOptions
    @OptionGroup var timing: TimingOptions
    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp("The run's name; another name sends the same lines again.", valueName: "name"))
    var run = ""

    @Option(
        help: ArgumentHelp(
            "Write the refused rows as they stand to this new file, with their reasons in a column.", valueName: "file"),
        completion: .file())
    var rejects: String?

    @Flag(help: "Only show what would be done.")
    var dryRun = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard file != "-" || !message.readsStandardInput else {
            throw ValidationError("Standard input can be the file or a part of the messages, not both.")
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
    fileprivate static let runAgain = Failure(
        .tryAgainLater, en: "the import was interrupted; run it again, nothing is stored twice",
        ja: "取り込みが途中で止まりました。もう一度実行してください。二重に保存されることはありません")
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
