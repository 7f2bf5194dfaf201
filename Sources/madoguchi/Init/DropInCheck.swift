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
            // Of a fault in a variable the place is where the configuration names its folder.
            return Result(
                faults: lines.map { line in
                    Self.withoutPlace(line.hasPrefix("madoguchid: ") ? line.dropFirst(12) : line[...], in: file)
                })
        }
        let starts = Messages.Language.allCases.map { Wording.warning(Wording(verbatim: ""))[$0] }
        return Result(
            warnings: lines.filter { line in starts.contains { line.drop { $0 == " " }.hasPrefix($0) } })
    }

    /// What is asked for, with the plans and variables that the configuration has without the drop-in of this name.
    ///
    /// - Throws: where the configuration can't be used even so, with its faults.
    func answers() throws(Failure) -> InitAnswers {
        let (status, output) = try run(["--check", "--explain"], with: "#\n")
        guard status == 0 else { throw Failure(.badInput, .configurationUnusable(file, Wording(verbatim: output))) }
        func names(below key: String) -> [String] {
            output.split(separator: "\n").filter { $0.hasPrefix(key + ".") }.reduce(into: []) { names, line in
                let name = String(line.dropFirst(key.count + 1).prefix { $0 != "." && $0 != " " })
                if !names.contains(name) { names.append(name) }
            }
        }
        return InitAnswers(plans: names(below: "plans"), variables: names(below: "guidance.variables"))
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
