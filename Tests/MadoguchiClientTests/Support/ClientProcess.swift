import FoundationEssentials
import TestSupport

/// The built `madoguchi`, run as users run it.
struct ClientProcess {
    struct Result {
        /// nil where a signal ended it.
        var status: Int32?
        var output: String
        var error: String
    }

    /// What the process finds in its environment; nothing of the machine's.
    var environment = ["LC_ALL": "en_US.UTF-8"]
    /// A file that standard output goes to instead of being kept.
    var outputPath: String?

    /// - Parameter started: is told the process's id.
    func run(_ arguments: [String], started: (Int32) -> Void = { _ in }) throws -> Result {
        let directory = try TemporaryDirectory()
        let child = try ChildProcess(
            [BuiltPrograms.path("madoguchi")] + arguments, environment: environment,
            output: outputPath ?? directory.path("output"), error: directory.path("error"))
        started(child.id)
        let ending = child.wait()
        return Result(
            status: ending.status, output: outputPath == nil ? try directory.text("output") : "",
            error: try directory.text("error"))
    }

    static func contents(of path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
