/// What one mailbox has in common, however its address is spelt: what suppressions, lists, cases and filters compare by.
///
/// The domain is in A-labels, and the local part is composed (NFC) and case-folded. To the letter of RFC 5321 §2.4 the
/// case of a local part means something; no provider known holds to it, and people write both.
///
/// Its text can be kept: for an address in ASCII it is the address in lower case.
package struct AddressKey: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    /// - Parameter rawValue: another key's.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension AddressKey: Comparable {
    /// By octets, as databases sort texts.
    package static func < (lhs: AddressKey, rhs: AddressKey) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }
}

extension MailAddress {
    package var key: AddressKey {
        AddressKey(rawValue: "\(localPart.caseFolded.asLocalPart)@\(asciiDomain)")
    }
}
