/// What somebody typed for an address, and what is to be said of it.
package struct AddressReading: Sendable {
    /// The address, or why it is none.
    package let address: Result<MailAddress, AddressError>
    /// What is probably mistyped, whether it is an address or not.
    package let findings: [AddressFinding]
}

extension AddressRules {
    /// Octets beyond which a text is no address, and not worth looking at.
    private static let longestText = 2_000
    /// Each round puts right what the one before it brought to light; three are many.
    private static let mostRounds = 8

    /// Reads an address as it was typed.
    ///
    /// Nothing is found in a suggestion: one is given only when a further round would change nothing.
    package func reading(of text: String) -> AddressReading {
        let address = Result { () throws(AddressError) in try MailAddress(parsing: text) }
        guard case .success(let read) = address else {
            return AddressReading(address: address, findings: thoroughFindings(in: text))
        }
        return AddressReading(address: address, findings: findings(in: read, typedAs: text))
    }

    /// What is probably mistyped in an address that was taken.
    package func findings(in address: MailAddress) -> [AddressFinding] {
        findings(in: address, typedAs: address.description)
    }

    private func findings(in address: MailAddress, typedAs text: String) -> [AddressFinding] {
        // Of what is an address and ASCII alone, only the domain can be wrong.
        if address.localPart.isASCII, address.domain.isASCII, text.isASCII, correction(of: address.domain) == nil {
            return []
        }
        return thoroughFindings(in: text)
    }

    /// The same without the short way for what is right, as most addresses are.
    func thoroughFindings(in text: String) -> [AddressFinding] {
        guard text.utf8.count <= Self.longestText else { return [] }
        var address = TypedAddress(text)
        var isStable = false
        for _ in 0..<Self.mostRounds where !isStable {
            let before = address.scalars
            address.unwrap()
            address.narrow()
            address.removeInvisible()
            address.singleDots()
            correctDomain(of: &address)
            isStable = address.scalars == before
        }
        guard !address.corrections.isEmpty else { return [] }
        let suggestion = isStable ? address.text : nil
        return address.corrections.map { AddressFinding(kind: $0, suggestion: suggestion) }
    }

    private func correctDomain(of address: inout TypedAddress) {
        guard let domain = address.domain, !domain.isEmpty,
            let correction = correction(of: domain.text.lowercased())
        else { return }
        address.replaceDomain(with: correction.domain.unicodeScalars, correction.kind)
    }
}
