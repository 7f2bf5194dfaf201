import MailAddress
package import Messages

/// How a session begins.
package struct SMTPSettings: Sendable {
    /// When the connection is encrypted.
    package enum Security: Hashable, Sendable {
        case none
        /// With STARTTLS, or not at all. [RFC 3207]
        case startTLS
        /// TLS from the first byte; the caller establishes it before the session begins. [RFC 8314 §3]
        case implicitTLS
    }

    /// The client's own name for EHLO; nil for the address that it calls from.
    let clientName: String?
    let security: Security
    package var credentials: SMTPCredentials?

    /// - Parameters:
    ///   - clientName: a domain, or an address literal like `[192.0.2.1]`; nil for the address that it calls from, as
    ///     a client without a qualified name must say. [RFC 5321 §4.1.4]
    ///   - credentials: sent as soon as `security` is satisfied; without encryption only where that is `none`.
    /// - Throws: ``SMTPSettingsError`` for a name that EHLO can't carry.
    package init(
        clientName: String?, security: Security, credentials: SMTPCredentials? = nil
    ) throws(SMTPSettingsError) {
        if let clientName, !Self.isName(clientName) { throw .malformedClientName }
        self.clientName = clientName
        self.security = security
        self.credentials = credentials
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255
            && text.utf8.allSatisfy { $0.isLetterOrDigit || "-.:[]".utf8.contains($0) }
    }

    /// A name for EHLO that a server will take for one: qualified, of letters, digits and hyphens.
    ///
    /// - Parameter hostName: what the machine calls itself.
    /// - Returns: nil for anything else, `localhost.localdomain` included.
    package static func qualifiedName(_ hostName: String) -> String? {
        let labels = hostName.split(separator: ".", omittingEmptySubsequences: false)
        let isQualified =
            labels.count > 1
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
            }
        return isQualified && labels[0] != "localhost" ? hostName : nil
    }

    /// An address as EHLO says it: `[192.0.2.1]`, `[IPv6:2001:db8::1]`. [RFC 5321 §4.1.3]
    static func addressLiteral(_ address: String) -> String {
        let bare = address.prefix { $0 != "%" }
        return bare.contains(":") ? "[IPv6:\(bare)]" : "[\(bare)]"
    }
}

/// Why no session can begin with these settings.
package enum SMTPSettingsError: Error, Hashable, Sendable {
    case malformedClientName
    case malformedUsername
    case malformedPassword
}

extension SMTPSettingsError: TroubleError {
    package var trouble: Trouble {
        switch self {
        case .malformedClientName: .malformedClientName
        case .malformedUsername: .malformedUsername
        case .malformedPassword: .malformedPassword
        }
    }
}
