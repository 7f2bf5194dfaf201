package import ArgumentParser
import Glibc
package import Messages
import SupportHours
import SystemPackage

/// What is said in place of an answer where a command line is no order: help, a script, or what is wrong with it.
package struct UsageReport: Error {
    package let text: String
    /// The process's exit code: 0, or 64 for a fault of the command line.
    package let exitCode: Int32

    /// - Parameters:
    ///   - error: what parsing or running threw.
    ///   - command: the program.
    ///   - arguments: those that were parsed, to see whether one is meant to be a command.
    ///   - language: the same as the texts of `command` are in at present.
    ///   - width: of the terminal, in columns.
    package init(
        _ error: any Error, of command: any ParsableCommand.Type, arguments: [String],
        in language: Language = HelpLanguage.current, width: Int
    ) {
        exitCode = command.exitCode(for: error).rawValue
        let message = command.message(for: error)
        let own = command.fullMessage(for: error, columns: language == .en ? width : HelpScreen.unbroken)
        // Help, and whatever else isn't about a fault.
        guard exitCode != 0 else {
            text = Self.worded(own, in: language, width: width)
            return
        }
        let lead = Wording.usageFault.en + message + "\n"
        guard !message.isEmpty, own.hasPrefix(lead) else {
            text = own
            return
        }
        let fault = Self.unknownCommand(arguments, of: command, message) ?? UsageMessage.wording(of: message)
        text =
            Wording.usageFault[language] + fault[language] + "\n"
            + Self.worded(afterFault: String(own.dropFirst(lead.count)), in: language, width: width)
    }

    /// Writes the text, and ends the process.
    package func end() -> Never {
        if !text.isEmpty {
            // A failure can't be reported anywhere.
            let output = exitCode == 0 ? FileDescriptor.standardOutput : .standardError
            _ = try? output.writeAll((text + "\n").utf8)
        }
        exit(exitCode)
    }

    private static func worded(_ own: String, in language: Language, width: Int) -> String {
        guard language != .en else { return own }
        if own.hasPrefix(Wording.helpOverview.en) || own.hasPrefix(Wording.helpUsage.en) {
            return HelpScreen(text: own).rendered(in: language, width: width)
        }
        return ["#compdef ", "#!/bin/bash", "function __"].contains { own.hasPrefix($0) }
            ? UsagePlaces.script(own, in: language) : own
    }

    /// What is said of the option in question, the usage, and where more is said; or the whole help.
    private static func worded(afterFault own: String, in language: Language, width: Int) -> String {
        guard language != .en else { return own }
        var lines: [String] = []
        var rest = own.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        let (before, now) = (Wording.usage.en.displayWidth, Wording.usage[language].displayWidth)
        while let line = rest.popFirst() {
            if line.hasPrefix(Wording.helpOverview.en) || line.hasPrefix(Wording.helpUsage.en) {
                let help = HelpScreen(text: ([line] + rest).joined(separator: "\n"))
                return (lines + [help.rendered(in: language, width: width)]).joined(separator: "\n")
            }
            if line.hasPrefix(Wording.usageHelp.en) {
                lines.append(Wording.usageHelp[language] + line.dropFirst(Wording.usageHelp.en.count))
            } else if line.hasPrefix(Wording.usage.en) {
                let usage = UsagePlaces.worded(String(line.dropFirst(before)), in: language)
                lines.append(Wording.usage[language] + usage)
            } else if line.hasPrefix("  See '"), let command = line.split(separator: "'").dropFirst().first {
                lines.append(Wording.moreInformation(String(command))[language])
            } else if line.hasPrefix(String(repeating: " ", count: before)) {
                let usage = UsagePlaces.worded(String(line.dropFirst(before)), in: language)
                lines.append(String(repeating: " ", count: now) + usage)
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// An argument that nothing takes is meant to be a command where only a command can stand.
    private static func unknownCommand(
        _ arguments: [String], of command: any ParsableCommand.Type, _ message: String
    ) -> Wording? {
        guard let unexpected = UsageMessage.unexpectedArguments(in: message).first,
            let position = arguments.firstIndex(of: unexpected)
        else { return nil }
        var command = command
        for argument in arguments[..<position] {
            command = command.configuration.subcommands.first { $0.isCalled(argument) } ?? command
        }
        let names = command.configuration.subcommands.flatMap { $0.names }
        guard !names.isEmpty else { return nil }
        return .unknownCommand(unexpected, nearest: Spelling.nearest(to: unexpected, among: names + ["help"]))
    }
}

extension ParsableCommand {
    fileprivate static var names: [String] { [configuration.commandName ?? _commandName] + configuration.aliases }

    fileprivate static func isCalled(_ name: String) -> Bool { names.contains(name) }
}
