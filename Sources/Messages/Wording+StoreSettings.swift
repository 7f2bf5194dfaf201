// What is said of the configuration's part store. None of it shows any of a connection string, which may hold a password.

extension Wording {
    package static let connectionStringValue = Wording(
        ja: "libpq の接続文字列か URI（host=db.example.jp dbname=madoguchi user=madoguchi sslmode=verify-full など）",
        en: "a connection string or URI of libpq's, as host=db.example.jp dbname=madoguchi user=madoguchi "
            + "sslmode=verify-full")
    package static let connectionMalformed = Wording(
        ja: "libpq の接続文字列または URI として読めません。「キーワード=値」を空白で区切り、空白を含む値は '…' で囲んでください",
        en:
            "it is neither a connection string nor a URI of libpq's; write keyword=value, separated by spaces, and values "
            + "with spaces in '…'")
    package static func connectionKeywordUnknown(_ keyword: String) -> Wording {
        Wording(
            ja: "libpq に\(quoted(keyword))というキーワードはありません",
            en: "libpq has no keyword \(quoted(keyword, .en))")
    }
    package static func connectionKeywordInvalid(_ keyword: String) -> Wording {
        Wording(
            ja: "キーワード \(keyword) の値が正しくありません", en: "the keyword \(keyword) doesn't take this value")
    }
    package static func connectionKeywordTaken(_ keyword: String) -> Wording {
        Wording(
            ja: "キーワード \(keyword) は madoguchi が決めます。取り除いてください",
            en: "madoguchi decides on the keyword \(keyword) itself; remove it")
    }
    package static let passwordInConnection = Wording(
        ja: "接続文字列にパスワードを書かないでください。パスワードをファイルに置き、password_credential か password_file で指定してください",
        en:
            "a password doesn't stand in the connection string; put it into a file, and name that by password_credential or "
            + "password_file")
    package static let schemaNameValue = Wording(
        ja: "スキーマ名（63 バイトまで、pg_ で始まらないもの）",
        en: "a schema's name, up to 63 bytes, not beginning with pg_")
    package static let answerTimeoutOutOfRange = Wording(
        ja: "answer_timeout は 1 秒から 10 分までにしてください", en: "answer_timeout has to be between 1 s and 10 min")
    package static let postgreSQLMissing = Wording(
        ja: "kind: postgresql には postgresql: { connection: … } も必要です",
        en: "kind: postgresql needs postgresql: { connection: … } beside it")
    package static let secretsKeyMissing = Wording(
        ja: "store.kind: postgresql には secrets_key_credential か secrets_key_file が必要です。データベースの秘密の値はこの鍵で暗号化されます"
            + "（鍵の作り方: echo \"1 $(openssl rand -base64 32)\"）",
        en:
            "store.kind: postgresql needs secrets_key_credential or secrets_key_file: by that key secrets are encrypted in "
            + "the database (to make one: echo \"1 $(openssl rand -base64 32)\")")

    /// - Parameter hosts: those that are named; nil where libpq isn't here to tell.
    package static func databasePurpose(_ hosts: [String]?) -> Wording {
        guard let hosts else { return Wording(ja: "データベースのため", en: "the database") }
        let names = Wording.list(hosts)
        return Wording(ja: "データベース \(names.ja) のため", en: "the database at \(names.en)")
    }

    /// - Parameters:
    ///   - new: the configured store, without a password; may read like the one in use, where something else of it differs.
    ///   - old: the one in use.
    package static func storeStays(new: String, old: String) -> Wording {
        if new == old {
            return Wording(
                ja: "store の設定が変わりました。再起動するまで前の設定のままです",
                en: "the settings of store have changed; until a restart, the old ones stay in use")
        }
        return Wording(
            ja: "store は \(new) になりましたが、再起動するまで \(old) を使い続けます",
            en: "store is \(new) now; until a restart, \(old) stays in use")
    }

    package static let databasePasswordUnusable = Wording(
        ja: "データベースのパスワードとして使えません。password_credential か password_file の先頭行を確かめてください",
        en: "it can't be the database's password; check the first line of password_credential or password_file")
    /// - Parameter reason: what is wrong with the key, and never any of it.
    package static func secretsKeyUnusable(_ reason: Wording) -> Wording {
        Wording(
            ja: "秘密の値の鍵（secrets_key）を使えません: \(reason.ja)",
            en: "the key for secrets (secrets_key) can't be used: \(reason.en)")
    }

    /// - Parameter reason: the system's.
    package static func libpqMissingForCheck(_ reason: String) -> Wording {
        Wording(
            ja: "libpq を読み込めないため（\(reason)）、store.postgresql.connection を確かめられず、データベースにも接続できません。"
                + "libpq5 パッケージを入れてください",
            en:
                "libpq can't be loaded (\(reason)), so store.postgresql.connection isn't checked, and nothing connects to the "
                + "database; install the package libpq5")
    }
}

// MARK: Moving

extension Wording {
    package static let moveNeedsTarget = Wording(
        ja: "--move-to-postgresql には、設定に store: { kind: postgresql, … } が必要です",
        en: "--move-to-postgresql needs store: { kind: postgresql, … } in the configuration")
    package static func moveSourceUnusable(directory: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(directory) のデータベースを移せません: \(reason.ja)。何も変更していません",
            en: "the database in \(directory) can't be moved: \(reason.en); nothing was changed")
    }
    package static func moveRefused(_ reason: Wording) -> Wording {
        Wording(
            ja: "PostgreSQL に移せません: \(reason.ja)。元のデータベースはそのままです。原因を取り除いて、同じコマンドをもう一度実行してください",
            en:
                "PostgreSQL can't take it: \(reason.en); the database that was to be moved is as it was; mend the cause, and "
                + "run the same command again")
    }
    package static func moveTargetInUse(_ schema: String) -> Wording {
        Wording(
            ja: "スキーマ \(schema) にはすでに別のデータがあります。空のスキーマを store.postgresql.schema に指定してください",
            en: "the schema \(schema) has other data in it; name an empty one in store.postgresql.schema")
    }
    package static func moveDiffers(table: String) -> Wording {
        Wording(
            ja: "テーブル \(table) の行が元のデータベースと一致しません。途中でほかのプログラムが変更していないか確かめ、"
                + "空のスキーマでやり直してください",
            en:
                "rows of the table \(table) aren't as they are in the database that moves; see that nothing else changes them, "
                + "and begin again with an empty schema")
    }
    package static func nothingToMove(directory: String) -> Wording {
        Wording(
            ja: "\(directory) に madoguchi.sqlite がないため、移すものはありません",
            en: "there is no madoguchi.sqlite in \(directory), so there is nothing to move")
    }
    /// - Parameter retired: where the database is now.
    package static func moved(followUps: Int, cases: Int, retired: String) -> Wording {
        Wording(
            ja: "フォローアップ \(followUps) 件と案件 \(cases) 件を PostgreSQL に移し、一行ずつ照合しました。元のデータベースは \(retired) です。"
                + "続けて systemctl start madoguchid を実行してください",
            en:
                "\(followUps) follow-ups and \(cases) cases are on PostgreSQL, each row held against the one it came from; the "
                + "old database is \(retired); now: systemctl start madoguchid")
    }
}
