import ArgumentParser
import MadoguchiAPI

struct RecordAddCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Records an error, and what is known of it.",
        discussion:
            "The record stays when its case is forgotten. Name no customer in it; '--case' says where it came up."
    )

    @Argument(help: "The error's own words, as the screen shows them.")
    var error: String

    @Option(name: .customLong("case"), help: ArgumentHelp("The case that it came up in.", valueName: "case"))
    var caseID: String?

    @OptionGroup var findings: FindingOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<RecordResource>
        do throws(DaemonError) {
            reply = try options.control(in: environment).add(findings.request(error: error, case: caseID))
        } catch {
            throw error.named(by: .options(arguments: ["error"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        let id = reply.body.id
        let say = environment.language
        return Answer(
            .lines([
                say(en: "recorded: \(id, .strong)", ja: "記録しました: \(id, .strong)"),
                Line(
                    say(
                        en: "  once it is settled: madoguchi record amend \(id) --cure TEXT",
                        ja: "  解決したら: madoguchi record amend \(id) --cure 解決のしかた"),
                    .faint),
            ]))
    }
}
