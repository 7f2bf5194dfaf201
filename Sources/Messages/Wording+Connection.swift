// Why no connection comes about, and what is wrong with the other side's certificate.

extension Trouble {
    /// - Parameter key: the configuration's key for the host: `host`, `url`.
    package static func nameNotFound(key: String) -> Trouble {
        Trouble(
            Wording(ja: "ホスト名を解決できません", en: "its name can't be resolved"),
            remedy: Wording(
                ja: "\(key) と、このマシンの名前解決（DNS）を確かめてください",
                en: "check \(key), and the system's resolver"))
    }

    /// - Parameters:
    ///   - reason: the operating system's.
    ///   - key: the configuration's key for the host.
    package static func connectionRefused(_ reason: Wording, key: String) -> Trouble {
        Trouble(
            Wording(ja: "ポートが開いていません（\(reason.ja)）", en: reason.en),
            remedy: key == "host"
                ? Wording(
                    ja: "host と port が正しく、中継先が動いているかを確かめてください",
                    en: "check host and port, and whether the relay is running")
                : Wording(
                    ja: "\(key) が正しく、相手側が動いているかを確かめてください",
                    en: "check \(key), and whether the other side is running"))
    }

    /// - Parameter reason: the operating system's.
    package static func networkUnusable(_ reason: Wording) -> Trouble {
        Trouble(
            reason,
            remedy: Wording(
                ja: "このマシンのネットワークと、途中のファイアウォールを確かめてください",
                en: "check this machine's network, and firewalls on the way"))
    }

    package static func noConnection(within seconds: Int, key: String) -> Trouble {
        Trouble(
            Wording(ja: "\(seconds) 秒以内に接続できませんでした", en: "no connection within \(seconds) s"),
            remedy: key == "host"
                ? Wording(
                    ja: "host と port、途中のファイアウォールを確かめてください",
                    en: "check host and port, and firewalls on the way")
                : Wording(
                    ja: "\(key) と、途中のファイアウォールを確かめてください", en: "check \(key), and firewalls on the way"))
    }

    // MARK: TLS

    /// - Parameter end: an instant.
    package static func certificateExpired(_ end: String?) -> Trouble {
        Trouble(
            Wording(
                ja: "証明書の有効期限が切れています" + (end.map { "（\($0) まで）" } ?? ""),
                en: "its certificate has expired" + (end.map { " (on \($0))" } ?? "")),
            remedy: Wording(
                ja: "相手側の管理者に証明書の更新を依頼してください。このマシンの時計が進んでいないかも確かめてください",
                en: "ask those who run it to renew it, and see that this machine's clock isn't ahead"))
    }

    /// - Parameter start: an instant.
    package static func certificateNotYetValid(_ start: String?) -> Trouble {
        Trouble(
            Wording(
                ja: "証明書がまだ有効ではありません" + (start.map { "（\($0) から）" } ?? ""),
                en: "its certificate isn't valid yet" + (start.map { " (only from \($0))" } ?? "")),
            remedy: Wording(
                ja: "このマシンの時計を確かめてください（timedatectl status）",
                en: "check this machine's clock (timedatectl status)"))
    }

    package static let relayCertificateOfAnotherHost = Trouble(
        otherHost,
        remedy: Wording(
            ja: "host を証明書の名前に合わせるか、中継先の証明書を直してもらってください",
            en: "check host, or have the relay's certificate corrected"))

    package static let certificateOfAnotherHost = Trouble(
        otherHost,
        remedy: Wording(
            ja: "url を証明書の名前に合わせるか、相手側の証明書を直してもらってください",
            en: "check the url, or have the certificate corrected"))

    private static let otherHost = Wording(ja: "証明書が別のホストのものです", en: "its certificate is for another host")

    package static func certificateUntrusted(isSelfSigned: Bool) -> Trouble {
        Trouble(
            isSelfSigned
                ? Wording(
                    ja: "証明書が自己署名で、信頼された認証局のものではありません",
                    en: "its certificate is self-signed, not from a trusted authority")
                : Wording(
                    ja: "証明書の発行元が、信頼された認証局ではありません", en: "its certificate isn't from a trusted authority"),
            remedy: Wording(
                ja: "発行元の認証局の PEM ファイルを ca_file に指定するか、ca-certificates パッケージを更新してください",
                en: "name the PEM file of its authority in ca_file, or update ca-certificates"))
    }

    /// Where the library doesn't say what is wrong with it.
    package static let certificateUnverified = Trouble(
        Wording(
            ja: "証明書の有効期限が切れているか、信頼された認証局のものではありません",
            en: "its certificate has expired or isn't from a trusted authority"),
        remedy: Wording(ja: "openssl s_client で確かめてください", en: "inspect it with openssl s_client"))

    package static let noTLS = Trouble(
        Wording(ja: "このポートの相手は TLS に対応していません", en: "it doesn't speak TLS on this port"),
        remedy: Wording(
            ja: "port と security（starttls か tls）を確かめてください",
            en: "check port, and security (starttls or tls)"))

    package static let closedInHandshake = Trouble(
        Wording(ja: "相手が接続を閉じました", en: "it closed the connection"))
}
