/// Who letters come from, and by which way they leave.
package struct DeliveryConfiguration: Hashable, Sendable {
    /// A mailbox, as `窓口 <support@example.jp>`. [RFC 5322 §3.4]
    package var from: String
    package var transport = Transport.maildir
    /// There where `transport` is `smtp`.
    package var smtp: SMTP?
    /// There where `transport` is `webhook`.
    package var webhook: Webhook?
    package var limits = Limits()

    package enum Transport: String, CaseIterable, Hashable, Sendable {
        case maildir, smtp, webhook
    }

    package enum Security: String, CaseIterable, Hashable, Sendable {
        case none, starttls, tls
    }

    package struct SMTP: Hashable, Sendable {
        package var host: String
        package var port: Int
        package var security: Security
        package var username: String?
        package var password: PasswordSource?
        package var connections: Int
    }

    /// Where the password is to be found; it never stands in the configuration.
    package enum PasswordSource: Hashable, Sendable {
        /// A file in `$CREDENTIALS_DIRECTORY`.
        case credential(String)
        case file(path: String)
    }

    package struct Webhook: Hashable, Sendable {
        package var url: String
    }

    /// Letters in a second, at most.
    package struct Limits: Hashable, Sendable {
        package var perSecond = 200
        package var perDomainPerSecond = 20
    }
}
