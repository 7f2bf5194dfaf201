import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// The case that a command is about.
struct CaseTarget: ParsableArguments {
    @Argument(help: ArgumentHelp(Help.Case.id, Help.Value.case), completion: .openCases)
    var id: String

    /// Changes the case, and describes it afterwards.
    ///
    /// - Parameters:
    ///   - renamed: the command line's names of fields, where they differ.
    ///   - ask: called with the case's id.
    /// - Throws: ``Reportable`` errors.
    func answer(
        _ occasion: CaseDescription.Occasion, _ options: SharedOptions, renamed: [String: String],
        in environment: CommandEnvironment, ask: (Daemon, String) throws(DaemonError) -> Daemon.Reply<CaseResource>
    ) throws -> Answer {
        let daemon = options.control(in: environment)
        // The names are fetched first: once it is done, nothing may fail any more.
        let list = options.json ? nil : try daemon.plans().body
        let reply = try reply(from: daemon, renamed: renamed, ask: ask)
        guard let list else { return Answer(.json(reply.json)) }
        let description = CaseDescription(
            case: reply.body, occasion: occasion, list: list, next: daemon.nextFollowUp(of: reply.body))
        return Answer(.lines(description.lines(environment)))
    }

    /// - Parameters:
    ///   - renamed: the command line's names of fields, where they differ.
    ///   - ask: called with the case's id.
    /// - Throws: ``Reportable`` errors.
    func reply(
        from daemon: Daemon, renamed: [String: String],
        ask: (Daemon, String) throws(DaemonError) -> Daemon.Reply<CaseResource>
    ) throws -> Daemon.Reply<CaseResource> {
        do throws(DaemonError) {
            return try ask(daemon, id)
        } catch {
            if error.isNotFound { throw Failure.noCase(id) }
            throw error.named(by: .options(arguments: [], renamed: renamed))
        }
    }
}

extension Failure {
    fileprivate static func noCase(_ id: String) -> Failure {
        Failure(.badInput, .noSuchCase(id))
    }
}

extension Daemon {
    /// The follow-up of a case's next step; nil where there is none, or it can't be fetched.
    func nextFollowUp(of case: CaseResource) -> FollowUpResource? {
        guard let id = `case`.next?.followUp else { return nil }
        return try? followUp(id).body
    }
}
