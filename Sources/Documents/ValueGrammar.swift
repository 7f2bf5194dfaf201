package import Messages

/// What a reader takes, as far as it can be told without a document: for descriptions of documents.
package indirect enum ValueGrammar: Sendable {
    /// Nothing is known of it.
    case any
    /// A text that isn't empty, and what a message says is expected.
    case text(Wording)
    case words([String])
    case flag
    case integer(ClosedRange<Int>)
    case list(of: ValueGrammar, Wording)
    /// Its keys are recorded when one is read.
    case mapping
    case orNull(ValueGrammar)
    case either([ValueGrammar])
}
