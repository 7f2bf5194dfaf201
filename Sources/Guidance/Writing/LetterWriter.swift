package import SupportHours
import Synchronization

/// Writes letters. A wording is taken apart once and remembered, for many letters are written of one.
package final class LetterWriter: Sendable {
    private let parsed = Mutex(ParsedLetters())

    package init() {}

    /// The subject, on one line.
    ///
    /// - Parameters:
    ///   - planName: in the letter's language.
    ///   - display: the zone on whose clock times are given.
    ///   - vendor: the plan's zone.
    package func subject(
        of source: LetterSource, values: LetterValues, planName: String, display: Zone, vendor: Zone
    ) throws(LetterError) -> String {
        let builtIns = BuiltInValues(plan: planName, display: display, vendor: vendor, language: source.language)
        let subject = try subject(of: source, values: values, builtIns: builtIns)
        guard !subject.isBlank else {
            throw .emptySubject(template: source.template, language: source.language)
        }
        return subject
    }

    /// The text and, where the letter has one, the HTML part.
    ///
    /// - Parameter hours: those of the moment of sending.
    package func write(
        _ source: LetterSource, values: LetterValues, hours: LetterHours
    ) throws(LetterError) -> WrittenLetter {
        let letter = try letter(of: source)
        let builtIns = BuiltInValues(hours, language: source.language)
        return WrittenLetter(
            text: letter.text(LetterContext(values: values, builtIns: builtIns, form: .text)).tidied,
            html: letter.html(LetterContext(values: values, builtIns: builtIns, form: .html)))
    }

    func subject(
        of source: LetterSource, values: LetterValues, builtIns: BuiltInValues
    ) throws(LetterError) -> String {
        let context = LetterContext(values: values, builtIns: builtIns, form: .text)
        return try letter(of: source).subject(context).onOneLine
    }

    func text(of source: LetterSource, values: LetterValues, builtIns: BuiltInValues) throws(LetterError) -> String {
        try letter(of: source).text(LetterContext(values: values, builtIns: builtIns, form: .text)).tidied
    }

    private func letter(of source: LetterSource) throws(LetterError) -> ParsedLetter {
        if let letter = parsed.withLock({ $0.letter(of: source) }) { return letter }
        let letter = try ParsedLetter(source)
        parsed.withLock { $0.remember(letter, of: source) }
        return letter
    }
}
