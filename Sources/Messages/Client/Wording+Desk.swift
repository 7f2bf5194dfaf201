// What `desk` says at the terminal, and on the pages that it makes itself.

extension Wording {
    package static func deskAt(_ address: String) -> Wording {
        Wording(ja: "窓口の画面: \(address)", en: "The desk is at \(address)")
    }
    /// - Parameter idle: a duration.
    package static func deskLasts(idle: String) -> Wording {
        Wording(
            ja: "このアドレスで開けるのは一度だけです。Ctrl-C を押すか、\(idle)使われないと終了します",
            en: "The address opens it once. It ends with Ctrl-C, or when nobody has used it for \(idle)")
    }
    package static func deskEnded(isIdle: Bool) -> Wording {
        isIdle
            ? Wording(
                ja: "しばらく使われなかったため、窓口の画面を終了しました。もう一度開くには madoguchi desk を実行してください",
                en: "Nobody used the desk for a while, so it has ended; open it again with madoguchi desk")
            : Wording(ja: "窓口の画面を終了しました", en: "The desk has ended")
    }
    package static let deskIdleOutOfRange = Wording(
        ja: "--idle: 1 秒から 24 時間までの時間を指定してください", en: "--idle: give a duration between 1 second and 24 hours")
    package static func portTaken(_ port: UInt16) -> Wording {
        Wording(
            ja: "127.0.0.1 のポート \(port) はほかのプログラムが使っています。別の --port を指定するか、--port を省いてください",
            en: "another program uses port \(port) of 127.0.0.1; give another --port, or none for a free one")
    }
    package static func portNotPermitted(_ port: UInt16) -> Wording {
        Wording(
            ja: "ポート \(port) で待ち受ける権限がありません。1024 以上の --port を指定してください",
            en: "not permitted to listen on port \(port); give a --port from 1024 on")
    }
    /// - Parameter reason: the operating system's.
    package static func portUnusable(_ port: UInt16, _ reason: Wording) -> Wording {
        Wording(
            ja: "127.0.0.1 のポート \(port) で待ち受けられません: \(reason.ja)",
            en: "can't listen on port \(port) of 127.0.0.1: \(reason.en)")
    }

    /// Why a page isn't shown.
    package enum DeskRefusal: Sendable {
        case notUnderstood
        case tooLarge(limit: Int)
        case otherHost(port: Int)
        case otherSite
        case otherUser
        case stranger
        case tokenUsed
        case notFound
        case slow
        case daemonGone(isUncertain: Bool)
        case daemonNotPermitted
        case daemonSlow(isUncertain: Bool)
        case daemonUnreadable(isUncertain: Bool)
    }

    package static func deskRefusal(_ refusal: DeskRefusal) -> (title: Wording, text: Wording) {
        switch refusal {
        case .notUnderstood:
            (
                Wording(ja: "リクエストを読めません", en: "The request can't be read"),
                Wording(
                    ja: "ブラウザーから送られた内容が HTTP/1.1 として正しくないか、長すぎます。",
                    en: "What the browser sent isn't proper HTTP/1.1, or is too long.")
            )
        case .tooLarge(let limit):
            (
                Wording(ja: "送られた内容が大きすぎます", en: "Too much was sent"),
                Wording(
                    ja: "一度に送れるのは \(limit) バイトまでです。大きな一覧は madoguchi import で取り込んでください。",
                    en: "At most \(limit) bytes can be sent at once; import a large list with madoguchi import.")
            )
        case .otherHost(let port):
            (
                Wording(ja: "このアドレスでは開けません", en: "Not at this address"),
                Wording(
                    ja: "窓口の画面は http://127.0.0.1:\(port)/ または http://localhost:\(port)/ でだけ開けます。"
                        + "ssh の転送では、両方で同じポートを指定してください。",
                    en: "The desk is at http://127.0.0.1:\(port)/ or http://localhost:\(port)/ alone. "
                        + "Forward it over ssh with the same port at both ends.")
            )
        case .otherSite:
            (
                Wording(ja: "ほかのサイトからの操作です", en: "Asked by another site"),
                Wording(
                    ja: "ほかのサイトのページから送られたため、行いませんでした。窓口の画面から操作してください。",
                    en: "A page of another site sent this, so it wasn't done. Do it from the desk's own pages.")
            )
        case .otherUser:
            (
                Wording(ja: "ほかのユーザーの窓口の画面です", en: "Another user's desk"),
                Wording(
                    ja: "この画面は、開いたユーザーの接続だけを受け付けます。自分のユーザーで madoguchi desk を実行してください。",
                    en: "This desk takes connections of the user alone who opened it. Run madoguchi desk as yourself.")
            )
        case .stranger:
            (
                Wording(ja: "窓口の画面に入っていません", en: "This browser hasn't been let in"),
                Wording(
                    ja: "端末に表示されたアドレスをそのまま開いてください。分からないときは、端末で madoguchi desk をもう一度実行してください。",
                    en: "Open the address just as the terminal shows it, or run madoguchi desk anew for another one.")
            )
        case .tokenUsed:
            (
                Wording(ja: "このアドレスは使用済みです", en: "This address has been used"),
                Wording(
                    ja: "アドレスで入れるのは一度だけです。端末で madoguchi desk を終了し（Ctrl-C）、もう一度実行して、新しいアドレスを開いてください。"
                        + "自分で開いた覚えがないときは、ほかの人に開かれています。すぐに終了してください。",
                    en:
                        "It lets one browser in, once. End madoguchi desk at the terminal (Ctrl-C), run it anew, and open "
                        + "the new address. If you haven't opened this one yourself, somebody else has: end it at once."
                )
            )
        case .notFound:
            (
                Wording(ja: "ページがありません", en: "No such page"),
                Wording(
                    ja: "ここで開けるのは /desk/ から始まるページだけです。", en: "Only pages below /desk/ are here.")
            )
        case .slow:
            (
                Wording(ja: "時間内に届きませんでした", en: "Too slow"),
                Wording(
                    ja: "ブラウザーからの送信が途中で止まりました。もう一度お試しください。",
                    en: "The browser stopped in the midst of what it sent. Try again.")
            )
        case .daemonGone(let isUncertain):
            (
                Wording(ja: "デーモンから応答がありません", en: "The daemon isn't there"),
                Wording(
                    ja: "再起動中かもしれません。少し待って、ページを読み込み直してください。"
                        + "変わらないときは、端末で madoguchi doctor を実行すると原因が分かります。",
                    en: "It may be restarting: wait a moment and load the page again. Where that doesn't help, "
                        + "madoguchi doctor says why."
                ).warning(ifUncertain: isUncertain)
            )
        case .daemonNotPermitted:
            (
                Wording(ja: "デーモンに接続する権限がありません", en: "Not permitted to ask the daemon"),
                Wording(
                    ja: "control.sock を使う権限がなくなっています。端末で madoguchi doctor を実行すると、必要なグループが分かります。",
                    en: "Its control.sock doesn't let you in any more; madoguchi doctor says which group that needs.")
            )
        case .daemonSlow(let isUncertain):
            (
                Wording(ja: "デーモンが時間内に応答しません", en: "The daemon is slow"),
                Wording(
                    ja: "少し待って、もう一度お試しください。", en: "Wait a moment, and try again."
                ).warning(ifUncertain: isUncertain)
            )
        case .daemonUnreadable(let isUncertain):
            (
                Wording(ja: "デーモンの応答を読めません", en: "The daemon's answer can't be read"),
                Wording(
                    ja: "応答しているのは、この版の madoguchi のデーモンではないようです。",
                    en: "What answers doesn't seem to be a madoguchi daemon of this version."
                ).warning(ifUncertain: isUncertain)
            )
        }
    }

    private func warning(ifUncertain isUncertain: Bool) -> Wording {
        guard isUncertain else { return self }
        return Wording(
            ja: ja + "操作が行われたかどうかは分かりません。もう一度行う前に、画面で確かめてください。",
            en: en + " What you asked for may be done or not: look before you do it again.")
    }
}
