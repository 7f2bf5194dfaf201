import ArgumentParser
import MadoguchiAPI

struct CaseNoteCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Adds a note to a case, or values that are known now; a step that waited for them continues.",
        usage: "madoguchi case note <case> [<text>] [--request-id <id>] [--var <name=value> ...]"
    )

    @OptionGroup var target: CaseTarget

    @Argument(help: "The note.")
    var text: String?

    @Option(
        name: .customLong("request-id"),
        help: ArgumentHelp("The support request's number, as '#123456': the variable 'request_id'.", valueName: "id"))
    var requestID: String?

    @OptionGroup var variables: VariableOptions
    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard text != nil || requestID != nil || !variables.isEmpty else {
            throw ValidationError("Give a text, '--request-id', '--var' or '--var-file'.")
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
