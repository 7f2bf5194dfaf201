// Why there is no access token to log in with.

extension Trouble {
    // MARK: A program

    package static func programUnusable(_ program: String, _ reason: Wording) -> Trouble {
        Trouble(
            Wording(ja: "\(program) を実行できません: \(reason.ja)", en: "\(program) can't be run: \(reason.en)"),
            remedy: Wording(
                ja: "token_command のパスと、デーモンのユーザーが実行できるかを確かめてください",
                en: "check the path in token_command, and that the daemon's user may run it"))
    }

    package static func programTooSlow(_ program: String, seconds: Int64) -> Trouble {
        Trouble(
            Wording(
                ja: "\(program) が \(seconds) 秒以内にトークンを出力しませんでした",
                en: "\(program) gave none within \(seconds) s"))
    }

    /// - Parameter said: the first line of what it wrote to standard error.
    package static func programFailed(_ program: String, _ end: Wording, said: String?) -> Trouble {
        let said = said.map { ": \($0)" } ?? ""
        return Trouble(Wording(ja: "\(program) が\(end.ja)\(said)", en: "\(program) \(end.en)\(said)"))
    }

    package static func programWroteNoToken(_ program: String) -> Trouble {
        Trouble(
            Wording(ja: "\(program) がトークンを出力しませんでした", en: "\(program) wrote no token"),
            remedy: Wording(
                ja: "トークンだけか、access_token を持つ JSON オブジェクトを出力させてください",
                en: "it has to write the token alone, or a JSON object with access_token"))
    }

    // MARK: A file

    package static let noTokenInFile = Trouble(
        Wording(
            ja: "ファイルの先頭行がアクセストークンではありません", en: "the file's first line is no access token"),
        remedy: Wording(
            ja: "アクセストークンをファイルの先頭行に書いてください", en: "write the access token into its first line"))

    // MARK: An authorization server

    /// - Parameter reason: the dynamic linker's own words.
    package static func tokensNeedLibcurl(_ reason: String) -> Trouble {
        Trouble(
            Wording(
                ja: "トークンの取得には libcurl が必要ですが、読み込めません（\(reason)）",
                en: "tokens need libcurl, which can't be loaded (\(reason))"),
            remedy: .installLibcurl)
    }

    package static let malformedTokenURL = Trouble(
        Wording(
            ja: "url が https://ホスト/パス の形ではありません", en: "the url isn't one of the form https://host/path"),
        remedy: Wording(ja: "url を確かめてください", en: "check url"))

    package static func tokenServer(_ host: String, _ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(
                ja: "\(host) からトークンを取得できません: \(reason.ja)", en: "\(host), asked for one: \(reason.en)")
        }
    }

    package static let answerWithoutToken = Trouble(
        Wording(ja: "応答に bearer トークンがありません", en: "its answer holds no bearer token"), remedy: checkTokenURL)
    package static let answerIsNoObject = Trouble(
        Wording(ja: "応答が JSON オブジェクトではありません", en: "its answer isn't a JSON object"), remedy: checkTokenURL)
    private static let checkTokenURL = Wording(
        ja: "url が認可サーバーのトークンエンドポイントかを確かめてください",
        en: "check that url is the authorization server's token endpoint")

    /// - Parameters:
    ///   - said: the server's error code and its own words, as far as it gave any.
    ///   - error: its error code. [RFC 6749 §5.2]
    package static func tokenRefusal(status: Int, said: [String], error: String?) -> Trouble {
        let list = Wording.list(said)
        let lead = said.isEmpty ? "" : ": "
        return Trouble(
            Wording(ja: "応答 \(status)\(lead)\(list.ja)", en: "it answers \(status)\(lead)\(list.en)"),
            remedy: error.flatMap(tokenRemedy))
    }

    private static func tokenRemedy(_ error: String) -> Wording? {
        switch error {
        case "invalid_grant":
            Wording(
                ja: "リフレッシュトークンが失効したか取り消されています。アクセスを許可し直し、トークンを置き換えてください",
                en: "the refresh token has ended or was withdrawn; grant access anew and replace it")
        case "invalid_client", "unauthorized_client":
            Wording(
                ja: "client_id とクライアントの秘密の値を確かめてください", en: "check client_id and the client's secret")
        case "invalid_scope": Wording(ja: "scope を確かめてください", en: "check scope")
        default: nil
        }
    }
}

extension Wording {
    package static func endsWithStatus(_ code: Int) -> Wording {
        Wording(ja: "終了コード \(code) で終わりました", en: "ends with status \(code)")
    }
    package static func endedBySignal(_ signal: String) -> Wording {
        Wording(ja: "シグナル \(signal) で終わりました", en: "is ended by signal \(signal)")
    }
    package static func writesTooMuch(limit: Int) -> Wording {
        Wording(ja: "出力が \(limit) バイトを超えています", en: "it writes more than \(limit) bytes")
    }
}
