import Messages

/// What a program says of itself, in one language, as parts of its manual page.
struct ProgramManual {
    let language: Language
    let root: CommandInfo
    let exitStatuses: [ExitStatus]
    /// How a command is called, a line each, by its words; without the program's name.
    let usages: (_ command: [String]) -> [Substring]

    /// A part by what stands behind `generated:`.
    ///
    /// - Returns: its lines; nil where there is no such part.
    func part(_ name: String) -> [String]? {
        switch name {
        case "options": return list(of: options.filter(\.shouldDisplay))
        case "exit status":
            return [".Bl -tag -width Ds"]
                + exitStatuses.flatMap { [".It \($0.code)"] + ManualText.lines($0.meaning[language], in: language) }
                + [".El"]
        default: return commands(named: name.split(separator: " ").map(String.init))
        }
    }

    /// Those of the program, which its commands take as well.
    private var options: [ArgumentInfo] { root.arguments ?? [] }

    /// A usage without what every command takes.
    private func withoutOptions(_ usage: Substring) -> Substring {
        options.reduce(usage) { usage, option in
            let names = (option.names ?? []).filter { $0.kind == "long" }
            let value = option.kind == "option" ? " <\(option.valueName ?? "")>" : ""
            return names.reduce(usage) { $0.replacing(" [--\($1.name)\(value)]", with: "") }
        }
    }

    private func commands(named names: [String]) -> [String]? {
        var described: [Described] = []
        var lines = [".Bl -tag -width Ds"]
        for name in names {
            guard let command = root.subcommands?.first(where: { $0.commandName == name }) else { return nil }
            lines += entries(command, [name], isDefault: false, &described)
        }
        return lines + [".El"]
    }

    /// A command that was described before, with what it takes.
    private struct Described {
        let command: [String]
        let arguments: [ArgumentInfo]

        /// The arguments of another command that are the same in this one.
        func common(_ others: [ArgumentInfo]) -> [ArgumentInfo] { others.filter(arguments.contains) }
    }

    /// A command's entry, or those of its commands.
    private func entries(
        _ command: CommandInfo, _ words: [String], isDefault: Bool, _ described: inout [Described]
    ) -> [String] {
        if let subcommands = command.subcommands, !subcommands.isEmpty {
            return subcommands.flatMap {
                entries(
                    $0, words + [$0.commandName], isDefault: $0.commandName == command.defaultSubcommand, &described)
            }
        }
        var lines = usages(words).flatMap { Synopsis.item(withoutOptions($0), of: words) }
        let texts = [command.abstract, command.discussion].compactMap(\.self).filter { !$0.isEmpty }
        lines += ManualText.lines(texts.joined(separator: "\n\n"), in: language)
        if isDefault { lines += sentence(.meantAlone(words.dropLast().joined(separator: " "))) }
        for alias in command.aliases ?? [] {
            lines += sentence(.alsoCalled((words.dropLast() + [alias]).joined(separator: " ")))
        }
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !options.contains($0) }
        let known = described.max { $0.common(arguments).count < $1.common(arguments).count }
        described.append(Described(command: words, arguments: arguments))
        guard let known, known.common(arguments).count >= 6 else { return lines + list(of: arguments) }
        let common = known.common(arguments)
        return lines + list(of: arguments.filter { !common.contains($0) })
            + sentence(.asOf(known.command.joined(separator: " "))) + Self.names(common)
    }

    private func sentence(_ wording: Wording) -> [String] {
        [".Pp"] + ManualText.lines(wording[language], in: language)
    }

    /// Arguments in a row.
    private static func names(_ arguments: [ArgumentInfo]) -> [String] {
        arguments.enumerated().map { index, argument in
            ".\(Synopsis.names(of: argument))" + (index < arguments.count - 1 ? " ," : " .")
        }
    }

    private func list(of arguments: [ArgumentInfo]) -> [String] {
        if arguments.isEmpty { return [] }
        return [".Bl -tag -width Ds"]
            + arguments.flatMap { [Synopsis.item($0)] + ManualText.lines(description(of: $0), in: language) } + [".El"]
    }

    /// What is said of it, with its values and its default, as in help.
    private func description(of argument: ArgumentInfo) -> String {
        let abstract = argument.abstract ?? ""
        if let known = [Wording.showHelp, .showVersion].first(where: { $0.en == abstract }) { return known[language] }
        let values = argument.allValues ?? []
        // Most texts tell them already.
        let isTold = values.allSatisfy { abstract.contains($0) }
        let behind = Wording.helpValues(
            isTold ? nil : values, default: argument.defaultValue)[language]
        return behind.isEmpty ? abstract : abstract + (language == .ja ? "" : " ") + behind
    }
}

// What only the manual says.
extension Wording {
    fileprivate static func meantAlone(_ command: String) -> Wording {
        Wording(ja: "\(command) だけでも同じです。", en: "The same as \(command) alone.")
    }
    fileprivate static func alsoCalled(_ command: String) -> Wording {
        Wording(ja: "\(command) と書いても同じです。", en: "The same as \(command).")
    }
    fileprivate static func asOf(_ command: String) -> Wording {
        Wording(ja: "次のものは \(command) と同じです:", en: "As of \(command):")
    }
}
