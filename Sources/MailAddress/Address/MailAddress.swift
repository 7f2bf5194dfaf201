/// One mail address. It can be put into an SMTP command or a header as ``sentText``: nothing in it can end a line.
///
/// RFC 5321 §4.1.2 as RFC 6531 §3.3 extends it, and no more: address literals (`user@[192.0.2.1]`) are refused, for no
/// message of ours goes to a host without a name. Read once, it stays a value from the request to `RCPT TO`. Two values
/// are equal where they are written alike; whether they are one mailbox is what ``key`` says.
package struct MailAddress: Hashable, Sendable {
    /// What stands before the `@`, without quotes and backslashes, in the case that it was written in.
    package let localPart: String
    /// The part after the `@`, in lower case and in the script that it was written in: U-labels or A-labels.
    /// [RFC 5890 §2.3.2.1]
    package let domain: String
    /// The same as the DNS has it: A-labels alone, which is what limits for each domain count by.
    package let asciiDomain: String

    /// For the parser, which has checked all three.
    init(checkedLocalPart localPart: String, domain: String, asciiDomain: String) {
        self.localPart = localPart
        self.domain = domain
        self.asciiDomain = asciiDomain
    }

    /// The daemon itself on a host, for messages that nobody gave a sender; on `localhost` where no domain is called so.
    package static func madoguchi(at host: String) -> MailAddress {
        (try? MailAddress(parsing: "madoguchi@\(host)"))
            ?? MailAddress(checkedLocalPart: "madoguchi", domain: "localhost", asciiDomain: "localhost")
    }

    /// Whether only a server with SMTPUTF8 can take it. A domain beyond ASCII doesn't ask for that: it has A-labels.
    /// [RFC 6531 §3.2]
    package var needsSMTPUTF8: Bool {
        !localPart.isASCII || !asciiDomain.isASCII
    }

    /// As SMTP and headers have it, without angle brackets: the local part is quoted where it is no dot-string, as in
    /// `"foo..bar"@docomo.ne.jp`, and the domain is in A-labels.
    package var sentText: String {
        localPart.asLocalPart + "@" + asciiDomain
    }
}

extension MailAddress: CustomStringConvertible {
    /// As people read it; ``init(parsing:)`` makes the same value of it.
    package var description: String {
        localPart.asLocalPart + "@" + domain
    }
}

extension String {
    /// As it stands before an `@`: quoted only where it must be. [RFC 5321 §4.1.2]
    var asLocalPart: String {
        isDotString ? self : quotedString
    }
}
