import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseNoteCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("note", Help.CaseNote.command)
    }

    @OptionGroup var target: CaseTarget

    @Argument(help: ArgumentHelp(Help.CaseNote.text, Help.Value.note))
    var text: String?

    @Option(
        name: .customLong("request-id"),
        help: ArgumentHelp(Help.CaseNote.requestID, Help.Value.id))
    var requestID: String?

    @OptionGroup var variables: VariableOptions
    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard text != nil || requestID != nil || !variables.isEmpty else {
            throw ValidationError(.giveNote)
        }
        try variables.check(besides: requestID == nil ? nil : "request_id")
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let renamed = ["text": "<text>"]
        let daemon = options.control(in: environment)
        let variables = try variables.read(
            besides: ["request_id": requestID], for: daemon, in: environment,
            .change { variables in
                _ = try target.reply(from: daemon, renamed: renamed) { daemon, id throws(DaemonError) in
                    try daemon.note(id, CaseNoteRequest(text: text, variables: variables), isDryRun: true)
                }
            })
        let request = CaseNoteRequest(text: text, variables: variables)
        return try target.answer(.noted, options, renamed: renamed, in: environment) {
            daemon, id throws(DaemonError) in try daemon.note(id, request)
        }
    }
}
