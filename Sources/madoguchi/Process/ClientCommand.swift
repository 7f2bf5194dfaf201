import ArgumentParser

/// A subcommand: arguments in, an answer out; printing and exiting are left to `Main`.
protocol ClientCommand: ParsableCommand {
    /// - Throws: ``Reportable`` errors.
    func answer(in surroundings: Surroundings) throws -> Answer
}

/// What a command has to say, and what the process ends with.
struct Answer {
    enum Output {
        case nothing
        case lines([Line])
        /// JSON text, with or without a line end.
        case json(String)

        /// The one JSON document where one plan was named, else all of them as an array under `key`.
        static func json(_ documents: [String], under key: String, isSingle: Bool) -> Output {
            isSingle && documents.count == 1
                ? .json(documents[0])
                : .json("{\"\(key)\":[" + documents.joined(separator: ",") + "]}")
        }
    }

    var output: Output
    var outcome: Outcome

    init(_ output: Output, outcome: Outcome = .yes) {
        self.output = output
        self.outcome = outcome
    }

    func rendered(colour: Bool) -> String {
        switch output {
        case .nothing: ""
        case .lines(let lines): lines.map { $0.rendered(colour: colour) + "\n" }.joined()
        case .json(let text): text.harmless(keepingLines: true) + (text.hasSuffix("\n") ? "" : "\n")
        }
    }
}
