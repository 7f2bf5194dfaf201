/// A mail address that can be put into an SMTP command or a header as it is: nothing in it can end a line.
///
/// RFC 5321 §4.1.2 as RFC 6531 §3.3 extends it, and no more: address literals (`user@[192.0.2.1]`) are refused, for
/// no letter of ours goes to a host without a name. Two spellings of one mailbox are equal: quoting is undone and the
/// domain is in lower case, while the case of the local part is the recipient's affair and stays.
package struct EmailAddress: Hashable, Sendable {
    /// What stands before the `@`, without quotes and backslashes.
    package let localPart: String
    /// What stands behind the `@`, in lower case: what a limit per recipient domain counts by.
    package let domain: String

    /// For the parser, which has checked both.
    init(checkedLocalPart localPart: String, domain: String) {
        self.localPart = localPart
        self.domain = domain
    }

    /// The daemon itself on a host, for letters that nobody gave a sender; on `localhost` where no domain is called so.
    package static func madoguchi(at host: String) -> EmailAddress {
        (try? EmailAddress(parsing: "madoguchi@\(host)"))
            ?? EmailAddress(checkedLocalPart: "madoguchi", domain: "localhost")
    }

    /// Whether only a server with SMTPUTF8 can take it. [RFC 6531]
    package var needsSMTPUTF8: Bool {
        !localPart.utf8.allSatisfy { $0 < 0x80 } || !domain.utf8.allSatisfy { $0 < 0x80 }
    }
}

extension EmailAddress: CustomStringConvertible {
    /// As SMTP and headers want it, without angle brackets: the local part is quoted where it is no dot-string, as in
    /// `"foo..bar"@docomo.ne.jp`.
    package var description: String {
        "\(Self.sentForm(ofLocalPart: localPart))@\(domain)"
    }

    static func sentForm(ofLocalPart localPart: String) -> String {
        localPart.isDotString ? localPart : localPart.quotedString
    }
}

extension String {
    /// Whether it is a `Dot-string`: atoms with single dots between them. [RFC 5321 §4.1.2]
    var isDotString: Bool {
        var isBehindAtom = false
        for byte in utf8 {
            let isDot = byte == UInt8(ascii: ".")
            guard isDot ? isBehindAtom : byte.isAtomText else { return false }
            isBehindAtom = !isDot
        }
        return isBehindAtom
    }

    /// In double quotes, with a backslash before each quote and backslash. [RFC 5321 §4.1.2, RFC 5322 §3.2.4]
    var quotedString: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                quoted.unicodeScalars.append("\\")
            }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
