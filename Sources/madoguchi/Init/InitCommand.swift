import ArgumentParser
import Glibc
import Messages
import SystemPackage
import TerminalText

/// Asks what only a creator knows, and writes a drop-in of it that the daemon takes.
struct InitCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("init", Help.Init.command)
    }

    @Option(help: ArgumentHelp(Help.Init.config, Help.Value.file), completion: .file(extensions: ["yaml"]))
    var config = "/etc/madoguchi/madoguchi.yaml"

    @Option(help: ArgumentHelp(Help.Init.answers, Help.Value.file), completion: .file())
    var answers: String?

    @Option(help: ArgumentHelp(Help.Init.output, Help.Value.file), completion: .file(extensions: ["yaml"]))
    var output: String?

    @Flag(help: ArgumentHelp(Help.Init.force))
    var force = false

    @Flag(name: .dryRun, help: ArgumentHelp(Help.Init.dryRun))
    var dryRun = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if options.json { throw ValidationError(.initWithoutJSON) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        guard let program = DaemonProgram.found else { throw Failure(.noDaemon, .noDaemonToCheck(config)) }
        let path = output ?? config + ".d/20-site.yaml"
        // Before anybody has typed anything that would be lost.
        if !dryRun { try prepare(path) }
        let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        let check = DropInCheck(program: program, file: config, name: name)
        let session = try InitSession(
            answers: check.answers(), language: environment.language, check: check.check)
        let given =
            if let answers {
                try session.answers(
                    of: AnswersFile(InputFile.text(at: answers, of: "--answers", limit: 65_536), path: answers),
                    at: answers)
            } else {
                try session.answers(reading: TypedLines.next, showing: TypedLines.show)
            }
        let text = session.dropIn(of: given)
        if dryRun { return Answer(.text(text)) }
        try place(text, at: path)
        return Answer(.lines(next(path, given, environment.language)))
    }

    /// Makes the folder of drop-ins where it is missing.
    ///
    /// - Throws: where the file can't be written, or is there and isn't to be replaced.
    private func prepare(_ path: String) throws(Failure) {
        if !force, access(path, F_OK) == 0 { throw Failure(.badInput, .dropInThere(path)) }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST, access(folder, W_OK | X_OK) == 0 else {
            throw .unwritable(folder, Errno(rawValue: errno))
        }
    }

    private func place(_ text: String, at path: String) throws(Failure) {
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        // A name that begins with a dot is no drop-in's: the daemon never reads half of it.
        let file = try OutputFile(creating: "\(path[..<slash]).\(path[slash...]).\(getpid())")
        defer { file.remove() }
        try file.write(text)
        try file.publish(as: path, replaces: force)
    }

    /// What is to be done now.
    private func next(_ path: String, _ given: InitAnswers, _ say: Language) -> [Line] {
        var lines = [say.line { .dropInPlaced($0(path, .strong)) }, Line(say(.initNext))]
        func add(_ command: String) { lines.append(Line(verbatim: "  " + command)) }
        if given.hasPassword {
            let prompt = say(.relayPasswordPrompt)
            let credential = "/etc/credstore/madoguchi.smtp-password"
            add("sudo systemd-ask-password '\(prompt)' | sudo install -m 600 /dev/stdin \(credential)")
        }
        if given.hasRelay { add("sudo madoguchid --config \(config) --write-drop-in") }
        add(say(given.hasRelay ? .initRestart : .initReload))
        add("sudo madoguchi doctor")
        return lines
    }
}

/// Standard input, line by line, and standard error beside it, so that standard output has the answer alone.
enum TypedLines {
    /// - Returns: a line without its end; nil at the end of the input.
    static func next() throws(Failure) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            if byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
            guard bytes.count <= 4_096 else { throw Failure(.badInput, .typedTooLong) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(.badInput, .typedNotUTF8) }
        return text
    }

    static func show(_ text: String) {
        _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
}
