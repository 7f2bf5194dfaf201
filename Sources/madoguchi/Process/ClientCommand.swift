import ArgumentParser
import FoundationEssentials

/// A subcommand: arguments in, an answer out; `Main` prints and exits.
protocol ClientCommand: ParsableCommand {
    var options: SharedOptions { get }

    /// - Throws: ``Reportable`` errors.
    func answer(in environment: CommandEnvironment) throws -> Answer
}

/// A command's output and exit code.
struct Answer {
    enum Output {
        case nothing
        case lines([Line])
        /// JSON text, with or without a line end.
        case json(String)
        /// For another program: written as it is.
        case text(String)
        /// One after another until nil, each made when the one before is written.
        case series(() throws -> Output?)
        /// Takes the whole terminal, in place of what was there; of more lines than it has, the first ones.
        case screen([Line], height: Int?)

        /// A document for a file or a browser. On a terminal, control characters are escaped.
        static func document(_ text: String, in environment: CommandEnvironment) -> Output {
            environment.isTerminal ? .lines(Line.lines(of: text)) : .text(text)
        }

        /// A wire type as the daemon writes it, with sorted keys.
        static func json(encoding value: some Encodable) throws -> Output {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return .json(String(decoding: try encoder.encode(value), as: UTF8.self))
        }

        /// The one JSON document where one plan was named, else all of them as an array under `key`.
        static func json(_ documents: [String], under key: String, isSingle: Bool) -> Output {
            isSingle && documents.count == 1
                ? .json(documents[0])
                : .json("{\"\(key)\":[" + documents.joined(separator: ",") + "]}")
        }
    }

    var output: Output
    var outcome: ExitCode
    /// The columns that lines are broken to; nil for no limit.
    var width: Int?
    /// Failures beside the answer.
    var failures: [Failure] = []

    init(_ output: Output, outcome: ExitCode = .yes) {
        self.output = output
        self.outcome = outcome
    }

    /// - Throws: what `write` throws, and ``Reportable`` errors of outputs that are still to be made.
    func write(colour: Bool, to write: (String) throws -> Void) throws {
        try output.write(colour: colour, width: width, to: write)
    }
}

extension Answer.Output {
    fileprivate func write(colour: Bool, width: Int?, to write: (String) throws -> Void) throws {
        switch self {
        case .nothing: break
        case .lines(let lines):
            try write(lines.flatMap { $0.wrapped(to: width) }.map { $0.rendered(colour: colour) + "\n" }.joined())
        case .screen(let lines, let height):
            var shown = lines.flatMap { $0.wrapped(to: width) }
            // The cursor stands on a line of its own below them.
            if let height, shown.count >= height { shown = shown.prefix(max(0, height - 2)) + ["…"] }
            // Home, the lines each without what stood there before, and nothing below. [ECMA-48]
            let text = shown.map { $0.rendered(colour: colour) + "\u{1B}[K\n" }.joined()
            try write("\u{1B}[H\(text)\u{1B}[J")
        case .text(let text): try write(text)
        case .json(let text): try write(text.harmless(keepingLines: true) + (text.hasSuffix("\n") ? "" : "\n"))
        case .series(let next):
            while let output = try next() { try output.write(colour: colour, width: width, to: write) }
        }
    }
}
