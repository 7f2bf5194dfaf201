import ArgumentParser
import MadoguchiAPI

/// A message's content: a template with its variables, or a subject and a text.
struct MessageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A template, in place of a subject and a text.", valueName: "id"), completion: .templates)
    var template: String?

    @OptionGroup var variables: VariableOptions

    @Option(parsing: .unconditional, help: "The subject.")
    var subject: String?

    @Option(parsing: .unconditional, help: "The text.")
    var text: String?

    @Option(
        help: ArgumentHelp("A file with the text, in UTF-8; - is standard input.", valueName: "file"),
        completion: .file())
    var textFile: String?

    @Option(help: "The message's language: ja or en.", completion: .list(["ja", "en"]))
    var language: String?

    func validate() throws {
        guard text == nil || textFile == nil else { throw ValidationError("Give either '--text' or '--text-file'.") }
        guard textFile != "-" || !variables.readsStandardInput else {
            throw ValidationError("Standard input can be the text or a variable, not both.")
        }
        guard template == nil || subject == nil && text == nil && textFile == nil else {
            throw ValidationError("Give either '--template', or '--subject' and '--text'.")
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

    @Option(help: "The next staffed window; this is the default.")
    var when: NextWindow?

    @Option(help: ArgumentHelp("The first staffed instant at or after this one.", valueName: "t"))
    var notBefore: String?

    @Option(
        help: ArgumentHelp(
            "Once this much staffed time has passed: 4h, PT4H; a day is 24 staffed hours.", valueName: "duration"))
    var afterStaffed: String?

    func validate() throws {
        let given = [when?.rawValue, notBefore, afterStaffed].compactMap(\.self)
        guard given.count <= 1 else {
            throw ValidationError("Give one of '--when', '--not-before' and '--after-staffed'.")
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
    @Option(help: ArgumentHelp("When it expires; never by default.", valueName: "t"))
    var expiresAt: String?

    @Option(help: "0 to 9, the greater the sooner; 4 by default.")
    var priority: Int?

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("A label for several follow-ups that belong together, as #123456.", valueName: "label"))
    var caseLabel: String?
}
