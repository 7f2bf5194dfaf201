import ArgumentParser
import MadoguchiAPI

struct QueueShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a message: when it is sent and why, and its history; or what is sent.",
        discussion: """
            With --text, --html or --raw it shows the message itself as it was sent or would be, secrets as dots. --html \
            is for a browser: madoguchi queue show ID --html > message.html
            """
    )

    @Argument(help: "The message's id.")
    var id: String

    @Flag(help: "Only its text.")
    var text = false

    @Flag(help: "Only its HTML part.")
    var html = false

    @Flag(help: "The whole message as it is sent, headers and all (RFC 5322).")
    var raw = false

    @OptionGroup var options: SharedOptions

    private var part: Daemon.MessagePart? {
        text ? .text : html ? .html : raw ? .raw : nil
    }

    func validate() throws {
        guard [text, html, raw, options.json].count(where: { $0 }) <= 1 else {
            throw ValidationError("Give one of '--text', '--html', '--raw' and '--json'.")
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
        Failure(
            .badInput, en: "the message \(id) is plain text, without an HTML part; --text shows it",
            ja: "メール \(id) は文章だけで、HTML パートはありません。--text で表示できます")
    }
}
