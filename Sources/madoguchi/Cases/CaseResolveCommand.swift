import ArgumentParser
import MadoguchiAPI

struct CaseResolveCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Ends a case: what is still queued of it is called off."
    )

    @OptionGroup var target: CaseTarget

    @Option(
        help: ArgumentHelp(
            "The stage that settled it, as self-service; the last one reached unless told.", valueName: "stage"))
    var by: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("A last note.", valueName: "text"))
    var note: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let request = CaseResolveRequest(stage: by, note: note)
        return try target.answer(.resolved, options, renamed: ["stage": "--by"], in: environment) {
            daemon, id throws(DaemonError) in try daemon.resolve(id, request)
        }
    }
}
