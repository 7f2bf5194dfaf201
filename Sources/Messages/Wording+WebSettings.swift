// What is said of the configuration's part web.

extension Wording {
    package static let groupNameValue = Wording(ja: "グループ名（www-data など）", en: "a group's name, as www-data")
    package static let listenValue = Wording(
        ja: "unix か、127.0.0.1:8423 のようなループバックアドレスとポート",
        en: "unix, or a loopback address with a port, as 127.0.0.1:8423")
    /// - Parameter found: what stands there.
    package static func listenRefused(_ found: Wording) -> Wording {
        .sentences(
            .found(found, expected: .listenValue),
            Wording(
                ja: "ほかのマシンに公開するには、nginx や Caddy などのプロキシを前に置いてください",
                en: "other machines reach the pages through a proxy, as nginx or Caddy"))
    }
    package static let groupWithoutSocket = Wording(
        ja: "group は listen: unix のときだけ使えます。ループバックアドレスには、このマシンの誰でも接続できます",
        en: "group goes with listen: unix; anybody on this machine can connect to a loopback address")
    package static let siteAddressValue = Wording(
        ja: "https:// か http:// で始まるページのアドレス（https://support.example.jp など）",
        en: "the pages' address, beginning with https:// or http://, as https://support.example.jp")
    package static let publicHostValue = Wording(
        ja: "support.example.jp のようなホスト名（スキームもポートもなし）",
        en: "a host's name without scheme and port, as support.example.jp")
    package static let publicHostsValue = Wording(ja: "ホスト名のリスト", en: "a list of hosts' names")
    package static let originValue = Wording(
        ja: "https://www.example.jp のようなオリジン（パスなし）", en: "an origin without a path, as https://www.example.jp")
    package static let originsValue = Wording(ja: "オリジンのリスト", en: "a list of origins")
    package static func noListenAddress(_ text: String) -> Wording {
        Wording(
            ja: "--web には \(listenValue.ja)を指定してください。指定された値: \(quoted(text))",
            en: "--web takes \(listenValue.en); found \(quoted(text, .en))")
    }

    /// - Parameters:
    ///   - new: the configured value; nil for none.
    package static func webStays(new: String?, old: String?) -> Wording {
        let none = Wording(ja: "なし", en: "off")
        return Wording(
            ja: "web.listen は \(new ?? none.ja) になりましたが、再起動するまで \(old ?? none.ja) のままです",
            en: "web.listen is \(new ?? none.en) now; until a restart, \(old ?? none.en) stays in use")
    }
    package static let webSocketUnused = Wording(
        ja: "web.sock を引き継ぎましたが、設定に web がないため応答しません。web: {} を加えるか、"
            + "systemctl disable --now madoguchid-web.socket を実行してください",
        en:
            "web.sock was passed on, and nothing answers on it, because the configuration has no key web; add web: {}, or "
            + "run systemctl disable --now madoguchid-web.socket")
    package static func webKeepsGroup(_ group: String, exists: Bool) -> Wording {
        Wording(
            ja: "web.sock はこのプロセスのグループのままです: "
                + (exists ? "このプロセスはグループ \(group) を使えません" : "グループ \(group) がありません"),
            en: "web.sock keeps this process's group: "
                + (exists ? "this process may not use the group \(group)" : "there is no group \(group)"))
    }
}
