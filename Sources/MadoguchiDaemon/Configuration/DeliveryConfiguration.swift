package import Delivery
import LinuxSystem
package import MailAddress

/// Who letters come from, and by which way they leave.
package struct DeliveryConfiguration: Hashable, Sendable {
    /// Whom letters come from.
    package var from: Mailbox
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
        package var password: SecretSource?
        package var connections: Int
        /// After so many messages a connection is given up for a new one.
        package var messagesPerConnection: Int
        /// What EHLO says; nil for the machine's name, or its address where that isn't qualified.
        package var name: String?
        /// A PEM file of the authorities that may vouch for the relay, in place of the system's.
        package var authoritiesFile: String?
        /// How long the relay may take over each of its answers.
        package var timeouts: SMTPTimeouts
    }

    /// Where a secret is to be found; it never stands in the configuration.
    package enum SecretSource: Hashable, Sendable {
        /// A file in `$CREDENTIALS_DIRECTORY`.
        case credential(String)
        case file(path: String)
    }

    package struct Webhook: Hashable, Sendable {
        package var url: String
        /// What requests are signed with, as `whsec_…`.
        package var secret: SecretSource
        /// Whether the URL may lead to a loopback, private or link-local address.
        package var allowsPrivateAddresses: Bool
        /// A PEM file of the authorities that may vouch for the URL's host, in place of the system's.
        package var authoritiesFile: String?
    }

    /// Letters in a second, at most.
    package struct Limits: Hashable, Sendable {
        package var perSecond = 200
        package var perDomainPerSecond = 20
    }
}

extension Mailbox {
    /// The daemon itself, where nothing is said of whom letters come from.
    static var madoguchi: Mailbox { Mailbox(MailAddress.madoguchi(at: HostName.current)) }
}
