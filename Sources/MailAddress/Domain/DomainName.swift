internal import CLibIDN2
package import Messages

/// Domains beyond ASCII, by the system's libidn2: IDNA2008 with the mappings of UTS #46, non-transitional.
/// [RFC 5890, RFC 5891, UTS #46]
package enum DomainName {
    /// Why a text can't be a domain in the DNS.
    package enum Fault: WordedError, Hashable {
        case disallowedCharacter
        /// libidn2's words for something else.
        case refused(String)

        package var wording: Wording {
            switch self {
            case .disallowedCharacter: .disallowedCharacter
            case .refused(let words): Wording(verbatim: words)
            }
        }
    }

    /// A domain in A-labels.
    ///
    /// - Parameter domain: labels with dots between them, one at least beyond ASCII; no dot at its end.
    /// - Throws: ``Fault`` where IDNA2008 knows no such domain, or the DNS has no room for it.
    package static func asciiForm(of domain: String) throws(Fault) -> String {
        let flags = CInt(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        let ascii = try text { idn2_lookup_u8(domain, $0, flags) }
        // UTS #46 passes over some characters, and nothing may be left of a label; and it turns others into ASCII that no
        // label has. libidn2's own check for that takes such characters out in silence, so that x㈱.jp would be x.jp.
        let labels = ascii.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count == domain.utf8.count(where: { $0 == UInt8(ascii: ".") }) + 1,
            labels.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") } }),
            ascii.utf8.count <= 253
        else { throw .disallowedCharacter }
        return ascii
    }

    /// The same in U-labels.
    ///
    /// - Parameter domain: in A-labels.
    static func unicodeForm(of domain: String) throws(Fault) -> String {
        try text { output in
            output.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: 1) {
                idn2_to_unicode_8z8z(domain, $0, 0)
            }
        }
    }

    /// What libidn2 writes.
    private static func text(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>) -> CInt
    ) throws(Fault) -> String {
        var output: UnsafeMutablePointer<UInt8>?
        let code = body(&output)
        guard code == IDN2_OK.rawValue, let output else {
            throw code == IDN2_DISALLOWED.rawValue
                ? .disallowedCharacter : .refused(String(cString: idn2_strerror(code)))
        }
        defer { idn2_free(output) }
        return String(cString: output)
    }
}
