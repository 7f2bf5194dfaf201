import ArgumentParser
import MadoguchiAPI

struct RecordAmendCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Replaces what a record says; what isn't given stays as it is."
    )

    @OptionGroup var target: RecordTarget

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The error's own words, as the screen shows them.", valueName: "text"))
    var error: String?

    @OptionGroup var findings: FindingOptions
    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard error != nil || !findings.isEmpty else {
            throw ValidationError("Give '--error', '--seen-on', '--steps', '--tried' or '--cure'.")
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(options, in: environment) { daemon, id throws(DaemonError) in
            try daemon.amend(id, findings.request(error: error))
        }
    }
}
