/// Something in a typed address that was probably meant otherwise.
package struct AddressFinding: Hashable, Sendable {
    /// What it is; the words are part of the interface.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        case fullWidth = "full-width"
        case invisibleCharacter = "invisible-character"
        case surroundingCharacters = "surrounding-characters"
        case doubledDot = "doubled-dot"
        case misspeltDomain = "misspelt-domain"
        case otherSuffix = "other-suffix"
    }

    package let code: Code
    /// What was found and what to do, for people. It never shows the address, only a domain that is at fault.
    package let detail: String
    /// The whole address with everything put right that was found; nil where that makes no address.
    package let suggestion: String?
}
