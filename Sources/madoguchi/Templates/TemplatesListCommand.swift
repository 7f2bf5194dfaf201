import ArgumentParser
import FoundationEssentials
import MadoguchiAPI
import Messages
import TerminalText

struct TemplatesListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.TemplatesList.command)
    }

    @Option(help: ArgumentHelp(Help.TemplatesList.audience, Help.Value.audience))
    var audience: Audience?

    @Option(help: ArgumentHelp(Help.TemplatesList.language, Help.Value.language), completion: .list(["ja", "en"]))
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
        if templates.isEmpty { return [Line(say(.nothingThere))] }
        var table = Table(importance: [0, 1, 2, 0])
        let heading = say.words(.labelID, .labelTo, .columnLanguages, .columnTitle)
        table.add(heading.map { Line($0, .faint) })
        for template in templates {
            table.add([
                Line(template.id, .strong), Line(say.word(forAudience: template.audience)),
                Line(template.languages.joined(separator: say(.listSeparator))), Line(template.title),
            ])
        }
        return table.lines(within: environment.width)
    }

}
