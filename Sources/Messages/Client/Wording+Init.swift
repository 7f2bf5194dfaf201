// What `init` asks and says.

extension Wording {
    package static let initBegins = Wording(
        ja: "5 つのことをお尋ねします。[ ] の中は、何も入力せずに Enter を押したときの答えです。Ctrl-C で中止でき、それまで何も書き込みません。",
        en: """
            Five questions. What stands in [ ] is the answer where you just press Enter. Ctrl-C ends it; nothing is written \
            before the end.
            """)
    /// - Parameters:
    ///   - number: of five.
    ///   - usual: what an empty answer means; nil where there has to be one.
    package static func initQuestion(_ number: Int, _ question: Wording, usual: String?) -> Wording {
        let ja = usual.map { $0.isEmpty ? " [なし]" : " [\($0)]" } ?? ""
        let en = usual.map { $0.isEmpty ? " [none]" : " [\($0)]" } ?? ""
        return Wording(ja: "\(number)/5 \(question.ja)\(ja): ", en: "\(number)/5 \(question.en)\(en): ")
    }

    /// - Parameter known: the plans of the configuration.
    package static func askPlan(_ known: [String]) -> Wording {
        Wording(
            ja: "提供元のプラン（\(known.joined(separator: "、"))。別の提供元なら新しい名前）",
            en: "The vendor's plan (\(known.joined(separator: ", ")); another name for another vendor)")
    }
    package static let askPlanTimeZone = Wording(ja: "提供元の時計（タイムゾーン）", en: "The vendor's clock (a time zone)")
    package static let askPlanHours = Wording(
        ja: "提供元の時計での対応時間（例: Mo-Fr 06:00-17:00）", en: "Its hours on that clock (as Mo-Fr 06:00-17:00)")
    package static let askDeskHours = Wording(
        ja: "ご自分の窓口の営業時間（PH off: 日本の祝日は休み）", en: "Your own desk's hours (PH off: closed on Japan's holidays)")
    package static let askSiteName = Wording(ja: "お客様がご存じのサイトの名前", en: "The site's name, as customers know it")
    package static let askLoginURL = Wording(
        ja: "ログインページの URL（https://…）", en: "The login page's URL (https://…)")
    package static let askSender = Wording(
        ja: "メールの差出人（例: みどり教室 <support@example.jp>）", en: "Whom letters are from (as Midori <support@example.jp>)")
    package static let askRelay = Wording(
        ja: "メールの中継先（例: smtp.example.jp:587。maildir なら送らずファイルに残す）",
        en: "The mail relay (as smtp.example.jp:587; maildir keeps letters as files and sends nothing)")
    package static let askRelayUser = Wording(
        ja: "中継先のログイン名（パスワードはここでは尋ねません）", en: "The login name at the relay (its password isn't asked for here)")

    package static let answerNeeded = Wording(ja: "  この質問には答えが必要です", en: "  this needs an answer")
    package static let answerHasControls = Wording(
        ja: "改行や制御文字は使えません。取り除いてください", en: "line breaks and control characters can't be used; leave them out")
    package static let typedTooLong = Wording(
        ja: "入力が 4096 バイトを超えています。何も行っていません", en: "the input has more than 4096 bytes in a line; nothing was done")

    package static let dropInHead = Wording(
        ja: "madoguchi init が書いたファイルです。各キーの説明は madoguchi.yaml(5) にあります。",
        en: "Written by madoguchi init; madoguchi.yaml(5) explains each key.")
    package static func dropInPlaced(_ path: String) -> Wording {
        Wording(ja: "設定を書き込みました: \(path)", en: "written: \(path)")
    }
    package static func dropInThere(_ path: String) -> Wording {
        Wording(
            ja: "\(path) はすでにあります。置き換えるなら --force を、別の場所に書くなら --output を指定してください",
            en: "\(path) is there already; give --force to replace it, or --output for another place")
    }
    package static let initNext = Wording(ja: "次に実行するコマンド:", en: "What to do next:")
    package static let relayPasswordPrompt = Wording(ja: "中継先のパスワード:", en: "Password at the relay:")
    package static let initWithoutJSON = Wording(
        ja: "init では --json を使えません。スクリプトには --answers を使ってください", en: "init has no --json; scripts use --answers")
    /// - Parameter faults: the daemon's, one a line.
    package static func configurationUnusable(_ path: String, _ faults: Wording) -> Wording {
        Wording(
            ja: "\(path) に誤りがあります。先に直してください:\n\(faults.ja)",
            en: "\(path) can't be used as it is; correct it first:\n\(faults.en)")
    }
}

// MARK: A file of answers

extension Wording {
    package static func answerLineUnreadable(_ path: String, line: Int) -> Wording {
        Wording(
            ja: "\(path):\(line): 「名前=値」の形ではありません。コメントは行頭に # を付けてください",
            en: "\(path):\(line): not of the form NAME=VALUE; a comment begins with #")
    }
    package static func answerUnknown(_ name: String, _ path: String, line: Int, known: [String]) -> Wording {
        Wording(
            ja: "\(path):\(line): \(quoted(name))という項目はありません。使えるのは \(known.joined(separator: "、")) です",
            en:
                "\(path):\(line): there is no field \(quoted(name, .en)); the fields are \(known.joined(separator: ", "))"
        )
    }
    package static func answerIsSecret(_ path: String, line: Int) -> Wording {
        Wording(
            ja: "\(path):\(line): パスワードは書けません。/etc/credstore/madoguchi.smtp-password に置いてください（コマンドは最後に表示します）",
            en: """
                \(path):\(line): a password never stands here; it belongs into /etc/credstore/madoguchi.smtp-password (the \
                command for it is shown at the end)
                """)
    }
    package static func answerTwice(_ name: String, _ path: String, line: Int) -> Wording {
        Wording(
            ja: "\(path):\(line): \(name) が二度書かれています。一つにしてください", en: "\(path):\(line): \(name) stands twice; leave one")
    }
    package static func answerMissing(_ name: String, _ path: String) -> Wording {
        Wording(ja: "\(path): \(name) がありません。書き加えてください", en: "\(path): there is no \(name); add it")
    }
    package static func answerWithoutMeaning(_ name: String, _ path: String, line: Int) -> Wording {
        Wording(
            ja: "\(path):\(line): \(name) は、ほかの答えと合わせると意味を持ちません。取り除いてください",
            en: "\(path):\(line): \(name) means nothing beside the other answers; leave it out")
    }
    /// - Parameters:
    ///   - line: nil where the usual answer is refused.
    ///   - faults: the daemon's.
    package static func answerRefused(_ name: String, _ path: String, line: Int?, _ faults: String) -> Wording {
        let place = line.map { "\(path):\($0)" } ?? path
        return Wording(verbatim: "\(place): \(name): \(faults)")
    }

    // What is typed is the same in each language.
    package static let initRestart = Wording(verbatim: "sudo systemctl restart madoguchid")
    package static let initReload = Wording(verbatim: "sudo systemctl reload madoguchid")
}
