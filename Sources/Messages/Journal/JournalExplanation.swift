/// What the journal's catalogue says of an event: what happened, and what to do. [systemd.journal-fields(7)]
///
/// `@FIELD@` stands for a field of the message.
package struct JournalExplanation: Hashable, Sendable {
    /// One line.
    package let subject: Wording
    /// Paragraphs with empty lines between them; lines that begin with blanks are to be typed, and stay as they are.
    package let text: Wording
}
