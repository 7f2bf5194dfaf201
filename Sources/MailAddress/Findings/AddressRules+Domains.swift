extension AddressRules {
    /// A domain that was probably meant, and why.
    struct DomainCorrection {
        let domain: String
        let kind: AddressFinding.Kind
    }

    /// One thing to put right in a domain; others may be left in what it gives.
    ///
    /// - Parameter domain: in lower case.
    func correction(of domain: String) -> DomainCorrection? {
        if known.contains(domain) { return nil }
        let endings = domain.endings
        if endings.contains(where: parents.contains) { return nil }
        if let meant = misspellings[domain] { return misspelling(domain, of: meant) }
        return correctedEnding(of: domain, endings) ?? likeness(of: domain, endings, among: { _ in true })
            ?? correctionOfParent(of: domain, endings)
    }

    /// A customer's name stays before a provider's domain that is miswritten.
    private func correctionOfParent(of domain: String, _ endings: [String]) -> DomainCorrection? {
        guard let parent = endings.first, endings.count > 1 else { return nil }
        let correction =
            if let meant = misspellings[parent], hosts.contains(meant) {
                misspelling(parent, of: meant)
            } else {
                likeness(of: parent, Array(endings.dropFirst()), among: hosts.contains)
            }
        return correction.map {
            DomainCorrection(domain: "\(domain.name(before: parent)).\($0.domain)", kind: $0.kind)
        }
    }

    private func misspelling(_ domain: String, of meant: String) -> DomainCorrection {
        DomainCorrection(domain: meant, kind: .misspelling(domain, of: meant))
    }

    /// `.con` for `.com`, for any domain.
    private func correctedEnding(of domain: String, _ endings: [String]) -> DomainCorrection? {
        guard let ending = endings.first(where: { self.endings[$0] != nil }), let meant = self.endings[ending],
            domain.utf8.allSatisfy(\.isDomainText)
        else { return nil }
        return DomainCorrection(
            domain: "\(domain.name(before: ending)).\(meant)",
            kind: .noSuchEnding(domain, ending: ending, meant: meant))
    }

    /// A provider's domain that differs in what its name ends in, or in one letter.
    private func likeness(
        of domain: String, _ endings: [String], among isMeant: (String) -> Bool
    ) -> DomainCorrection? {
        if let meant = otherSuffix(of: domain, endings, among: isMeant) {
            return DomainCorrection(domain: meant, kind: .otherSuffix(domain, meant: meant))
        }
        return nearest(to: domain, among: isMeant).map { misspelling(domain, of: $0) }
    }

    /// The provider of the same name: one in Japan for a domain in Japan, if there are several.
    private func otherSuffix(of domain: String, _ endings: [String], among isMeant: (String) -> Bool) -> String? {
        guard let suffix = endings.first(where: suffixes.contains),
            let providers = providersByName[domain.name(before: suffix)]?.filter(isMeant)
        else { return nil }
        let isJapanese = endings.last == "jp"
        return providers.first { $0.hasSuffix(".jp") == isJapanese } ?? providers.first
    }

    private func nearest(to domain: String, among isMeant: (String) -> Bool) -> String? {
        let octets = Array(domain.utf8)
        for length in [octets.count, octets.count + 1, octets.count - 1] {
            for provider in providersByLength[length] ?? []
            where octets.isOneEdit(from: provider.octets) && isMeant(provider.domain) {
                return provider.domain
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether one insertion, deletion, substitution or swap of neighbours leads from one to the other.
    func isOneEdit(from other: [UInt8]) -> Bool {
        let (short, long) = count <= other.count ? (self, other) : (other, self)
        guard long.count - short.count <= 1 else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var end = 0
        while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
        switch (short.count - start - end, long.count - start - end) {
        case (0, 1), (1, 1): return true
        case (2, 2): return short[start] == long[start + 1] && short[start + 1] == long[start]
        default: return false
        }
    }
}

extension UInt8 {
    /// A letter, a digit, a hyphen, a dot, or part of a letter beyond ASCII.
    fileprivate var isDomainText: Bool {
        isLetterOrDigit || self >= 0x80 || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
