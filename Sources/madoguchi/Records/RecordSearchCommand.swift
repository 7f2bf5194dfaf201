import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct RecordSearchCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("search", Help.RecordSearch.command, aliases: ["list"])
    }

    @Argument(help: ArgumentHelp(Help.RecordSearch.words, Help.Value.word))
    var words: [String] = []

    @Option(
        name: .customLong("case"), help: ArgumentHelp(Help.RecordSearch.caseID, Help.Value.case), completion: .openCases
    )
    var caseID: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let moments = Moments(environment)
        let text = words.isEmpty ? nil : words.joined(separator: " ")
        let list = PagedList<RecordPage>(
            most: pages.most, json: options.json,
            heading: environment.language.words(.labelID, .labelRecorded, .columnError, .columnCure),
            importance: [0, 1, 0, 0],
            page: { limit, cursor throws(DaemonError) in
                try daemon.records(words: text, case: caseID, limit: limit, cursor: cursor)
            },
            row: { record in
                [
                    Line(record.id), Line(moments.minute(record.recordedAt)), Line(beginning(record.error)),
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
