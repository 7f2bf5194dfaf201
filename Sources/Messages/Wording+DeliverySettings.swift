// What is said of the configuration's part delivery.

// MARK: Values

extension Wording {
    package static let mailboxValue = Wording(
        ja: "メールアドレス（窓口 <support@example.jp> など）", en: "an address, as Support <support@example.jp>")
    package static let userNameValue = Wording(ja: "ユーザー名", en: "a user's name")
    package static let hostValue = Wording(ja: "ホストの名前かアドレス", en: "a host's name or address")
    package static let urlValue = Wording(ja: "URL", en: "a URL")
    package static let webURLValue = Wording(
        ja: "https:// か http:// で始まるアドレス", en: "a URL that begins with https:// or http://")
    package static let secureURLValue = Wording(
        ja: "https:// で始まる URL", en: "a URL that begins with https://")
    package static let clientIDValue = Wording(ja: "クライアントの ID", en: "the client's id")
    package static let scopeValue = Wording(ja: "トークンで許可される範囲", en: "what the token is to permit")
    package static let commandValue = Wording(
        ja: "プログラムのパスと引数", en: "a program's path and its arguments")
    package static let commandExampleValue = Wording(
        ja: "プログラムのパスと引数（[/usr/local/bin/token, support] など）",
        en: "a program's path and its arguments, as [/usr/local/bin/token, support]")
    package static let qualifiedNameValue = Wording(ja: "完全修飾名", en: "a qualified name")
    package static let clientNameValue = Wording(
        ja: "mail.example.jp のような完全修飾名か、[192.0.2.1] のようなアドレス",
        en: "a qualified name like mail.example.jp, or an address like [192.0.2.1]")
    package static let credentialNameValue = Wording(ja: "クレデンシャルの名前", en: "a credential's name")

    /// - Parameter found: what stands where the name of a credential should be.
    package static func noCredentialName(_ found: Wording) -> Wording {
        .sentences(
            .found(
                found,
                expected: Wording(
                    ja: "$CREDENTIALS_DIRECTORY の中のファイル名（スラッシュは使えません）",
                    en: "the name of a file in $CREDENTIALS_DIRECTORY, without a slash")),
            Wording(
                ja: "パスは、末尾が file のキーに書いてください", en: "for a path use the key that ends in file"))
    }
}

// MARK: Transports

extension Wording {
    package static let smtpMissing = Wording(
        ja: "transport が smtp ですが、delivery に smtp がありません。smtp: { host: … } を加えてください",
        en: "transport is smtp, but delivery lacks the key \"smtp\"; add smtp: { host: … }")
    package static let webhookMissing = Wording(
        ja: "transport が webhook ですが、delivery に webhook がありません。webhook: { url: … } を加えてください",
        en: "transport is webhook, but delivery lacks the key \"webhook\"; add webhook: { url: … }")
    package static let webhookSecretMissing = Wording(
        ja: "delivery.webhook に、リクエストに署名する秘密の値がありません。そのファイルを secret_credential か secret_file で"
            + "指定してください",
        en: "delivery.webhook has no secret to sign requests with; name a file by secret_credential or secret_file")
}

// MARK: Logins and secrets

extension Wording {
    package static let usernameAlone = Wording(
        ja: "username にパスワードがありません。そのファイルを password_credential か password_file で指定するか、"
            + "アクセストークンの入手元を authentication に書いてください",
        en: "username stands without a password; name a file by password_credential or password_file, or say by "
            + "authentication where access tokens come from")
    package static let passwordBesideTokens = Wording(
        ja: "authentication はパスワードの代わりに使うものです。どちらか一つにしてください",
        en: "authentication takes the place of a password; keep one of them")
    package static let tokensWithoutUsername = Wording(
        ja: "authentication には username が必要です。トークンを使うメールボックスを書いてください",
        en: "authentication needs username: whose mailbox the tokens are for")
    package static let tokensFromNowhere = Wording(
        ja: "delivery.smtp.authentication にトークンの入手元がありません。token_command、token_credential、token_file、"
            + "refresh、client のどれか一つを書いてください",
        en: "delivery.smtp.authentication says nothing of where tokens come from; name one of token_command, "
            + "token_credential, token_file, refresh, client")
    package static func tokensUnencrypted(to host: String) -> Wording {
        Wording(
            ja: "トークンが暗号化されずに \(host) へ送られます。RFC 6750 が禁じているので、security を starttls か tls に"
                + "してください",
            en: "tokens would go to \(host) without encryption, which RFC 6750 forbids; set security to starttls or tls"
        )
    }
    package static let refreshTokenMissing = Wording(
        ja: "delivery.smtp.authentication.refresh にリフレッシュトークンがありません。そのファイルを credential か file で"
            + "指定してください",
        en: "delivery.smtp.authentication.refresh has no refresh token; name its file by credential or file")
    package static let clientSecretMissing = Wording(
        ja: "delivery.smtp.authentication.client に秘密の値がありません。そのファイルを client_secret_credential か "
            + "client_secret_file で指定してください",
        en: "delivery.smtp.authentication.client has no secret; name its file by client_secret_credential or "
            + "client_secret_file")

    /// - Parameter key: where the secret stands.
    package static func noSecretsInConfiguration(_ key: String) -> Wording {
        Wording(
            ja: "秘密の値は設定に書けません。そのファイルを \(key)_credential か \(key)_file で指定してください",
            en: "secrets don't belong in the configuration; name a file by \(key)_credential or \(key)_file")
    }
}
