import ArgumentParser
import MadoguchiAPI

struct CaseMarkCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Marks a case, which then takes its playbook's branch for that mark.",
        discussion: """
            The variables are for the branch's first message. Give secrets with --var-file, so that they aren't on \
            the command line: with --var-file NAME=- you are asked for it, without echo, once the case is known to take it.
            """
    )

    @OptionGroup var target: CaseTarget

    @Argument(help: "The mark, as mail-not-arriving; \"madoguchi playbooks show PLAYBOOK\" shows those of a playbook.")
    var mark: String

    @OptionGroup var variables: VariableOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let renamed = ["mark": "<mark>"]
        let daemon = options.control(in: environment)
        let variables = try variables.read(
            for: daemon, in: environment,
            .change { variables in
                _ = try target.reply(from: daemon, renamed: renamed) { daemon, id throws(DaemonError) in
                    try daemon.mark(id, CaseMarkRequest(mark: mark, variables: variables), isDryRun: true)
                }
            })
        let request = CaseMarkRequest(mark: mark, variables: variables)
        return try target.answer(.marked(mark), options, renamed: renamed, in: environment) {
            daemon, id throws(DaemonError) in try daemon.mark(id, request)
        }
    }
}
