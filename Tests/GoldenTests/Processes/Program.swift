import Foundation
import TestSupport

/// A program with an environment of its own, whose output goes to files.
struct Program {
    let child: ChildProcess
    private let files: (output: String, error: String)

    /// - Parameters:
    ///   - environment: the whole of it.
    ///   - input: a file for standard input.
    ///   - output: the beginning of two paths: what it writes is kept in `.out` and `.err`.
    init(_ command: [String], environment: [String: String], input: String = "/dev/null", output: String) throws {
        files = (output + ".out", output + ".err")
        child = try ChildProcess(
            command, environment: environment, input: input, output: files.output, error: files.error)
    }

    var output: String { Self.contents(of: files.output) }
    var error: String { Self.contents(of: files.error) }

    private static func contents(of path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self)
    }

    /// Waits for its end.
    ///
    /// - Returns: as people say it: `exits with 0`.
    func end() throws -> String {
        "\(try child.end(said: error))"
    }
}
