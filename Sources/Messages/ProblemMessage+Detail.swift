extension ProblemMessage {
    /// What failed, on which input, and what to do next. Empty where the faults of the request say all of it.
    package var detail: Wording {
        switch self {
        case .malformedRequest(let reason):
            Wording(
                ja: "HTTP/1.1 として読めないリクエストです: \(reason.ja)。",
                en: "The request is not HTTP/1.1: \(reason.en).")
        case .missingHost:
            Wording(
                ja: "HTTP/1.1 のリクエストに Host がありません。Host: localhost のように一つ付けてください。",
                en: "A request of HTTP/1.1 needs the header Host; send one, as Host: localhost.")
        case .repeatedHost:
            Wording(
                ja: "ヘッダー Host が二つ以上あります。一つだけ送ってください。",
                en: "The header Host is given more than once; send it once.")
        case .headTooLarge(let limit):
            Wording(
                ja: "URL とヘッダーは合わせて \(limit) バイト、ヘッダーは 100 個までです。減らしてください。",
                en: "The request's target or header fields exceed \(limit) bytes or 100 fields.")
        case .targetWithoutSlash:
            Wording(
                ja: "URL のパスは / で始めてください。", en: "The request's target has to begin with a slash.")
        case .targetWithBrokenEscape(let text):
            Wording(
                ja: "\(quoted(text))の % の後に 16 進数が二桁ありません。% そのものは %25 と書いてください。",
                en: "\(quoted(text, .en)) has a % without two hexadecimal digits after it; write %25 for %.")
        case .targetNotUTF8(let text):
            Wording(
                ja: "\(quoted(text))は、% エンコードを復号しても UTF-8 になりません。",
                en: "\(quoted(text, .en)) isn't UTF-8 once decoded.")
        case .targetWithControlCharacter(let text):
            Wording(
                ja: "\(quoted(text))に制御文字があります。取り除いてください。",
                en: "\(quoted(text, .en)) has a control character in it.")
        case .notFound(let path):
            Wording(
                ja: "\(quoted(path))には何もありません。プランの一覧は /v1/plans にあります。",
                en: "There is nothing at \(quoted(path, .en)); /v1/plans lists the plans.")
        case .methodNotAllowed(let method, let allowed):
            Wording(
                ja: "ここでは \(plain(method)) を使えません。\(allowed.joined(separator: "、")) を使ってください。",
                en: "This resource doesn't allow \(plain(method)); use \(allowed.joined(separator: " or ")).")
        case .crossOrigin(let origin):
            Wording(
                ja: "別のサイト（\(plain(origin))）のページから送られたリクエストなので、受け付けません。",
                en: "The request comes from a page of another site (\(plain(origin))), and is refused.")
        case .unknownHost(let host):
            Wording(
                ja: "ホスト名\(quoted(host))は設定にありません。この名前で公開するなら、web.address か web.hosts に加えてください。",
                en:
                    "The host \(quoted(host, .en)) isn't configured. To serve the pages by that name, set it in web.address "
                    + "or add it to web.hosts.")
        case .unknownDeskHost(let host):
            Wording(
                ja: "ホスト名\(quoted(host))は desk.address のものではありません。プロキシが元の Host を渡すようにするか、desk.address を直してください。",
                en:
                    "The host \(quoted(host, .en)) isn't that of desk.address. Have the proxy pass on the Host that people ask "
                    + "for, or set desk.address.")
        case .proxyWithoutUser(let header):
            Wording(
                ja: "プロキシからのリクエストに、利用者名のヘッダー \(plain(header)) がありません。プロキシでのログインを設定してください。",
                en:
                    "The proxy's request doesn't say who asks: it has no \(plain(header)). Have the proxy ask people to log in."
            )
        case .proxyUserUnreadable(let header):
            Wording(
                ja: "ヘッダー \(plain(header)) が、ひとつの利用者名になっていません（英数字と . _ @ + -、64 文字まで）。",
                en:
                    "The header \(plain(header)) isn't one person's name (letters, digits and . _ @ + -, at most 64).")
        case .userWithoutRole(let name):
            Wording(
                ja: "\(plain(name)) さんには窓口の権限がありません。desk.proxy の operators か viewers に加えてもらってください。",
                en: "\(plain(name)) has no role at the desk; ask for one in desk.proxy's operators or viewers.")
        case .viewerOnlyReads(let name):
            Wording(
                ja: "\(plain(name)) さんは見ることだけができます。操作するには、desk.proxy の operators に加えてもらってください。",
                en:
                    "\(plain(name)) may look at everything and change nothing; that takes a place in desk.proxy's operators."
            )
        case .invalidParameters, .invalidFields:
            Wording(verbatim: "")
        case .bodyNotTaken:
            Wording(
                ja: "このリクエストに本文は要りません。本文を付けずに送ってください。",
                en: "This request has no body; send it without one.")
        case .bodyTooLarge(let limit):
            Wording(
                ja: "本文は JSON で \(limit) バイトまでです。短くしてください。フォローアップが多いときは、一行に一件ずつ "
                    + "madoguchi import（POST /v1/follow-ups/batch）で送ってください。",
                en: "The body may take \(limit) bytes of JSON; shorten it. Many follow-ups go to madoguchi import "
                    + "(POST /v1/follow-ups/batch), a line each.")
        case .unreadableBody(let reason):
            Wording(
                ja: "本文を最後まで読めませんでした（\(reason.ja)）。もう一度送ってください。",
                en: "The body couldn't be read to its end: \(reason.en); send it again.")
        case .unsupportedContentType(let found, let expected):
            Wording(
                ja: "本文の種類が\(quoted(found))になっています。Content-Type: \(expected) で送ってください。",
                en: "The body is said to be \(quoted(found, .en)); send it with Content-Type: \(expected).")
        case .malformedJSON(let reason):
            Wording(ja: "本文を JSON として読めません: \(reason.ja)。", en: "The body isn't JSON: \(reason.en).")
        case .malformedIdempotencyKey:
            Wording(
                ja: "ヘッダー Idempotency-Key は、空白のない ASCII 文字 1〜255 字で、一つだけ送ってください。",
                en: "The header Idempotency-Key has to be 1 to 255 visible ASCII characters without spaces, and to "
                    + "be given once.")
        case .followUpKeyConflict(let id):
            Wording(
                ja: "この冪等キーでは別のリクエストをフォローアップ \(id) として受け付けています。同じ内容で送り直すか、"
                    + "別のキーを使ってください。",
                en: "Another request was accepted under this idempotency key, as follow-up \(id); send the same "
                    + "request again, or this one under another key.")
        case .caseKeyConflict(let id):
            Wording(
                ja: "この冪等キーでは別のリクエストを案件 \(id) として受け付けています。同じ内容で送り直すか、"
                    + "別のキーを使ってください。",
                en: "Another request was accepted under this idempotency key, as case \(id); send the same request "
                    + "again, or this one under another key.")
        case .overrideKeyConflict(let id):
            Wording(
                ja: "この冪等キーでは別のリクエストを \(id) として受け付けています。同じ内容で送り直すか、"
                    + "別のキーを使ってください。",
                en: "Another request was accepted under this idempotency key, as override \(id); send the same "
                    + "request again, or this one under another key.")
        case .tooManyWaiting:
            Wording(
                ja: "待機中のリクエストが上限に達しています。wait を付けずに問い合わせるか、数秒後にもう一度お試しください。",
                en: "No more requests can be held; ask without wait, or again in a few seconds.")
        case .internal(let reason):
            Wording(ja: "応答を作成できませんでした: \(reason)。", en: "The answer could not be written: \(reason)")
        case .unknownPlan(let id, let nearest, let known):
            Wording(
                ja: "プラン\(quoted(id))はありません。"
                    + (nearest.map { "「\($0)」のことでしょうか。" } ?? "プランは次のとおりです: \(known.joined(separator: "、"))"),
                en: "There is no plan \(quoted(id, .en)); "
                    + (nearest.map { "did you mean \"\($0)\"?" } ?? "known here: \(known.joined(separator: ", "))."))
        case .noPublishedTable(let plan):
            Wording(
                ja: "プラン「\(plan)」には、照らし合わせる公表時間表がありません。設定の published に加えてください。",
                en: "The plan \"\(plan)\" has no published table to compare with its hours; add one to the "
                    + "configuration under published.")
        default: aboutWhatIsKept
        }
    }

    /// What is wrong with the store, and what to do, where nobody asked for anything to be stored. Empty for others.
    package var standing: Wording {
        guard case .store(let trouble, let ofServer, let reason) = self else { return Wording(verbatim: "") }
        let advice = trouble.advice(ofServer: ofServer)
        return Wording(ja: "\(advice.ja)（\(reason.ja)）", en: "\(advice.en) (\(reason.en))")
    }

    /// Of follow-ups, cases, templates and the store.
    private var aboutWhatIsKept: Wording {
        switch self {
        case .unknownFollowUp(let id):
            Self.unknown(
                ja: "フォローアップ", en: "follow-up", id, nil, list: "madoguchi queue list", "/v1/follow-ups")
        case .impossible(let verb, let state, let possible):
            Wording(
                ja: "フォローアップの状態は\(Wording.state(state).ja)なので、\(Wording.verb(verb).ja)はできません。"
                    + Self.advice(state: state, possible).ja,
                en: "The follow-up is \(state), which doesn't allow to \(verb.rawValue) it; "
                    + Self.advice(state: state, possible).en)
        case .secretErased(let id):
            Wording(
                ja: "フォローアップ \(id) の秘密の値は、終了したときに本文とともに消去しました。新しく送ってください。",
                en: "The follow-up \(id) held a secret, which was erased when it ended, and its text with it; send a "
                    + "new one.")
        case .holdsSecret(let id):
            Wording(
                ja: "フォローアップ \(id) の本文は送信を始めたときに秘密の値とともに確定しているため、表示しません。"
                    + "秘密の値は、送信が済むと本文とともに消去されます。",
                en: "The text of the follow-up \(id) has been fixed with a secret in it since its sending began, so it "
                    + "isn't shown; the secret is erased once the message has been sent, and its text with it.")
        case .noHTMLPart(let id):
            Wording(
                ja: "フォローアップ \(id) はテキストだけのメールで、HTML パートがありません。本文を表示してください（part=text）。",
                en: "The follow-up \(id) is plain text, without an HTML part; ask for its text (part=text).")
        case .suppressed:
            Wording(
                ja: "受信者は配信停止の一覧にあるため、何も受け付けませんでした。配信を再開する場合は、一覧から外してください"
                    + "（madoguchi suppress remove）。定期メールだけを止める場合は、範囲を変えてください"
                    + "（madoguchi suppress add ADDRESS --scope recurring）。",
                en: "The recipient is suppressed, so nothing was accepted. If they want "
                    + "messages again, remove the suppression (madoguchi suppress remove); if they only want no recurring "
                    + "messages, narrow it (madoguchi suppress add ADDRESS --scope recurring).")
        case .unknownSuppression:
            Wording(
                ja: "このアドレスは配信停止の一覧にありません。一覧は madoguchi suppress list で見られます（GET /v1/suppressions）。",
                en: "The address isn't suppressed; madoguchi suppress list (GET /v1/suppressions) lists those that are."
            )
        case .unknownOverride(let id):
            Self.unknown(
                ja: "臨時の休業や受付", en: "override", id, nil, list: "madoguchi overrides", "/v1/plans/{plan}/overrides")
        case .overridePast(let id):
            Wording(
                ja: "\(id) の期間はすでに終わっているため、取り消せません。いまの対応時間には影響していません。",
                en: "The override \(id) has ended by itself, so it can't be removed; it no longer has any effect.")
        case .tooManyOverrides(let plan, let limit):
            Wording(
                ja: "プラン\(quoted(plan))には、これから終わる臨時の休業と受付がすでに \(limit) 件あります。"
                    + "不要なものを取り消すか（madoguchi overrides remove ID）、holidays に書いてください。",
                en: "The plan \(quoted(plan, .en)) has \(limit) overrides that haven't ended; remove some (madoguchi "
                    + "overrides remove ID), or put days into holidays.")
        case .unknownRecord(let id):
            Self.unknown(ja: "エラーの記録", en: "record", id, nil, list: "madoguchi record search", "/v1/records")
        case .unknownTemplate(let id, let nearest):
            Self.unknown(
                ja: "テンプレート", en: "template", id, nearest, list: "madoguchi templates list", "/v1/templates")
        case .unknownPlaybook(let id, let nearest):
            Self.unknown(
                ja: "プレイブック", en: "playbook", id, nearest, list: "madoguchi playbooks list", "/v1/playbooks")
        case .unknownCase(let id):
            Self.unknown(ja: "案件", en: "case", id, nil, list: "madoguchi case list", "/v1/cases")
        case .unrenderableMessage(let template, let reason):
            Wording(
                ja: "テンプレート \(template) からメールを作成できません: \(reason.ja)。",
                en: "The template \(template) can't be rendered: \(reason.en).")
        case .caseResolved:
            Wording(
                ja: "この案件は解決済みで、書き加えられるのはメモの文章だけです。再発した場合は新しい案件を開いてください。",
                en: "The case is resolved, so only text notes can be added; open another case if the problem is back."
            )
        case .caseBusy:
            Wording(
                ja: "案件が続けて更新されたため、このリクエストは処理されていません。もう一度お試しください。",
                en: "The case kept changing in the meantime; ask again. Nothing of this request was done.")
        case .backupInProgress:
            Wording(
                ja: "別のバックアップを作成または取得しているところです。終わってからもう一度お試しください。",
                en: "Another backup is being made or downloaded; ask again once that has ended.")
        case .backupElsewhere:
            Wording(
                ja: "フォローアップは PostgreSQL にあるため、バックアップは pg_basebackup か pg_dump で作ってください。"
                    + "詳しくは docs/postgresql.ja.md にあります。",
                en:
                    "Follow-ups are kept on PostgreSQL; make backups by pg_basebackup or pg_dump. docs/postgresql.md says "
                    + "more.")
        case .notShared, .unknownNode, .nodeLive, .nodeHoldsLeases: aboutNodes
        // Nobody knows whether anything was done.
        case .store(.uncertain, _, _): standing
        case .store(let trouble, let ofServer, let reason):
            Wording(
                ja: "\(trouble.advice(ofServer: ofServer).ja)このリクエストは処理されていません。（\(reason.ja)）",
                en: "\(trouble.advice(ofServer: ofServer).en) Nothing of this request was done. (\(reason.en))")
        default: Wording(verbatim: "")
        }
    }

    /// Of the daemons that share the queue.
    private var aboutNodes: Wording {
        switch self {
        case .notShared:
            Wording(
                ja: "フォローアップはこのデーモンだけのデータベースにあるため、ほかのノードはありません。複数のデーモンで共有するには、"
                    + "PostgreSQL に保存してください（store.kind）。手順は docs/postgresql.ja.md にあります。",
                en:
                    "Follow-ups are in a database of this daemon's own, so that there are no other nodes. Several daemons can "
                    + "share a queue that is on PostgreSQL (store.kind): docs/postgresql.md has the way there.")
        case .unknownNode(let name, let nearest, let known):
            Wording(
                ja: "ノード\(quoted(name))はありません。"
                    + (nearest.map { "「\($0)」のことでしょうか。" } ?? "ノードは次のとおりです: \(known.joined(separator: "、"))"),
                en: "There is no node \(quoted(name, .en)); "
                    + (nearest.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))."))
        case .nodeLive(let name):
            Wording(
                ja: "ノード\(quoted(name))は稼働しているため、除けません。デーモンを止めてから（systemctl stop madoguchid）、もう一度"
                    + "お試しください。送信だけを止めるには madoguchi cluster drain を使います。",
                en:
                    "The node \(quoted(name, .en)) is live, so it can't be forgotten. Stop its daemon first (systemctl stop "
                    + "madoguchid); madoguchi cluster drain only has it send nothing more.")
        case .nodeHoldsLeases(let name):
            Wording(
                ja: "ノード\(quoted(name))が送信していたメールを、ほかのノードが引き取っているところです。数秒後にもう一度お試しください。",
                en:
                    "What the node \(quoted(name, .en)) was sending is still being taken over by others; ask again in some "
                    + "seconds.")
        default: Wording(verbatim: "")
        }
    }

    /// - Parameters:
    ///   - command: lists those that there are.
    ///   - path: the same for programs.
    private static func unknown(
        ja: String, en: String, _ id: String, _ nearest: String?, list command: String, _ path: String
    ) -> Wording {
        Wording(
            ja: "\(ja)\(quoted(id))はありません。"
                + (nearest.map { "「\($0)」のことでしょうか。" } ?? "一覧は \(command) で見られます（GET \(path)）。"),
            en: "There is no \(en) \(quoted(id, .en)); "
                + (nearest.map { "did you mean \($0)?" } ?? "\(command) (GET \(path)) lists them."))
    }

    private static func advice(state: String, _ possible: [FollowUpVerb]) -> Wording {
        let verbs = possible.map { Wording.verb($0) }
        return if state == "sending" {
            Wording(ja: "送信が終わるまでお待ちください。", en: "wait until the attempt in flight has ended.")
        } else if possible.isEmpty {
            Wording(ja: "これ以上できることはありません。", en: "no command is possible.")
        } else {
            Wording(
                ja: "できること: \(verbs.map(\.ja).joined(separator: "、"))",
                en: "what is possible: \(verbs.map(\.en).joined(separator: ", ")).")
        }
    }
}

extension ProblemMessage.StoreTrouble {
    fileprivate func advice(ofServer: Bool) -> Wording { ofServer ? adviceOfServer : adviceOfFiles }

    private var adviceOfServer: Wording {
        switch self {
        case .full:
            Wording(
                ja: "データベースサーバーのディスクに空きがありません。空きを作ってから、もう一度お試しください。",
                en: "No space is left on the database server's disk; make some, and ask again.")
        case .readOnly:
            Wording(
                ja: "データベースサーバーが読み取り専用です。書き込めるサーバーに接続しているかを確かめてください。",
                en: "The database server is read-only; see that the daemon is led to one that takes writes.")
        case .locked:
            Wording(
                ja: "データベースが混んでいるか、ロックされています。しばらくしてからもう一度お試しください。",
                en: "The database is busy, or something in it is locked; ask again in a moment.")
        case .corrupt:
            Wording(
                ja: "データベースの内容が madoguchi のものではないか、壊れています。詳しくはログにあります。",
                en: "What is in the database isn't madoguchi's, or is damaged. The log says more.")
        case .newer:
            Wording(
                ja: "データベースは、より新しい madoguchi のものです。その版の madoguchi を動かしてください。",
                en: "The database was written by a newer madoguchi; run that one.")
        case .io, .exposed, .replaced:
            Wording(
                ja: "データベースに拒否されました。ログとデータベースサーバーのログを確かめてください。",
                en: "The database refused it; check the log, and the database server's.")
        case .unreachable, .uncertain, .closed: adviceOfFiles
        }
    }

    private var adviceOfFiles: Wording {
        switch self {
        case .full:
            Wording(
                ja: "state_dir に空きがありません。空きを作ってから、もう一度お試しください。",
                en: "No space is left in state_dir; make some, and ask again.")
        case .readOnly:
            Wording(
                ja: "state_dir のデータベースに書き込めません。データベースとディレクトリを書き込めるようにしてください。",
                en: "The database in state_dir can't be written; make it and its directory writable.")
        case .locked:
            Wording(
                ja: "state_dir のデータベースを別のプロセスが使っています。そのプロセスを終了するか、しばらくしてからもう一度お試しください。",
                en: "Another process holds the database in state_dir; end it, or ask again in a moment.")
        case .corrupt:
            Wording(
                ja: "state_dir のデータベースが壊れています。バックアップから復元してください（madoguchid --restore）。詳しくはログにあります。",
                en: "The database in state_dir is damaged; restore a backup (madoguchid --restore). The log says more.")
        case .newer:
            Wording(
                ja: "state_dir のデータベースは、より新しい madoguchi のものです。その版の madoguchi を動かしてください。",
                en: "The database in state_dir was written by a newer madoguchi; run that one.")
        case .exposed:
            Wording(
                ja: "state_dir かデータベースに、ほかの利用者の権限が付いています。デーモンのユーザーだけが使えるようにしてください。詳しくはログにあります。",
                en: """
                    state_dir or the database in it is accessible to others; remove the permissions of all but the \
                    daemon's user. The log says more.
                    """)
        case .replaced:
            Wording(
                ja: "state_dir のデータベースのファイルが、デーモンの動作中に置き換えられたか、なくなりました。元に戻すか、デーモンを再起動してください。詳しくはログにあります。",
                en: """
                    The database's file in state_dir was replaced or removed while the daemon used it; put it back, or \
                    restart the daemon. The log says more.
                    """)
        case .unreachable:
            Wording(
                ja: "データベースに接続できません。しばらくしてからもう一度お試しください。",
                en: "The database can't be reached; ask again in a moment.")
        case .uncertain:
            Wording(
                ja:
                    "データベースから応答がなく、保存されたかどうか分かりません。Idempotency-Key を付けていた場合は、同じキーでもう一度送っても二重にはなりません。付けていなければ、先に一覧を確かめてください。",
                en: """
                    The database gave no answer, so it isn't known whether it was stored. A request with an \
                    Idempotency-Key can be sent again with the same one: nothing is stored twice. Before others, look \
                    whether it is there.
                    """)
        case .io:
            Wording(
                ja: "state_dir のデータベースの読み書きに失敗しました。ログとディスクを確かめてください。",
                en: "Reading or writing the database in state_dir failed; check the log and the disk.")
        case .closed:
            Wording(
                ja: "デーモンを停止しているところです。起動してからもう一度お試しください。",
                en: "The daemon is stopping; ask again once it runs.")
        }
    }
}
