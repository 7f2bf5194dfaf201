package import Delivery
package import FollowUps
import LinuxSystem
package import MailAddress

/// The sender of messages, and the transport.
package struct DeliveryConfiguration: Hashable, Sendable {
    /// The mailbox that messages come from.
    package var from: Mailbox
    /// Where answers go; nil for `from`.
    package var replyTo: Mailbox?
    package var transport = Transport.maildir
    /// Present where `transport` is `smtp`.
    package var smtp: SMTP?
    /// Present where `transport` is `webhook`.
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
        /// A login by access tokens, in place of a password.
        package var authentication: Authentication?
        package var connections: Int
        /// After so many messages a connection is given up for a new one.
        package var messagesPerConnection: Int
        /// What EHLO says; nil for the machine's name, or its address where that isn't qualified.
        package var name: String?
        /// A PEM file of trusted certificate authorities, in place of the system's.
        package var authoritiesFile: String?
        /// How long the relay may take for each of its replies.
        package var timeouts: SMTPTimeouts
    }

    /// A login by access tokens. [RFC 7628]
    package struct Authentication: Hashable, Sendable {
        /// nil for what the relay offers.
        package var mechanism: Mechanism?
        package var tokens: TokenSource
    }

    package enum Mechanism: String, CaseIterable, Hashable, Sendable {
        case xoauth2, oauthbearer
    }

    /// Where access tokens come from.
    package enum TokenSource: Hashable, Sendable {
        /// A file that something else keeps up to date.
        case secret(SecretSource)
        /// A program that writes one: its path, then its arguments.
        case command([String])
        /// An authorization server. [RFC 6749]
        case endpoint(TokenEndpoint)
    }

    package struct TokenEndpoint: Hashable, Sendable {
        package var url: String
        package var clientID: String
        package var clientSecret: SecretSource?
        /// nil where the client asks for itself, with its secret alone.
        package var refreshToken: SecretSource?
        package var scope: String?
        /// A PEM file of trusted certificate authorities for the URL's host, in place of the system's.
        package var authoritiesFile: String?
    }

    /// Where a secret is found; secrets never stand in the configuration.
    package enum SecretSource: Hashable, Sendable {
        /// A file in `$CREDENTIALS_DIRECTORY`.
        case credential(String)
        case file(path: String)
    }

    package struct Webhook: Hashable, Sendable {
        package var url: String
        /// The secret that requests are signed with, as `whsec_…`.
        package var secret: SecretSource
        /// Whether the URL may lead to a loopback, private or link-local address.
        package var allowsPrivateAddresses: Bool
        /// A PEM file of trusted certificate authorities for the URL's host, in place of the system's.
        package var authoritiesFile: String?
    }

    /// How many messages leave at most.
    package struct Limits: Hashable, Sendable {
        package var perSecond = 200
        package var perDomainPerSecond = 20
        /// Over hours and days.
        package var quota = SendingQuota.Limits()
        /// To one recipient.
        package var perRecipientPerDay: Int?
    }
}

extension Mailbox {
    /// The daemon's own mailbox, the default sender.
    static var madoguchi: Mailbox { Mailbox(MailAddress.madoguchi(at: HostName.current)) }

    /// As a configuration has it, for people.
    var shown: String { [displayName, "<\(address)>"].compactMap(\.self).joined(separator: " ") }
}
