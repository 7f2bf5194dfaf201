// What is wrong with a store on PostgreSQL. libpq's reasons and the server's codes stand as they are.

extension Wording {
    // MARK: The connection

    /// - Parameter reason: libpq's; it names the host.
    package static func databaseServerUnreachable(_ reason: String) -> Wording {
        Wording(
            ja: "データベースサーバーに接続できません: \(reason)", en: "the database server can't be reached: \(reason)")
    }
    package static let databaseServerSilent = Wording(
        ja: "データベースサーバーから時間内に応答がありません", en: "the database server doesn't answer in time")
    package static let databaseServerShuttingDown = Wording(
        ja: "データベースサーバーが停止中か、接続を切りました", en: "the database server is shutting down, or has ended the session")
    package static let databaseServerReadOnly = Wording(
        ja: "データベースサーバーが読み取り専用です", en: "the database server is read-only")
    /// - Parameter reason: the system's.
    package static func libpqMissing(_ reason: String) -> Wording {
        Wording(
            ja: "libpq を読み込めません: \(reason)。libpq5 パッケージを入れてください",
            en: "libpq can't be loaded: \(reason); install the package libpq5")
    }

    // MARK: Commits that are uncertain

    /// - Parameter reason: libpq's.
    package static func commitLost(_ reason: String) -> Wording {
        Wording(
            ja: "コミットの途中で接続が切れ、保存されたかどうか分かりません: \(reason)",
            en: "the connection was lost in a commit, so that it isn't known whether it was stored: \(reason)")
    }
    package static let commitUnanswered = Wording(
        ja: "コミットへの応答がなく、保存されたかどうか分かりません",
        en: "a commit wasn't answered, so that it isn't known whether it was stored")
    /// - Parameter code: SQLSTATE.
    package static func commitNotReplicated(_ code: String) -> Wording {
        Wording(
            ja: "コミットが警告 \(code) とともに終わりました。スタンバイに届いたかどうか分かりません",
            en: "a commit ended with warning \(code), so that it isn't known whether a standby has it")
    }

    // MARK: Refusals

    /// - Parameters:
    ///   - code: SQLSTATE.
    ///   - name: of the constraint or table that it is about; nil for none.
    package static func databaseServerRefuses(_ code: String, about name: String?) -> Wording {
        let about = name.map { " (\($0))" } ?? ""
        return Wording(
            ja: "データベースサーバーに拒否されました: SQLSTATE \(code)\(about)",
            en: "the database server refuses it: SQLSTATE \(code)\(about)")
    }
    /// - Parameter name: the column's.
    package static func columnUnreadable(_ name: String) -> Wording {
        Wording(ja: "保存されている列 \(name) を読み取れません", en: "the stored column \(name) can't be read")
    }
    package static let databaseServerBackedUpByItsTools = Wording(
        ja: "PostgreSQL 上のデータは、このコマンドではバックアップできません。pg_basebackup または pg_dump を使ってください",
        en: "what is kept on PostgreSQL isn't backed up by this command; use pg_basebackup or pg_dump")
    package static let textHasNUL = Wording(
        ja: "文字 U+0000 を含む文は保存できません。取り除いてください",
        en: "a text with the character U+0000 can't be stored; remove it")
    /// - Parameter schema: its name.
    package static func schemaOfAnotherProgram(_ schema: String) -> Wording {
        Wording(
            ja: "スキーマ \(schema) にほかのプログラムの表があります。別のスキーマを指定してください",
            en: "another program's tables are in the schema \(schema); name another schema")
    }
}
