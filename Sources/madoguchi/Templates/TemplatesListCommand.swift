import ArgumentParser
import FoundationEssentials
import MadoguchiAPI

struct TemplatesListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the templates."
    )

    @Option(help: "Only those for customers, or those for the operator.")
    var audience: Audience?

    @Option(help: "The language of their titles, ja or en; yours by default.", completion: .list(["ja", "en"]))
    var language: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply: Daemon.Reply<TemplateList>
        do throws(DaemonError) {
            reply = try daemon.templates(in: language ?? environment.language.code)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
        guard let audience else {
            return Answer(options.json ? .json(reply.json) : .lines(lines(reply.body.templates, environment)))
        }
        let templates = reply.body.templates.filter { $0.audience == audience.rawValue }
        return Answer(
            options.json
                ? try .json(encoding: TemplateList(templates: templates)) : .lines(lines(templates, environment)))
    }

    private func lines(_ templates: [TemplateSummary], _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if templates.isEmpty { return [Line(say(en: "nothing there", ja: "該当するものはありません"))] }
        var table = Table()
        let heading = say(en: ["id", "to", "languages", "title"], ja: ["ID", "宛先", "言語", "題名"])
        table.add(heading.map { Line($0, .faint) })
        for template in templates {
            table.add([
                Line(template.id, .strong), Line(say.word(forAudience: template.audience)),
                Line(template.languages.joined(separator: ", ")), Line(template.title),
            ])
        }
        return table.lines
    }

}
