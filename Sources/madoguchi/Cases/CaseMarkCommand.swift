import ArgumentParser
import MadoguchiAPI

struct CaseMarkCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Marks a case, which then takes its playbook's branch for that mark.",
        discussion: """
            The variables are for the branch's first message. Give secrets with --var-file, so that they aren't on \
            the command line.
            """
    )

    @OptionGroup var target: CaseTarget

    @Argument(help: "The mark, as mail-not-arriving; \"madoguchi playbooks show PLAYBOOK\" shows those of a playbook.")
    var mark: String

    @OptionGroup var variables: VariableOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let request = CaseMarkRequest(mark: mark, variables: try variables.read(for: options.control(in: environment)))
        return try target.answer(.marked(mark), options, renamed: ["mark": "<mark>"], in: environment) {
            daemon, id throws(DaemonError) in try daemon.mark(id, request)
        }
    }
}
