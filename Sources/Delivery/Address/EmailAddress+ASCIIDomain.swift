internal import Foundation

extension EmailAddress {
    /// The same mailbox for servers that know ASCII only: the domain's labels as the DNS has them, where the local part
    /// is ASCII. With any other local part SMTPUTF8 is needed in any case, and the address stays. [RFC 5891 §4, §5]
    ///
    /// Labels are composed (NFC) first. They aren't held against the tables of RFC 5892: a name that no registry has
    /// isn't found.
    ///
    /// - Returns: nil where a label or the domain is too long for the DNS.
    func withASCIIDomain() -> EmailAddress? {
        guard localPart.utf8.allSatisfy({ $0 < 0x80 }), !domain.utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        let labels = domain.split(separator: ".").map { Self.asciiForm(ofLabel: String($0)) }
        let domain = labels.joined(separator: ".")
        guard labels.allSatisfy({ $0.utf8.count <= 63 }), domain.utf8.count <= 253 else { return nil }
        return EmailAddress(checkedLocalPart: localPart, domain: domain)
    }

    static func asciiForm(ofLabel label: String) -> String {
        if label.utf8.allSatisfy({ $0 < 0x80 }) { return label }
        return "xn--" + Punycode.encode(label.lowercased().precomposedStringWithCanonicalMapping)
    }
}
