import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// What was found out about an error, besides its own words.
struct FindingOptions: ParsableArguments {
    @Option(
        name: .customLong("seen-on"), parsing: .unconditional,
        help: ArgumentHelp(Help.Record.seenOn, Help.Value.text))
    var seenOn: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.Record.steps, Help.Value.text))
    var steps: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp(Help.Record.tried, Help.Value.text))
    var tried: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.Record.cure, Help.Value.text))
    var cure: String?

    var isEmpty: Bool { [seenOn, steps, tried, cure].allSatisfy { $0 == nil } }

    /// - Parameters:
    ///   - error: the error's own words.
    ///   - case: the case that it came up in.
    func request(error: String, case: String?) -> RecordRequest {
        RecordRequest(case: `case`, error: error, seenOn: seenOn, steps: steps, tried: tried, cure: cure)
    }

    /// - Parameter error: the error's own words, where they change.
    func amendment(error: String?) -> RecordAmendment {
        RecordAmendment(error: error, seenOn: seenOn, steps: steps, tried: tried, cure: cure)
    }
}
