import Messages

extension Wording {
    /// As a heading or a label has it: the client's words for the same begin with small letters.
    var asLabel: Wording { Wording(ja: ja, en: en.prefix(1).uppercased() + en.dropFirst()) }
}
