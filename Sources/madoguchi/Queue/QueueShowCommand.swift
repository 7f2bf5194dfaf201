import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct QueueShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.QueueShow.command)
    }

    @Argument(help: ArgumentHelp(Help.Queue.messageID, Help.Value.id), completion: .followUps())
    var id: String

    @Flag(help: ArgumentHelp(Help.QueueShow.text))
    var text = false

    @Flag(help: ArgumentHelp(Help.QueueShow.html))
    var html = false

    @Flag(help: ArgumentHelp(Help.QueueShow.raw))
    var raw = false

    @OptionGroup var options: SharedOptions

    private var part: Daemon.MessagePart? {
        text ? .text : html ? .html : raw ? .raw : nil
    }

    func validate() throws {
        guard [text, html, raw, options.json].count(where: { $0 }) <= 1 else {
            throw ValidationError(.giveOneOf(["--text", "--html", "--raw", "--json"]))
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        if let part {
            do throws(DaemonError) {
                return Answer(.document(try daemon.message(of: id, part), in: environment))
            } catch {
                if error.problemType == "/problems/no-html-part" { throw Failure.noHTMLPart(of: id) }
                throw error
            }
        }
        let reply = try daemon.followUp(id)
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(FollowUpReport(followUp: reply.body, list: try daemon.plans().body).lines(environment)))
    }
}

extension Failure {
    fileprivate static func noHTMLPart(of id: String) -> Failure {
        Failure(.badInput, .noHTMLPart(id))
    }
}
