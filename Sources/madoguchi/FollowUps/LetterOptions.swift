import ArgumentParser
import MadoguchiAPI

/// What a letter says: a template and what it is filled with, or a subject and a text.
struct LetterOptions: ParsableArguments {
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

    @Option(help: "The letter's language: ja or en.", completion: .list(["ja", "en"]))
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

    /// Whether standard input is a part of the letter.
    var readsStandardInput: Bool { textFile == "-" || variables.readsStandardInput }

    /// - Returns: nil where none is given.
    func readText() throws(Failure) -> String? {
        guard let textFile else { return text }
        return try InputFile.text(at: textFile, of: "--text-file")
    }
}

/// When a letter may go.
struct TimingOptions: ParsableArguments {
    enum NextWindow: String, ExpressibleByArgument, CaseIterable {
        case next
    }

    @Option(help: "The next staffed window; so it is unless told otherwise.")
    var when: NextWindow?

    @Option(help: ArgumentHelp("The first staffed instant at or after this one.", valueName: "t"))
    var notBefore: String?

    @Option(help: ArgumentHelp("Once so much staffed time has passed: 4h, PT4H; a day is 24 staffed hours.", valueName: "duration"))
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

/// How a letter is treated on its way.
struct HandlingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("When it is of no use any more; without end unless told.", valueName: "t"))
    var expiresAt: String?

    @Option(help: "0 to 9, the greater the sooner; 4 unless told.")
    var priority: Int?

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("A label that ties several together, as #123456.", valueName: "label"))
    var caseLabel: String?
}
