import ArgumentParser
import MadoguchiAPI

struct RecordSearchCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Lists records, the newest first: those that have each of the words, or all.",
        discussion: """
            A part of a word is enough; case and width make no difference.

            With --json: the daemon's pages, each on a line of its own; there are several only with --all or a large --limit.
            """,
        aliases: ["list"]
    )

    @Argument(help: ArgumentHelp("Words of the error, or of anything else in the record.", valueName: "word"))
    var words: [String] = []

    @Option(name: .customLong("case"), help: ArgumentHelp("Only those of this case.", valueName: "case"))
    var caseID: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let moments = Moments(environment)
        let text = words.isEmpty ? nil : words.joined(separator: " ")
        let list = PagedList<RecordPage>(
            most: pages.most, json: options.json,
            heading: environment.language(en: ["id", "recorded", "error", "cure"], ja: ["ID", "記録", "エラー", "解決のしかた"]),
            page: { limit, cursor throws(DaemonError) in
                try daemon.records(words: text, case: caseID, limit: limit, cursor: cursor)
            },
            row: { record in
                [
                    Line(record.id), Line(moments.moment(record.recordedAt)), Line(beginning(record.error)),
                    Line(record.cure.map(beginning) ?? "-", record.cure == nil ? .faint : .plain),
                ]
            })
        return try list.answer(in: environment)

        /// As much of a text as a list has room for.
        func beginning(_ text: String) -> String {
            let line = text.split(separator: "\n").first.map(String.init) ?? ""
            return line.cut(to: 40, ellipsis: environment.glyphs.ellipsis)
        }
    }
}
