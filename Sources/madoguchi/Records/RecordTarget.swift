import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// The record that a command is about.
struct RecordTarget: ParsableArguments {
    @Argument(help: ArgumentHelp(Help.Record.id, Help.Value.record), completion: .records)
    var id: String

    /// Asks about the record, and shows it.
    ///
    /// - Parameters:
    ///   - heading: stands beside the id.
    ///   - ask: called with the record's id.
    /// - Throws: ``Reportable`` errors.
    func answer(
        _ options: SharedOptions, heading: String = "", in environment: CommandEnvironment,
        ask: (Daemon, String) throws(DaemonError) -> Daemon.Reply<RecordResource>
    ) throws -> Answer {
        let reply: Daemon.Reply<RecordResource>
        do throws(DaemonError) {
            reply = try ask(options.control(in: environment), id)
        } catch {
            if error.isNotFound { throw Failure.noRecord(id) }
            throw error.named(by: .options(arguments: []))
        }
        if options.json { return Answer(.json(reply.json)) }
        let first: Line = heading.isEmpty ? "\(reply.body.id, .strong)" : "\(reply.body.id, .strong)  \(heading)"
        return Answer(.lines([first] + RecordDescription(record: reply.body).lines(environment)))
    }
}

extension Failure {
    fileprivate static func noRecord(_ id: String) -> Failure {
        Failure(.badInput, .noSuchRecord(id))
    }
}
