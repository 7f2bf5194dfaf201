extension AddressRules {
    /// Octets beyond which a text is no address, and not worth looking at.
    private static let longestText = 2_000
    /// Each round puts right what the one before it brought to light; three are many.
    private static let mostRounds = 8

    /// What is probably wrong in an address, looked at as it was typed, before it is read as one.
    ///
    /// Nothing is found in a suggestion: one is given only when a further round would change nothing.
    package func findings(in raw: String) -> [AddressFinding] {
        guard raw.utf8.count <= Self.longestText else { return [] }
        if let domain = raw.domainOfPlainAddress, correction(of: domain) == nil { return [] }
        return thoroughFindings(in: raw)
    }

    /// The same without the short way for what is right, as most addresses are.
    func thoroughFindings(in raw: String) -> [AddressFinding] {
        var address = TypedAddress(raw)
        var isSettled = false
        for _ in 0..<Self.mostRounds where !isSettled {
            let before = address.scalars
            address.unwrap()
            address.narrow()
            address.removeInvisible()
            address.singleDots()
            correctDomain(of: &address)
            isSettled = address.scalars == before
        }
        guard !address.corrections.isEmpty else { return [] }
        let suggestion = isSettled ? address.text : nil
        return address.corrections.map { AddressFinding(code: $0.code, detail: $0.detail, suggestion: suggestion) }
    }

    private func correctDomain(of address: inout TypedAddress) {
        guard let domain = address.domain, !domain.isEmpty,
            let correction = correction(of: domain.text.lowercased())
        else { return }
        address.replaceDomain(with: correction.domain.unicodeScalars, correction.code, correction.detail)
    }
}
