import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// A message's content: a template with its variables, or a subject and a text.
struct MessageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(Help.FollowUp.template, Help.Value.id), completion: .fittingTemplates)
    var template: String?

    @OptionGroup var variables: VariableOptions

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.FollowUp.subject, Help.Value.subject))
    var subject: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.FollowUp.text, Help.Value.text))
    var text: String?

    @Option(
        help: ArgumentHelp(Help.FollowUp.textFile, Help.Value.file),
        completion: .file())
    var textFile: String?

    @Option(help: ArgumentHelp(Help.FollowUp.language, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    func validate() throws {
        guard text == nil || textFile == nil else { throw ValidationError(.giveEither("--text", or: "--text-file")) }
        guard textFile != "-" || !variables.readsStandardInput else {
            throw ValidationError(.inputIsTextOrVariable)
        }
        guard template == nil || subject == nil && text == nil && textFile == nil else {
            throw ValidationError(.giveTemplateOrText)
        }
    }

    /// Whether part of the message comes from standard input.
    var readsStandardInput: Bool { textFile == "-" || variables.readsStandardInput }

    /// - Returns: nil where none is given.
    func readText() throws(Failure) -> String? {
        guard let textFile else { return text }
        return try InputFile.text(at: textFile, of: "--text-file")
    }
}

/// When a message may be sent.
struct TimingOptions: ParsableArguments {
    enum NextWindow: String, ExpressibleByArgument, CaseIterable {
        case next
    }

    @Option(help: ArgumentHelp(Help.FollowUp.when, Help.Value.when))
    var when: NextWindow?

    @Option(help: ArgumentHelp(Help.FollowUp.notBefore, Help.Value.instant))
    var notBefore: String?

    @Option(
        help: ArgumentHelp(Help.FollowUp.afterStaffed, Help.Value.duration))
    var afterStaffed: String?

    func validate() throws {
        let given = [when?.rawValue, notBefore, afterStaffed].compactMap(\.self)
        guard given.count <= 1 else {
            throw ValidationError(.giveOneOf(["--when", "--not-before", "--after-staffed"]))
        }
    }

    /// nil where nothing is given.
    var request: WhenRequest? {
        when == nil && notBefore == nil && afterStaffed == nil
            ? nil : WhenRequest(window: when?.rawValue, notBefore: notBefore, afterStaffed: afterStaffed)
    }
}

/// Further options of a message.
struct HandlingOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Help.FollowUp.expiresAt, Help.Value.instant))
    var expiresAt: String?

    @Option(help: ArgumentHelp(Help.FollowUp.priority, Help.Value.priority))
    var priority: Int?

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(Help.FollowUp.caseLabel, Help.Value.label))
    var caseLabel: String?
}
