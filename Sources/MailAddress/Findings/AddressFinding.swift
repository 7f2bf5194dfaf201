package import Messages

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

    /// What was found.
    package enum Kind: Hashable, Sendable {
        case fullWidth
        case space
        case invisible(Unicode.Scalar)
        case surroundingCharacters
        case doubledDot
        /// A domain that looks like a misspelling of another.
        case misspelling(String, of: String)
        /// A domain with an ending that there isn't.
        case noSuchEnding(String, ending: String, meant: String)
        /// A domain of no provider, where the same name with another ending is a provider's.
        case otherSuffix(String, meant: String)
    }

    package let kind: Kind
    /// The whole address with everything put right that was found; nil where that makes no address.
    package let suggestion: String?
}

extension AddressFinding {
    package var code: Code { kind.code }

    /// What was found and what to do, for people. It never shows the address, only a domain that is at fault.
    package var detail: Wording {
        switch kind {
        case .fullWidth: .fullWidthInAddress
        case .space: .spaceInAddress
        case .invisible(let scalar): .unseenInAddress(scalar.number)
        case .surroundingCharacters: .addressSurrounded
        case .doubledDot: .dotTooManyInDomain
        case .misspelling(let domain, let meant): .domainMisspelt(domain, meant: meant)
        case .noSuchEnding(let domain, let ending, let meant): .noSuchEnding(of: domain, ending, meant: meant)
        case .otherSuffix(let domain, let meant): .noSuchProvider(domain, meant: meant)
        }
    }
}

extension AddressFinding.Kind {
    var code: AddressFinding.Code {
        switch self {
        case .fullWidth: .fullWidth
        case .space, .invisible: .invisibleCharacter
        case .surroundingCharacters: .surroundingCharacters
        case .doubledDot: .doubledDot
        case .misspelling, .noSuchEnding: .misspeltDomain
        case .otherSuffix: .otherSuffix
        }
    }
}
