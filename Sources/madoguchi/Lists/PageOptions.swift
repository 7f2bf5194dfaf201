import ArgumentParser
import Messages
import TerminalText

/// How much of a long list to show.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Help.Shared.limit, Help.Value.limit))
    var limit: Int?

    @Flag(help: ArgumentHelp(Help.Shared.all))
    var all = false

    func validate() throws {
        guard limit == nil || !all else { throw ValidationError(.giveEither("--limit", or: "--all")) }
        guard limit ?? 1 > 0 else { throw ValidationError(.notANumber("--limit", from: 1)) }
    }

    /// nil for all of them.
    var most: Int? { all ? nil : limit ?? 50 }
}
