import Glibc
import Messages
import SystemPackage

/// Has the daemon's program read a configuration with a drop-in that isn't in place yet.
struct DropInCheck {
    /// What it says of a drop-in.
    struct Result: Hashable, Sendable {
        /// Empty where the configuration can be used. The drop-in's path and the places in it are left out.
        var faults: [String] = []
        var warnings: [String] = []
    }

    let program: DaemonProgram
    /// The configuration's path.
    let file: String
    /// What the drop-in will be called.
    let name: String

    /// - Throws: where the drop-in can't be shown to the program.
    func check(_ text: String) throws(Failure) -> Result {
        let (status, output) = try run(["--check"], with: text)
        let lines = output.split(separator: "\n").map(String.init)
        guard status == 0 else {
            return Result(faults: lines.map { $0.hasPrefix("madoguchid: ") ? String($0.dropFirst(12)) : $0 })
        }
        let starts = Messages.Language.allCases.map { Wording.warning(Wording(verbatim: ""))[$0] }
        return Result(
            warnings: lines.filter { line in starts.contains { line.drop { $0 == " " }.hasPrefix($0) } })
    }

    /// The plans without what the drop-in of this name says, by their names.
    ///
    /// - Throws: where the configuration can't be used even so, with its faults.
    func plans() throws(Failure) -> [String] {
        let (status, output) = try run(["--check", "--explain"], with: "#\n")
        guard status == 0 else { throw Failure(.badInput, .configurationUnusable(file, Wording(verbatim: output))) }
        var names: [String] = []
        for line in output.split(separator: "\n") where line.hasPrefix("plans.") {
            let name = String(line.dropFirst(6).prefix { $0 != "." && $0 != " " })
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private func run(_ options: [String], with text: String) throws(Failure) -> (status: CInt, output: String) {
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(temporary)/madoguchi-init-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .unwritable(temporary, Errno(rawValue: errno))
        }
        let directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { rmdir(directory) }
        let path = "\(directory)/\(name)"
        let dropIn = try OutputFile(creating: path)
        defer { dropIn.remove() }
        try dropIn.write(text)
        guard let (status, output) = program.run(["--config", file, "--with", path] + options) else {
            throw Failure(.noDaemon, .programNotRunnable(program.path))
        }
        // Where in a file that nobody will see a fault is, says nothing.
        return (status, output.split(separator: "\n").map { Self.withoutPlace($0, in: path) }.joined(separator: "\n"))
    }

    /// `PATH:3:12: fault` without what stands before the fault.
    private static func withoutPlace(_ line: Substring, in path: String) -> String {
        guard let start = line.firstRange(of: path + ":") else { return String(line) }
        let rest = line[start.upperBound...].drop { $0 == ":" || $0.isNumber }
        return String(line[..<start.lowerBound]) + rest.drop { $0 == " " }
    }
}
