import ArgumentParser
import MadoguchiAPI

struct CaseResolveCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Ends a case, and cancels what is still queued for it."
    )

    @OptionGroup var target: CaseTarget

    @Option(
        help: ArgumentHelp(
            "The stage that resolved it, as self-service; by default the last one reached.", valueName: "stage"))
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
