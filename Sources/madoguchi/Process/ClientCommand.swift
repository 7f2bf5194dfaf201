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
        /// JSON text, without a line end.
        case json(String)
    }

    var output: Output
    var status: ExitStatus

    init(_ output: Output, status: ExitStatus = .yes) {
        self.output = output
        self.status = status
    }

    func rendered(colour: Bool) -> String {
        switch output {
        case .nothing: ""
        case .lines(let lines): lines.map { $0.rendered(colour: colour) + "\n" }.joined()
        case .json(let text): text.harmless(keepingLines: true) + "\n"
        }
    }
}
