// What keeps a relay from taking messages, and what to do about it. What a relay answers stands at the end of a cause,
// behind a colon, in its own words.

extension Trouble {
    // MARK: Before the login

    package static func relayUnreachable(_ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(ja: "中継先に接続できません: \(reason.ja)", en: "the relay can't be reached: \(reason.en)")
        }
    }

    package static func relayUnreachable(host: String, port: Int, _ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(
                ja: "中継先 \(host)（ポート \(port)）に接続できません: \(reason.ja)",
                en: "the relay can't be reached: \(host), port \(port): \(reason.en)")
        }
    }

    package static func relayGreeting(_ reply: String) -> Trouble {
        Trouble(
            Wording(ja: "中継先が接続を受け付けませんでした: 「\(reply)」", en: "the relay greets with: \(reply)"))
    }

    package static func relayRefusesHello(_ reply: String) -> Trouble {
        Trouble(
            Wording(
                ja: "中継先が EHLO も HELO も受け付けません: 「\(reply)」",
                en: "the relay accepts neither EHLO nor HELO: \(reply)"))
    }

    package static let noSTARTTLS = Trouble(
        Wording(ja: "中継先が STARTTLS に対応していません", en: "the relay doesn't offer STARTTLS"),
        remedy: Wording(
            ja: "別のポートか中継先にするか、security を tls か none にしてください",
            en: "use another port or relay, or set security to tls or none"))

    package static func relayRefusesSTARTTLS(_ reply: String) -> Trouble {
        Trouble(
            Wording(ja: "中継先が STARTTLS を拒否しました: 「\(reply)」", en: "the relay refuses STARTTLS: \(reply)"),
            remedy: Wording(
                ja: "別のポートにするか、security を tls にしてください", en: "use another port, or set security to tls"))
    }

    package static func handshakeFailed(_ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(
                ja: "中継先との TLS ハンドシェイクに失敗しました: \(reason.ja)",
                en: "the TLS handshake with the relay failed: \(reason.en)")
        }
    }

    // MARK: The login

    package static let noAUTH = Trouble(
        Wording(
            ja: "この接続では、中継先がログインを受け付けません", en: "the relay accepts no login on this connection"),
        remedy: Wording(
            ja: "username を外すか、別のポートか security にしてください",
            en: "remove username, or use another port or security"))

    package static func noSuitableAUTH(offered: [String], wanted: [String]) -> Trouble {
        let (offered, ways) = (Wording.list(offered), wanted)
        return Trouble(
            Wording(
                ja: "中継先が受け付けるログイン方式は \(offered.ja) だけです。\(ways.joined(separator: " か ")) が必要です",
                en: "the relay accepts logins by \(offered.en) only; \(ways.joined(separator: " or ")) is needed"),
            remedy: Wording(
                ja: "ログインの設定（パスワードか authentication）を中継先に合わせてください",
                en: "log in by what it accepts (a password, or authentication)"))
    }

    package static func loginRefused(_ reply: String) -> Trouble {
        Trouble(
            Wording(ja: "中継先がログインを拒否しました: 「\(reply)」", en: "the relay refuses the login: \(reply)"),
            remedy: Wording(ja: "username とパスワードを確かめてください", en: "check username and password"))
    }

    package static func tokenMissing(_ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(
                ja: "中継先のアクセストークンがありません: \(reason.ja)",
                en: "there is no access token for the relay: \(reason.en)")
        }
    }

    package static func tokenRefused(_ reply: String) -> Trouble {
        Trouble(
            Wording(
                ja: "中継先がアクセストークンを拒否しました: 「\(reply)」", en: "the relay refuses the access token: \(reply)"),
            remedy: Wording(
                ja: "username、トークンで許可される範囲、このメールボックスで SMTP 送信が許可されているかを確かめてください",
                en: "check username, what the token permits, and whether the mailbox may send by SMTP"))
    }

    package static func loginRequired(_ reply: String) -> Trouble {
        Trouble(
            Wording(
                ja: "中継先が先にログインか TLS を求めています: 「\(reply)」",
                en: "the relay requires a login or TLS first: \(reply)"),
            remedy: Wording(ja: "username か security を設定してください", en: "set username or security"))
    }

    // MARK: In the middle

    package static func sessionUsedUp(_ reply: String) -> Trouble {
        Trouble(
            Wording(
                ja: "中継先が、この接続ではこれ以上受け付けません: 「\(reply)」",
                en: "the relay takes no more over this connection: \(reply)"))
    }

    /// - Parameter remedy: nil where it is enough to wait.
    package static func relayCloses(_ reply: String, remedy: Wording?) -> Trouble {
        Trouble(
            Wording(ja: "中継先が接続を閉じました: 「\(reply)」", en: "the relay closes the connection: \(reply)"),
            remedy: remedy)
    }

    package static func unexpectedReply(_ reply: String) -> Trouble {
        Trouble(
            Wording(ja: "中継先の返答が想定外です: 「\(reply)」", en: "the relay gives an unexpected reply: \(reply)"))
    }

    package static func noSMTP(_ reason: Wording) -> Trouble {
        Trouble(
            Wording(
                ja: "中継先の応答が SMTP ではありません: \(reason.ja)", en: "the relay doesn't speak SMTP: \(reason.en)"),
            remedy: .checkHostAndPort)
    }

    /// - Parameter step: `greeting`, `command`, …
    package static func noAnswerInTime(_ step: String) -> Trouble {
        let step = Wording(ja: japanese(step), en: step)
        return Trouble(
            Wording(
                ja: "中継先が時間内に応答しませんでした（\(step.ja)）",
                en: "the relay gave no answer in time (\(step.en))"))
    }

    private static func japanese(_ step: String) -> String {
        switch step {
        case "greeting": "接続直後"
        case "command": "EHLO などのコマンド"
        case "handshake": "TLS ハンドシェイク"
        case "mail": "MAIL コマンド"
        case "recipient": "RCPT コマンド"
        case "dataInitiation": "DATA コマンド"
        case "dataBlock": "メールの送信中"
        case "dataTermination": "メールの送信後"
        case "quit": "QUIT コマンド"
        default: step
        }
    }

    package static let relayConnectionLost = Trouble(
        Wording(ja: "中継先との接続が切れました", en: "the connection to the relay was lost"))
    package static let stoppedBeforeAnswer = Trouble(
        Wording(ja: "中継先の応答の前に送信を停止しました", en: "sending was stopped before the relay answered"))

    // MARK: Refusals

    /// What the relay said, where it says why nothing is taken.
    package static func relayAnswered(_ reply: String, remedy: Wording? = nil) -> Trouble {
        Trouble(Wording(ja: "中継先の返答: 「\(reply)」", en: reply), remedy: remedy)
    }

    package static let noAnswer = Trouble(Wording(ja: "応答がありません", en: "no answer"))

    /// - Parameter answer: the last one.
    package static func refusedInARow(_ count: Int, _ answer: String) -> Trouble {
        Trouble(
            Wording(
                ja: "同じ文言の恒久的な失敗が \(count) 件続きました（最後の返答: 「\(answer)」）",
                en: "\(count) permanent failures in a row in the same words, the last one with \(answer)"),
            remedy: .checkSender)
    }
}

// MARK: Remedies

extension Wording {
    package static let checkSender = Wording(
        ja: "delivery.from と、中継先で許可されている内容を確かめてください",
        en: "check delivery.from, and what the relay allows")
    package static let lowerLimits = Wording(
        ja: "中継先の上限に達しています。delivery.limits をその上限より低くするか、上限を上げてもらってください",
        en: "a limit of the relay's is reached: set delivery.limits below it, or have it raised")
    static let checkHostAndPort = Wording(ja: "host と port を確かめてください", en: "check host and port")
}

// MARK: Replies and settings

extension Wording {
    package static func noReply(_ line: String) -> Wording {
        Wording(ja: "「\(line)」は SMTP の返答ではありません", en: "\"\(line)\" is no SMTP reply")
    }
    package static func codesDiffer(_ first: Int, _ second: Int) -> Wording {
        Wording(
            ja: "一つの返答の行に、コード \(first) と \(second) があります",
            en: "the lines of one reply have the codes \(first) and \(second)")
    }
    package static func replyTooLong(limit: Int) -> Wording {
        Wording(ja: "返答が \(limit) オクテットを超えています", en: "a reply has more than \(limit) octets")
    }
}

extension Trouble {
    package static let malformedClientName = Trouble(
        Wording(
            ja: "EHLO で名乗る名前は、ドメインか [アドレス] でなければなりません",
            en: "the client's name for EHLO must be a domain or [address]"),
        remedy: Wording(ja: "このマシンのホスト名を確かめてください", en: "check the host's name"))
    package static let malformedUsername = Trouble(
        Wording(
            ja: "中継先のユーザー名が空か、制御文字を含んでいます",
            en: "the user name for the relay is empty or has a control character in it"),
        remedy: Wording(ja: "設定を確かめてください", en: "check the configuration"))
    package static let malformedPassword = Trouble(
        Wording(
            ja: "中継先のパスワードが空か、NUL を含んでいます",
            en: "the password for the relay is empty or contains a NUL"),
        remedy: Wording(ja: "パスワードのファイルを確かめてください", en: "check its file"))

    /// - Parameter reason: the TLS library's own words.
    package static func authoritiesUnreadable(_ reason: String) -> Trouble {
        Trouble(
            Wording(ja: "認証局の証明書を読み込めません: \(reason)", en: "the authorities can't be read: \(reason)"),
            remedy: Wording(
                ja: "ca_file のファイルがあり、madoguchi ユーザーが読めるか（/home などはサービスから見えません）、"
                    + "ca-certificates パッケージが入っているかを確かめてください",
                en: "check that ca_file is there and that the user madoguchi may read it (the service sees nothing "
                    + "of /home), or install ca-certificates"))
    }
}

// MARK: Hosts

extension Wording {
    package static func schemeInHost(_ scheme: String, host: String) -> Wording {
        Wording(
            ja: "host に \(plain(scheme)):// は書けません。host: \(plain(host)) と書いてください",
            en: "\(plain(scheme)):// doesn't belong to the host; write host: \(plain(host))")
    }
    package static func noIPv6(_ text: String) -> Wording {
        Wording(ja: "\(quoted(text))は IPv6 アドレスではありません", en: "\(quoted(text, .en)) is no IPv6 address")
    }
    /// - Parameter port: nil where it isn't one.
    package static func portInHost(_ host: String, port: Int?) -> Wording {
        let number =
            port.map { Wording(ja: "port: \($0)", en: ", port: \($0)") }
            ?? Wording(ja: "port: 番号", en: ", and port: with a number")
        return Wording(
            ja: "ポートは port キーに書きます。host: \(plain(host)) と \(number.ja) に分けてください",
            en: "the port has a key of its own; write host: \(plain(host))\(number.en)")
    }
    package static func noDNSName(_ text: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(quoted(text))は DNS の名前ではありません: \(reason.ja)",
            en: "\(quoted(text, .en)) is no name in the DNS: \(reason.en)")
    }
    package static func noHost(_ text: String) -> Wording {
        Wording(
            ja: "\(quoted(text))は DNS の名前でもアドレスでもありません",
            en: "\(quoted(text, .en)) is neither a name in the DNS nor an address")
    }
}
