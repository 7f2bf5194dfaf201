// What is said of the configuration's part desk, and of those who come through its proxy.

extension Wording {
    package static let deskAddressValue = Wording(
        ja: "窓口の画面のアドレス（https://desk.example.jp など、パスなし）",
        en: "the desk's address without a path, as https://desk.example.jp")
    package static let proxyUserValue = Wording(
        ja: "プロキシを動かしているユーザー（www-data など）", en: "the user whom the proxy runs as, as www-data")
    package static let headerNameValue = Wording(
        ja: "プロキシが利用者名を入れるヘッダーの名前（X-Remote-User など。ブラウザー自身が送るものは不可）",
        en: "the name of the header in which the proxy names people, as X-Remote-User, and none that browsers send")
    package static let personNameValue = Wording(
        ja: "プロキシでの利用者名（英数字と . _ @ + -、64 文字まで）、または全員を表す \"*\"",
        en: "somebody's name at the proxy (letters, digits and . _ @ + -, at most 64), or \"*\" for everybody")
    package static let personNamesValue = Wording(ja: "利用者名のリスト", en: "a list of people's names")
    package static let proxyWithoutAddress = Wording(
        ja: "proxy には、利用者が開くアドレス（desk.address）も必要です。ほかのサイトからの操作を見分けるのに使います",
        en: "proxy needs desk.address, too, the address that people open: by it requests of other sites are told apart")
    package static let proxyLetsNobodyIn = Wording(
        ja: "operators も viewers もないため、誰も使えません。どちらかに利用者名を書いてください",
        en: "nobody may use it without operators or viewers; name somebody in one of them")
    package static let proxyIsRoot = Wording(
        ja: "root で動くプロキシは使えません。www-data などのユーザーで動かしてください",
        en: "a proxy that runs as root can't be used; have it run as a user of its own, as www-data")
    package static func noSuchUser(_ name: String) -> Wording {
        Wording(
            ja: "ユーザー\(quoted(name))はこのマシンにいません。プロキシのプロセスのユーザーを ps -o user= -C nginx などで確かめてください",
            en:
                "there is no user \(quoted(name, .en)) on this machine; ps -o user= -C nginx shows whom the proxy runs as"
        )
    }
    /// - Parameters:
    ///   - user: at the proxy.
    ///   - proxy: the proxy's user.
    package static func actsThroughProxy(_ user: String, proxy: String, method: String, path: String) -> Wording {
        Wording(
            ja: "\(user)（プロキシ \(proxy) 経由）: \(method) \(path)",
            en: "\(user), through the proxy \(proxy): \(method) \(path)")
    }
}
