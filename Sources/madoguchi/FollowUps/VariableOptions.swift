import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// A template's variables.
struct VariableOptions: ParsableArguments {
    @Option(
        name: .customLong("var"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(Help.FollowUp.variable, Help.Value.nameAndValue), completion: .variables)
    var values: [String] = []

    @Option(
        name: .customLong("var-file"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(Help.FollowUp.variableFile, Help.Value.nameAndFile),
        completion: .file())
    var files: [String] = []

    var isEmpty: Bool { values.isEmpty && files.isEmpty }
    /// Whether one of them is on standard input.
    var readsStandardInput: Bool { files.contains(where: Self.isStandardInput) }

    func validate() throws {
        try check(besides: nil)
        guard files.count(where: Self.isStandardInput) <= 1 else {
            throw ValidationError(.inputIsOneVariable)
        }
    }

    /// Refuses arguments that aren't `NAME=…`, and repeated names. Error messages show no value, because it may be a
    /// secret.
    ///
    /// - Parameter option: the variable that another option sets, if that was used.
    func check(besides option: String?) throws {
        var names = Set([option].compactMap(\.self))
        for (option, arguments) in [("--var", values), ("--var-file", files)] {
            for argument in arguments {
                guard let (name, _) = Self.parts(of: argument) else {
                    let value: Wording = option == "--var" ? .valuePlace : .filePlace
                    throw ValidationError(.variableWithoutName(option, value: value))
                }
                guard names.insert(name).inserted else {
                    throw ValidationError(.variableTwice(name))
                }
            }
        }
    }

    /// What values are for, where one of them comes from a terminal.
    enum Purpose {
        /// Nothing is stored, and a secret is shown as dots: any value does.
        case trial
        /// The closure does everything but store it, with another value in the place of the one that is still to be typed,
        /// and throws where that can't be done. Nobody is asked for anything before.
        case change(rehearsal: ([String: String]) throws -> Void)
    }

    /// Reads all values. One that is to come from a terminal is read when everything else is known to be right; a secret,
    /// or what no template has at present, is asked for twice, without echo.
    ///
    /// - Parameters:
    ///   - others: variables with options of their own; nil where one isn't given.
    ///   - daemon: knows which variables are secrets.
    ///   - purpose: what the values are for.
    /// - Returns: nil where nothing is given at all.
    /// - Throws: ``Reportable`` errors, for a secret on the command line before anything is read.
    func read(
        besides others: [String: String?] = [:], for daemon: Daemon, in environment: CommandEnvironment,
        _ purpose: Purpose
    ) throws -> [String: String]? {
        guard let prompt = environment.secretPrompt,
            let asked = files.first(where: Self.isStandardInput).flatMap({ Self.parts(of: $0)?.name })
        else { return try read(besides: others, for: daemon) }
        var rest = self
        rest.files.removeAll(where: Self.isStandardInput)
        var variables = try rest.read(besides: others, for: daemon) ?? [:]
        let variable = try daemon.variables()[asked]
        let isShown = variable?.secret == false
        variables[asked] = Self.standIn(ofKind: variable?.kind)
        switch purpose {
        case .trial:
            guard isShown else { return variables }
        case .change(let rehearsal):
            try rehearsal(variables)
            guard isShown else {
                variables[asked] = try prompt.value(of: asked, in: environment.language)
                return variables
            }
        }
        variables[asked] = try Self.value(at: "-")
        return variables
    }

    /// A value that a variable of this kind may have.
    private static func standIn(ofKind kind: String?) -> String {
        switch kind {
        case "url": "https://example.com/"
        case "address": "name@example.com"
        case "request-id": "#1"
        default: "-"
        }
    }

    /// Reads all values, from standard input as it is.
    ///
    /// - Parameters:
    ///   - others: variables with options of their own; nil where one isn't given.
    ///   - daemon: knows which variables are secrets.
    /// - Returns: nil where nothing is given at all.
    /// - Throws: ``Reportable`` errors, for a secret on the command line before anything is read.
    func read(besides others: [String: String?] = [:], for daemon: Daemon) throws -> [String: String]? {
        let shown = values.compactMap { Self.parts(of: $0)?.name }
        if !shown.isEmpty, case let secrets = try daemon.secretVariables(),
            let secret = shown.first(where: secrets.contains)
        {
            throw Failure.secretInView(secret)
        }
        var variables = others.compactMapValues(\.self)
        for argument in values {
            if let (name, value) = Self.parts(of: argument) { variables[name] = value }
        }
        for argument in files {
            guard let (name, path) = Self.parts(of: argument) else { continue }
            variables[name] = try Self.value(at: path)
        }
        return variables.isEmpty ? nil : variables
    }

    private static func value(at path: String) throws(Failure) -> String {
        var text = try InputFile.text(at: path, of: "--var-file", limit: 1 << 20)
        // CR LF is one character.
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private static func isStandardInput(_ argument: String) -> Bool {
        parts(of: argument)?.value == "-"
    }

    /// - Returns: nil where there is no `=`, or no name before it.
    private static func parts(of argument: String) -> (name: String, value: String)? {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
        return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }
}

extension Failure {
    fileprivate static func secretInView(_ name: String) -> Failure {
        Failure(.usage, .secretOnCommandLine(name))
    }
}
