// What keeps a webhook from taking messages, and what becomes of HTTP requests in general.

extension Trouble {
    package static func webhookHostNotFound(_ host: String) -> Trouble {
        Trouble(
            Wording(ja: "webhook のホスト \(host) を解決できません", en: "the webhook's host \(host) can't be resolved"),
            remedy: Wording(
                ja: "url と、このマシンの名前解決（DNS）を確かめてください", en: "check url, and the system's resolver"))
    }

    package static func webhookHostPrivate(_ host: String) -> Trouble {
        Trouble(
            Wording(
                ja: "webhook のホスト \(host) は、プライベートネットワークかこのマシンにあります",
                en: "the webhook's host \(host) is in a private network or on this machine"),
            remedy: Wording(
                ja: "意図したものであれば allow_private を設定してください", en: "set allow_private if that is intended"))
    }

    package static func webhookUnreachable(_ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(ja: "webhook に接続できません: \(reason.ja)", en: "the webhook can't be reached: \(reason.en)")
        }
    }

    package static let malformedWebhookURL = Trouble(
        Wording(
            ja: "webhook の url が https://ホスト/パス の形ではありません",
            en: "the webhook's url isn't one of the form https://host/path"),
        remedy: Wording(ja: "url を確かめてください", en: "check url"))

    /// - Parameter reason: the dynamic linker's own words.
    package static func webhooksNeedLibcurl(_ reason: String) -> Trouble {
        Trouble(
            Wording(
                ja: "webhook には libcurl が必要ですが、読み込めません（\(reason)）",
                en: "webhooks need libcurl, which can't be loaded (\(reason))"),
            remedy: .installLibcurl)
    }

    package static let malformedWebhookSecret = Trouble(
        Wording(
            ja: "webhook の秘密の値が、whsec_ に 24〜64 バイトの base64 を続けたものではありません",
            en: "the webhook's secret isn't whsec_ followed by 24 to 64 bytes in base64"),
        remedy: Wording(ja: "新しく作成してください", en: "create one"), ending: .restart)
}

extension Wording {
    package static func webhookDidNotAnswer(_ reason: Wording) -> Wording {
        Wording(ja: "webhook の応答がありませんでした: \(reason.ja)", en: "the webhook's answer didn't come: \(reason.en)")
    }
    package static func webhookDidNotAccept(_ reason: Wording) -> Wording {
        Wording(
            ja: "webhook がリクエストを受け付けませんでした: \(reason.ja)",
            en: "the webhook didn't accept the request: \(reason.en)")
    }
    package static let webhookRedirects = Wording(
        ja: "webhook が転送（リダイレクト）しましたが、転送先へは送りません。最終的な URL を url に書いてください",
        en: "the webhook redirects, which isn't followed; set url to the final address")
    package static let requestUnsignable = Wording(
        ja: "メールをリクエストの形にして署名することができません",
        en: "the message can't be encoded and signed as a request")
    static let installLibcurl = Wording(ja: "libcurl4 を入れてください", en: "install libcurl4")
}

// MARK: HTTP

extension Trouble {
    package static func hostNotFound(_ host: String) -> Trouble {
        Trouble(
            Wording(ja: "ホスト \(host) を解決できません", en: "the host \(host) can't be resolved"),
            remedy: Wording(
                ja: "url と、このマシンの名前解決（DNS）を確かめてください", en: "check the url, and the system's resolver"))
    }

    package static func hostPrivate(_ host: String) -> Trouble {
        Trouble(
            Wording(
                ja: "ホスト \(host) は、プライベートネットワークかこのマシンにあります",
                en: "the host \(host) is in a private network or on this machine"))
    }

    package static let controlCharacterInField = Trouble(
        Wording(ja: "ヘッダーに制御文字があります", en: "a header field has a control character in it"))

    package static func noHTTPAnswer(within seconds: Int) -> Trouble {
        Trouble(Wording(ja: "\(seconds) 秒以内に応答がありませんでした", en: "no answer within \(seconds) s"))
    }

    package static let answerTooLong = Trouble(Wording(ja: "応答が長すぎます", en: "the answer is too long"))
    package static let tooManyRedirects = Trouble(
        Wording(ja: "転送（リダイレクト）が多すぎます", en: "it redirects too often"))
    package static let forbiddenRedirect = Trouble(
        Wording(ja: "許可されていない URL へ転送（リダイレクト）されました", en: "it redirects to a URL that isn't allowed"))
    package static let sendingStopped = Trouble(.sendingStopped)

    /// - Parameter reason: a library's or the system's.
    package static func connectionFailed(_ reason: Wording) -> Trouble { Trouble(reason) }

    package static let connectionImpossible = Trouble(
        Wording(ja: "接続できませんでした", en: "no connection could be made"))
    package static let endedWithoutAnswer = Trouble(
        Wording(ja: "応答のないまま接続が切れました", en: "the connection ended without an answer"))
    package static let endedInAnswer = Trouble(
        Wording(ja: "応答の途中で接続が切れました", en: "the connection ended in the middle of the answer"))
    package static let answerHeadTooLong = Trouble(
        Wording(ja: "応答のヘッダーが長すぎるか、メモリーが足りません", en: "the answer's head is too long, or memory has run out"))
    package static let noHTTP = Trouble(Wording(ja: "応答が HTTP ではありません", en: "the answer isn't HTTP"))
    package static let noAnswerAtAll = Trouble(Wording(ja: "届いたものが応答ではありません", en: "what came isn't an answer"))
    package static let outOfMemory = Trouble(
        Wording(ja: "接続のためのメモリーが足りません", en: "memory for a connection has run out"))
    package static let noThread = Trouble(
        Wording(ja: "接続のためのスレッドを作れません", en: "no thread for connections can be started"))

    package static let authoritiesFileUnreadable = Trouble(
        Wording(ja: "認証局の証明書を読み込めません", en: "the authorities can't be read"),
        remedy: Wording(
            ja: "ca-certificates パッケージを入れるか、ca_file のファイルを確かめてください",
            en: "install ca-certificates, or check the file of authorities"))
}
