import Delivery
import Documents
import FollowUps
import LinuxSystem
import MailAddress
import Messages
import SupportHours

extension ValueReader where Value == FollowUpConfiguration {
    static var followUps: ValueReader {
        .mapping(.section("follow_ups")) { keys in
            FollowUpConfiguration(
                retry: keys.section("retry", .retry) ?? .init(),
                uncertain: keys.optional("uncertain", .word, default: .retry),
                keep: keys.optional("keep", .duration, default: FollowUpConfiguration().keep))
        }
    }
}

extension ValueReader where Value == FollowUpConfiguration.Retry {
    fileprivate static var retry: ValueReader {
        .mapping(.section("follow_ups.retry")) { keys in
            var retry = FollowUpConfiguration.Retry()
            retry.attempts = keys.optional("attempts", .integer(1...1_000), default: retry.attempts)
            retry.first = keys.optional("first", .duration, default: retry.first)
            retry.longest = keys.optional("longest", .duration, default: max(retry.first, retry.longest))
            if retry.longest < retry.first {
                let first = DurationText.iso8601(seconds: retry.first)
                keys.report(.longestBelowFirst(first), key: "longest")
            }
            return retry
        }
    }
}

extension ConfigurationReader {
    /// - Parameter sender: the sender where `from` may be left out; nil where it is required.
    func delivery(from sender: Mailbox?) -> ValueReader<DeliveryConfiguration> {
        .mapping(.section("delivery")) { keys in
            let from =
                sender.map { keys.optional("from", .mailbox, default: $0) } ?? keys.required("from", .mailbox)
            let replyTo = keys.optional("reply_to", .mailbox)
            let transport = keys.optional("transport", .word, default: DeliveryConfiguration.Transport.maildir)
            let smtp = keys.optional("smtp", self.smtp)
            let webhook = keys.optional("webhook", self.webhook)
            let limits = keys.section("limits", .limits) ?? .init()
            if transport == .smtp, !keys.has("smtp") {
                keys.report(.smtpMissing)
            }
            if transport == .webhook, !keys.has("webhook") {
                keys.report(.webhookMissing)
            }
            guard let from else { return nil }
            return DeliveryConfiguration(
                from: from, replyTo: replyTo, transport: transport, smtp: smtp, webhook: webhook, limits: limits)
        }
    }

    private var smtp: ValueReader<DeliveryConfiguration.SMTP> {
        .mapping(.section("delivery.smtp")) { keys in
            let host = keys.required("host", .relayHost)
            let port = keys.optional("port", .integer(1...65_535), default: 25)
            let security = keys.optional("security", .word, default: DeliveryConfiguration.Security.starttls)
            let username = keys.optional("username", .text(.userNameValue))
            let password = secret("password", in: keys)
            let authentication = keys.optional("authentication", authentication(of: host, security))
            let connections = keys.optional("connections", .integer(1...1_000), default: 8)
            let messagesPerConnection = keys.optional("messages_per_connection", .integer(1...100_000), default: 100)
            let name = keys.optional("name", .clientName)
            let authoritiesFile = keys.optional("ca_file", path)
            let timeouts = keys.section("timeouts", .timeouts) ?? SMTPTimeouts()
            let hasPassword = ["password", "password_credential", "password_file"].contains(where: keys.has)
            if keys.has("username"), !hasPassword, !keys.has("authentication") {
                keys.report(.usernameAlone, key: "username")
            }
            if keys.has("authentication") {
                if hasPassword {
                    keys.report(.passwordBesideTokens, key: "authentication")
                }
                if !keys.has("username") {
                    keys.report(.tokensWithoutUsername, key: "authentication")
                }
            }
            guard let host else { return nil }
            return DeliveryConfiguration.SMTP(
                host: host, port: port, security: security, username: username, password: password,
                authentication: authentication, connections: connections, messagesPerConnection: messagesPerConnection,
                name: name,
                authoritiesFile: authoritiesFile, timeouts: timeouts)
        }
    }

    private var webhook: ValueReader<DeliveryConfiguration.Webhook> {
        .mapping(.section("delivery.webhook")) { keys in
            let address = keys.required("url", .webURL)
            let secret = secret("secret", in: keys)
            if secret == nil, !["secret", "secret_credential", "secret_file"].contains(where: keys.has) {
                keys.report(.webhookSecretMissing)
            }
            let allowsPrivateAddresses = keys.optional("allow_private", .flag, default: false)
            let authoritiesFile = keys.optional("ca_file", path)
            guard let address, let secret else { return nil }
            return DeliveryConfiguration.Webhook(
                url: address, secret: secret, allowsPrivateAddresses: allowsPrivateAddresses,
                authoritiesFile: authoritiesFile)
        }
    }

    /// - Parameter host: the relay, to which tokens go by TLS only, unless it is this machine.
    private func authentication(
        of host: String?, _ security: DeliveryConfiguration.Security
    ) -> ValueReader<DeliveryConfiguration.Authentication> {
        .mapping(.section("delivery.smtp.authentication")) { keys in
            let mechanism: DeliveryConfiguration.Mechanism? = keys.optional("mechanism", .word)
            let command = keys.optional("token_command", self.command)
            let token = secret("token", in: keys)
            let refresh = keys.optional("refresh", endpoint("refresh", credential: "credential"))
            let client = keys.optional("client", endpoint("client", credential: nil))
            let given = ["token_command", "token_credential", "token_file", "refresh", "client"].filter(keys.has)
            if given.isEmpty, !keys.has("token") {
                keys.report(.tokensFromNowhere)
            } else if given.count > 1, given != ["token_credential", "token_file"] {
                keys.report(.excludeEachOther(given), key: given[1])
            }
            if security == .none, let host, !RelayHost.isLoopback(host) {
                keys.report(.tokensUnencrypted(to: host))
            }
            let source: DeliveryConfiguration.TokenSource? =
                command.map { .command($0) } ?? token.map { .secret($0) } ?? (refresh ?? client).map { .endpoint($0) }
            return source.map { DeliveryConfiguration.Authentication(mechanism: mechanism, tokens: $0) }
        }
    }

    /// A program and its arguments. Relative paths start from the main file's directory, as others do.
    private var command: ValueReader<[String]> {
        ValueReader<[String]>.list(of: .text(), .commandValue).then { words, node, problems in
            guard let program = words.first, program.contains("/"), !words.contains(where: { $0.utf8.contains(0) })
            else {
                problems.report(.found(node.found, expected: .commandExampleValue), at: node)
                return nil
            }
            return [absolute(program)] + words.dropFirst()
        }
    }

    /// An authorization server's token endpoint.
    ///
    /// - Parameter credential: the key of the refresh token's file; nil where the client asks with its own secret.
    private func endpoint(
        _ name: String, credential: String?
    ) -> ValueReader<DeliveryConfiguration.TokenEndpoint> {
        .mapping(.section("delivery.smtp.authentication.\(name)")) { keys in
            let url = keys.required("url", .tokenURL)
            let clientID = keys.required("client_id", .text(.clientIDValue))
            let refreshToken = credential.flatMap { secret(named: $0, file: "file", in: keys) }
            let clientSecret = secret("client_secret", in: keys)
            let scope = keys.optional("scope", .text(.scopeValue))
            let authoritiesFile = keys.optional("ca_file", path)
            if credential != nil, !keys.has("credential"), !keys.has("file") {
                keys.report(.refreshTokenMissing)
            }
            if credential == nil, !keys.has("client_secret_credential"), !keys.has("client_secret_file") {
                keys.report(.clientSecretMissing)
            }
            guard let url, let clientID else { return nil }
            return DeliveryConfiguration.TokenEndpoint(
                url: url, clientID: clientID, clientSecret: clientSecret, refreshToken: refreshToken, scope: scope,
                authoritiesFile: authoritiesFile)
        }
    }

    /// `NAME_credential` or `NAME_file`, and never `NAME` itself.
    func secret(_ name: String, in keys: StrictMapping) -> DeliveryConfiguration.SecretSource? {
        keys.refuse(name, .noSecretsInConfiguration(name))
        return secret(named: "\(name)_credential", file: "\(name)_file", in: keys)
    }

    /// - Parameters:
    ///   - credentialKey: names a file in the credentials directory.
    ///   - fileKey: names a file by its path.
    private func secret(
        named credentialKey: String, file fileKey: String, in keys: StrictMapping
    ) -> DeliveryConfiguration.SecretSource? {
        let credential = keys.optional(credentialKey, .credentialName)
        let file = keys.optional(fileKey, path)
        if keys.has(credentialKey), keys.has(fileKey) {
            keys.report(.excludeEachOther([credentialKey, fileKey]), key: fileKey)
        }
        return credential.map(DeliveryConfiguration.SecretSource.credential) ?? file.map { .file(path: $0) }
    }
}

extension ValueReader where Value == SMTPTimeouts {
    /// Each timeout by its name, as a duration of at least a second.
    fileprivate static var timeouts: ValueReader {
        .mapping(.section("delivery.smtp.timeouts")) { keys in
            var timeouts = SMTPTimeouts()
            for timer in SMTPTimer.allCases {
                let seconds = keys.optional(timer.configurationKey, .duration, default: Int64(timeouts[timer]))
                timeouts[timer] = Int(min(max(1, seconds), 86_400))
            }
            return timeouts
        }
    }
}

extension SMTPTimer {
    /// `data_termination`
    fileprivate var configurationKey: String {
        rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}

extension ValueReader where Value == DeliveryConfiguration.Limits {
    fileprivate static var limits: ValueReader {
        .mapping(.section("delivery.limits")) { keys in
            var limits = DeliveryConfiguration.Limits()
            limits.perSecond = keys.optional("per_second", .integer(1...1_000_000), default: limits.perSecond)
            limits.perDomainPerSecond = keys.optional(
                "per_domain_per_second", .integer(1...1_000_000), default: limits.perDomainPerSecond)
            limits.quota.perHour = keys.optional("per_hour", .integer(1...1_000_000_000))
            limits.quota.perDay = keys.optional("per_day", .integer(1...1_000_000_000))
            limits.perRecipientPerDay = keys.optional("per_recipient", .perRecipient) ?? nil
            return limits
        }
    }
}

extension ValueReader where Value == Int? {
    fileprivate static var perRecipient: ValueReader {
        .mapping(.section("delivery.limits.per_recipient")) { keys in
            .some(keys.optional("per_day", .integer(1...1_000_000)))
        }
    }
}

extension ValueReader where Value == Mailbox {
    /// One address, with or without a display name.
    static var mailbox: ValueReader {
        ValueReader<String>.text(.mailboxValue).then { text, node, problems in
            do throws(AddressError) {
                return try Mailbox(parsing: text)
            } catch {
                // Japanese keyboards give a full-width @.
                let narrow = text.replacing("＠", with: "@")
                problems.report(
                    .found(node.found, expected: .mailboxValue, because: error.wording), at: node,
                    suggestion: narrow != text && (try? Mailbox(parsing: narrow)) != nil ? narrow : nil)
                return nil
            }
        }
        .written(\.shown.flowText)
    }
}

extension ValueReader where Value == String {
    fileprivate static var relayHost: ValueReader {
        .text(.hostValue).then { text, node, problems in
            do throws(RelayHost.Fault) {
                return try RelayHost.parse(text)
            } catch {
                problems.report(error.wording, at: node)
                return nil
            }
        }
    }

    /// Secrets go there, so it is asked by TLS, unless it is on this machine.
    fileprivate static var tokenURL: ValueReader {
        .text(.urlValue).then { url, node, problems in
            let isEncrypted = url.hasPrefix("https://")
            if isEncrypted || HTTPURL(url)?.isLoopback == true { return url }
            problems.report(.found(node.found, expected: .secureURLValue), at: node)
            return nil
        }
    }

    /// What EHLO may say. [RFC 5321 §4.1.1.1]
    fileprivate static var clientName: ValueReader {
        .text(.qualifiedNameValue).then { name, node, problems in
            let isLiteral = name.hasPrefix("[") && name.hasSuffix("]")
            guard isLiteral || SMTPSettings.qualifiedName(name) != nil else {
                problems.report(.found(node.found, expected: .clientNameValue), at: node)
                return nil
            }
            return name
        }
    }

    /// The name of a file in the credentials directory, which can't lead out of it.
    fileprivate static var credentialName: ValueReader {
        .text(.credentialNameValue).then { name, node, problems in
            guard !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0), name != ".", name != ".." else {
                problems.report(.noCredentialName(node.found), at: node)
                return nil
            }
            return name
        }
    }
}
