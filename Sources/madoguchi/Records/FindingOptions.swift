import ArgumentParser
import MadoguchiAPI

/// What was found out about an error, besides its own words.
struct FindingOptions: ParsableArguments {
    @Option(
        name: .customLong("seen-on"), parsing: .unconditional,
        help: ArgumentHelp("The browser and the device that it was seen on.", valueName: "text"))
    var seenOn: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What leads to it, step by step.", valueName: "text"))
    var steps: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What was tried, and what came of it.", valueName: "text"))
    var tried: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What settled it in the end.", valueName: "text"))
    var cure: String?

    var isEmpty: Bool { [seenOn, steps, tried, cure].allSatisfy { $0 == nil } }

    /// - Parameters:
    ///   - error: the error's own words.
    ///   - case: the case that it came up in.
    func request(error: String?, case: String? = nil) -> RecordRequest {
        RecordRequest(case: `case`, error: error, seenOn: seenOn, steps: steps, tried: tried, cure: cure)
    }
}
