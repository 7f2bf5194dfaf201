import SupportHours

extension ValueReader where Value == FollowUpConfiguration {
    static var followUps: ValueReader {
        .mapping("follow_ups") { keys in
            FollowUpConfiguration(
                retry: keys.optional("retry", .retry, default: .init()),
                uncertain: keys.optional("uncertain", .word, default: .retry))
        }
    }
}

extension ValueReader where Value == FollowUpConfiguration.Retry {
    fileprivate static var retry: ValueReader {
        .mapping("follow_ups.retry") { keys in
            var retry = FollowUpConfiguration.Retry()
            retry.attempts = keys.optional("attempts", .integer(1...1_000), default: retry.attempts)
            retry.first = keys.optional("first", .duration, default: retry.first)
            retry.longest = keys.optional("longest", .duration, default: max(retry.first, retry.longest))
            if retry.longest < retry.first {
                let first = DurationText.iso8601(seconds: retry.first)
                keys.report("longest is shorter than first (\(first)); make it at least as long", key: "longest")
            }
            return retry
        }
    }
}

extension ConfigurationReader {
    var delivery: ValueReader<DeliveryConfiguration> {
        .mapping("delivery") { keys in
            let from = keys.required("from", .mailbox)
            let transport = keys.optional("transport", .word, default: DeliveryConfiguration.Transport.maildir)
            let smtp = keys.optional("smtp", self.smtp)
            let webhook = keys.optional("webhook", .webhook)
            let limits = keys.optional("limits", .limits, default: .init())
            if transport == .smtp, !keys.has("smtp") {
                keys.report("transport is smtp, but delivery lacks the key \"smtp\"; add smtp: { host: … }")
            }
            if transport == .webhook, !keys.has("webhook") {
                keys.report("transport is webhook, but delivery lacks the key \"webhook\"; add webhook: { url: … }")
            }
            guard let from else { return nil }
            return DeliveryConfiguration(
                from: from, transport: transport, smtp: smtp, webhook: webhook, limits: limits)
        }
    }

    private var smtp: ValueReader<DeliveryConfiguration.SMTP> {
        .mapping("delivery.smtp") { keys in
            let host = keys.required("host", .text("a host's name or address"))
            let port = keys.optional("port", .integer(1...65_535), default: 25)
            let security = keys.optional("security", .word, default: DeliveryConfiguration.Security.starttls)
            let username = keys.optional("username", .text("a user's name"))
            let credential = keys.optional("password_credential", .credentialName)
            let passwordFile = keys.optional("password_file", path)
            let connections = keys.optional("connections", .integer(1...1_000), default: 8)
            let elsewhere = "name a file by password_credential or password_file"
            keys.refuse("password", "a secret never stands in the configuration; \(elsewhere)")
            if keys.has("password_credential"), keys.has("password_file") {
                keys.report("password_credential and password_file exclude each other; keep one", key: "password_file")
            }
            if username != nil, !keys.has("password_credential"), !keys.has("password_file"), !keys.has("password") {
                keys.report("username stands without a password; \(elsewhere)", key: "username")
            }
            guard let host else { return nil }
            let password =
                credential.map(DeliveryConfiguration.PasswordSource.credential)
                ?? passwordFile.map { .file(path: $0) }
            return DeliveryConfiguration.SMTP(
                host: host, port: port, security: security, username: username, password: password,
                connections: connections)
        }
    }
}

extension ValueReader where Value == DeliveryConfiguration.Webhook {
    fileprivate static var webhook: ValueReader {
        .mapping("delivery.webhook") { keys in
            let url = ValueReader<String>.text("a URL").then { url, node, problems in
                if url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
                problems.report("found \(node.found), expected a URL that begins with https:// or http://", at: node)
                return nil
            }
            return keys.required("url", url).map(DeliveryConfiguration.Webhook.init(url:))
        }
    }
}

extension ValueReader where Value == DeliveryConfiguration.Limits {
    fileprivate static var limits: ValueReader {
        .mapping("delivery.limits") { keys in
            var limits = DeliveryConfiguration.Limits()
            limits.perSecond = keys.optional("per_second", .integer(1...1_000_000), default: limits.perSecond)
            limits.perDomainPerSecond = keys.optional(
                "per_domain_per_second", .integer(1...1_000_000), default: limits.perDomainPerSecond)
            return limits
        }
    }
}

extension ValueReader where Value == String {
    /// One address, with or without a name before it. The letter's composer checks it to the last character.
    fileprivate static var mailbox: ValueReader {
        let expected = "an address, as 窓口 <support@example.jp>"
        return .text(expected).then { text, node, problems in
            var address = Substring(text)
            if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
                address = text[text.index(after: open)...].dropLast()
            }
            let parts = address.split(separator: "@", omittingEmptySubsequences: false)
            let plain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>,;".unicodeScalars.contains($0) }
            let oneLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), plain, oneLine else {
                problems.report("found \(node.found), expected \(expected)", at: node)
                return nil
            }
            return text
        }
    }

    /// The name of a file in the credentials directory, and no way out of it.
    fileprivate static var credentialName: ValueReader {
        .text("a credential's name").then { name, node, problems in
            guard !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0), name != ".", name != ".." else {
                problems.report(
                    "found \(node.found), expected the name of a file in $CREDENTIALS_DIRECTORY, without a slash; "
                        + "for a path use password_file",
                    at: node)
                return nil
            }
            return name
        }
    }
}
