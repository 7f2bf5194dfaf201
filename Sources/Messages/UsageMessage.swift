/// swift-argument-parser's messages about faults of a command line, which it has in English only. [its ErrorMessageGenerator]
package enum UsageMessage {
    /// - Parameter message: in English; one of our own is in the right language already.
    /// - Returns: the message in each language; as it is where it isn't known.
    package static func wording(of message: String) -> Wording {
        let whole = Template.text(message)
        return option(whole) ?? argument(whole) ?? value(whole) ?? shell(whole) ?? own(whole)
            ?? Wording(verbatim: message)
    }

    /// The arguments that nothing takes; none where something else is wrong.
    package static func unexpectedArguments(in message: String) -> [String] {
        let whole = Template.text(message)
        if let parts = whole.parts("Unexpected argument '", "'") { return parts }
        guard let parts = whole.parts("", " unexpected arguments: '", "'"), Int(parts[0]) != nil else { return [] }
        return parts[1].pieces(between: "', '")
    }

    private static func option(_ message: Template) -> Wording? {
        if let parts = message.parts("Unknown option '", "\n   or: Missing value for '", "' in '", "'") {
            return .valueMissing(of: parts[1], within: parts[2], unknown: wording(of: "Unknown option '" + parts[0]))
        }
        if let parts = message.parts("Unknown option '", "'. Did you mean '", "'?") {
            return .unknownOption(parts[0], nearest: parts[1])
        }
        if let parts = message.parts("Unknown option '", "'") { return .unknownOption(parts[0], nearest: nil) }
        if let parts = message.parts("Missing value for '", "'") { return .valueMissing(of: parts[0]) }
        if let parts = message.parts("The option '", "' does not take any value, but '", "' was specified.") {
            return .valueNotTaken(parts[1], by: parts[0])
        }
        if let parts = message.parts("Value to be set with flag '", "' had already been set with flag '", "'") {
            return .givenTwice(flag(parts[0]), before: flag(parts[1]))
        }
        if let parts = message.parts("Invalid option: ", "") { return .invalidOption(parts[0]) }
        return nil
    }

    private static func flag(_ text: String) -> Wording {
        if let parts = Template.text(text).parts("", "' in '", "") { return .flag(parts[0], within: parts[1]) }
        return .flag(text)
    }

    private static func argument(_ message: Template) -> Wording? {
        if let parts = message.parts("Missing expected argument '", "'") { return .argumentMissing(parts[0]) }
        if let parts = message.parts("Missing one of: '", "'") {
            return .oneArgumentMissing(of: parts[0].pieces(between: "', '"))
        }
        if message.text == Wording.subcommandMissing.en { return .subcommandMissing }
        if let parts = message.parts("Command '", "' is not a parent of the current command.") {
            return .notAParent(parts[0])
        }
        return switch unexpectedArguments(in: message.text) {
        case let unexpected where unexpected.count == 1: .unexpectedArgument(unexpected[0])
        case let unexpected where unexpected.count > 1: .unexpectedArguments(unexpected)
        default: nil
        }
    }

    private static func value(_ message: Template) -> Wording? {
        if let parts = message.parts("The value '", "' is invalid for '", "'", "") {
            return .invalidValue(parts[0], for: parts[1], reason(parts[2]))
        }
        guard let parts = message.parts("The value '", "' is invalid.", "") else { return nil }
        return .invalidValue(parts[0], for: nil, reason(parts[1]))
    }

    private static func reason(_ text: String) -> Wording.InvalidValueReason {
        let text = Template.text(text)
        if let parts = text.parts(". Please provide one of '", "'.") {
            return .isNoneOf(
                parts[0].pieces(between: "' or '").flatMap { $0.pieces(between: "' and '") }
                    .flatMap { $0.pieces(between: "', '") })
        }
        if let parts = text.parts(". Please provide one of the following:\n  - ", "") {
            return .isNoneOf(parts[0].pieces(between: "\n  - "))
        }
        return text.parts(": ", "").map { .said($0[0]) } ?? .unknown
    }

    /// A fault of the program.
    private static func own(_ message: Template) -> Wording? {
        if let known = [Wording.unimplementedParsing, .invalidParsing].first(where: { $0.en == message.text }) {
            return known
        }
        let end = ". Replace with a static variable, or let constant."
        return message.parts("No value set for non-argument var ", end).map { .noArgument($0[0]) }
    }

    private static func shell(_ message: Template) -> Wording? {
        let advice = ".\nPlease use --generate-completion-script=<shell> with one of:\n    "
        if let parts = message.parts("Can't autodetect a supported shell" + advice, "") {
            return .unknownShell(nil, known: parts[0])
        }
        guard let parts = message.parts("Can't generate completion scripts for '", "'" + advice, "") else { return nil }
        return .unknownShell(parts[0], known: parts[1])
    }
}

/// A message that is made of fixed and of variable parts.
private struct Template {
    let text: String

    static func text(_ text: String) -> Template { Template(text: text) }

    /// What stands between the fixed parts, of which the first one begins the text and the last one ends it.
    ///
    /// - Returns: nil where the text isn't made like this.
    func parts(_ fixed: String...) -> [String]? {
        guard let first = fixed.first, let last = fixed.last, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var parts: [String] = []
        for piece in fixed.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: piece) else { return nil }
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        guard rest.hasSuffix(last) else { return nil }
        return parts + [String(rest.dropLast(last.count))]
    }
}

extension String {
    fileprivate func pieces(between separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
