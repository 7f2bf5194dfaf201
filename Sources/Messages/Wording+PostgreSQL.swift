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
        ja: "データベースサーバーが停止処理中であるか、接続を切断しました", en: "the database server is shutting down, or has ended the session")
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
    package static let textHasNUL = Wording(
        ja: "文字 U+0000 を含むテキストは保存できません。取り除いてください",
        en: "a text with the character U+0000 can't be stored; remove it")
    /// - Parameter schema: its name.
    package static func schemaOfAnotherProgram(_ schema: String) -> Wording {
        Wording(
            ja: "スキーマ \(schema) にほかのプログラムのテーブルがあります。別のスキーマを指定してください",
            en: "another program's tables are in the schema \(schema); name another schema")
    }
}

// MARK: What to do about a connection that isn't made

extension Wording {
    package static let correctDatabasePassword = Wording(
        ja: "password_credential または password_file のパスワードを確かめてください",
        en: "check the password in password_credential or password_file")
    package static let nameDatabasePassword = Wording(
        ja: "パスワードをファイルに置き、password_credential か password_file で指定してください",
        en: "put the password into a file, and name that by password_credential or password_file")
    package static let correctPeerRole = Wording(
        ja: "peer 認証では、ロールの名前をデーモンのユーザー（madoguchi）と同じにしてください",
        en: "peer authentication wants the role's name to be that of the daemon's user, madoguchi")
    package static let createDatabaseRole = Wording(
        ja: "ロールを作るか、接続文字列の user を直してください", en: "create the role, or correct user in the connection string")
    package static let createDatabase = Wording(
        ja: "データベースを作るか、接続文字列の dbname を直してください",
        en: "create the database, or correct dbname in the connection string")
    package static let grantConnect = Wording(
        ja: "GRANT CONNECT ON DATABASE … でロールに許可してください", en: "GRANT CONNECT ON DATABASE … to the role")
    package static let allowInHostAccess = Wording(
        ja: "サーバーの pg_hba.conf で、このマシンとロールからの接続を許可してください",
        en: "let this machine and role in by the server's pg_hba.conf")
    package static let correctCertifiedName = Wording(
        ja: "接続文字列の host に、サーバー証明書に書かれている名前を指定するか、その名前を含む証明書をサーバーに入れてください",
        en:
            "write a name that is in the server's certificate into host of the connection string, or give the server a "
            + "certificate with that name")
    package static let correctAuthority = Wording(
        ja: "サーバー証明書の期限が切れているか、sslrootcert の認証局が発行したものではありません。どちらであるかは openssl s_client "
            + "-starttls postgres -connect ホスト:5432 -CAfile ファイル </dev/null で分かります。証明書を更新するか、sslrootcert を直してください",
        en:
            "the server's certificate has expired, or wasn't issued by the authority in sslrootcert; which of them, openssl "
            + "s_client -starttls postgres -connect HOST:5432 -CAfile FILE </dev/null says; renew the certificate, or correct "
            + "sslrootcert")
    package static let provideAuthority = Wording(
        ja: "サーバー証明書を発行した認証局の証明書（PEM）を sslrootcert のファイルに置き、madoguchi ユーザーが読めるようにしてください。"
            + "sslmode は変えないでください",
        en:
            "put the certificate (PEM) of the authority that issued the server's into the file that sslrootcert names, and let "
            + "the user madoguchi read it; leave sslmode as it is")
    package static let nameClientCertificate = Wording(
        ja: "クライアント証明書とその鍵を、接続文字列の sslcert と sslkey で指定してください",
        en: "name a client certificate and its key by sslcert and sslkey in the connection string")
    package static let turnOnTLS = Wording(ja: "サーバーで ssl = on にしてください", en: "turn ssl on at the server")
    package static let nameWritingHost = Wording(
        ja: "書き込めるサーバーがありません。接続文字列の host に、プライマリーになりうるサーバーをすべて書いてください",
        en: "none of the servers takes writes; name every one that may be the primary in host of the connection string")
    package static let raiseMaxConnections = Wording(
        ja: "サーバーの接続数が上限です。max_connections を増やすか、ほかの接続を減らしてください",
        en: "the server has no connection left; raise max_connections, or have others take fewer")
    package static let correctDatabaseHost = Wording(
        ja: "接続文字列の host と port、名前解決、ファイアウォールを確かめてください",
        en: "check host and port in the connection string, name resolution, and firewalls")
    package static let startDatabaseServer = Wording(
        ja: "サーバーが動いているか、接続文字列の host と port が正しいかを確かめてください",
        en: "check that the server runs, and host and port in the connection string")
}

// MARK: What a server has to be

extension Wording {
    /// - Parameter major: the server's version.
    package static func databaseServerTooOld(_ major: Int) -> Wording {
        Wording(
            ja: "データベースサーバーが PostgreSQL \(major) です。15 以上にしてください",
            en: "the database server is PostgreSQL \(major); 15 or newer is needed")
    }
    package static let noSynchronousStandby = Wording(
        ja: "サーバーに同期スタンバイが設定されていないため、受け付けたものが失われるおそれがあります。サーバーの "
            + "synchronous_standby_names を設定するか、store.postgresql.durability を local にしてください",
        en:
            "the server has no synchronous standby, so that what is accepted could be lost; set synchronous_standby_names on "
            + "the server, or store.postgresql.durability: local")
    /// - Parameters:
    ///   - commits: how many of the daemon's own are gone; nil where the database was restored, and nobody can tell.
    ///   - isPaused: whether nothing is sent now.
    package static func databaseWentBack(_ commits: Int64?, isPaused: Bool) -> Wording {
        let found = commits.map {
            Wording(
                ja: "確定したはずのこのデーモンのコミット \($0) 件が、データベースにありません。それらが届いていなかった"
                    + "スタンバイに切り替わったか、データベースが以前の状態に戻されました",
                en:
                    "\($0) commit(s) of this daemon that were confirmed aren't in the database: a standby took over that hadn't "
                    + "got them, or the database was put back to an earlier state")
        }
        let what =
            found
            ?? Wording(
                ja: "データベースは、バックアップから復元されたものです", en: "the database was restored from a backup")
        let next =
            isPaused
            ? Wording(
                ja: "送信を一時停止しました。madoguchi queue list で確かめてから、madoguchi queue resume を実行してください",
                en: "sending is paused: look at what is queued (madoguchi queue list), then run madoguchi queue resume")
            : Wording(
                ja: "on_rewind: continue のため、送信は続けます。madoguchi queue list で確かめてください",
                en: "sending goes on, by on_rewind: continue; look at what is queued (madoguchi queue list)")
        return Wording(
            ja: "\(what.ja)。その間に受け付けたものは失われ、送信したものはもう一度送信されることがあります。\(next.ja)",
            en: "\(what.en). What was accepted since may be lost, and what was sent since may be sent again; \(next.en)"
        )
    }
    /// - Parameter reason: nil where it is about to join.
    package static func nodeHasNotJoined(because reason: Wording?) -> Wording {
        guard let reason else {
            return Wording(
                ja: "データベースを共有するほかのデーモンに、まだ加わっていません。数秒後にもう一度試してください",
                en: "this daemon hasn't joined those that share the database yet; try again in a few seconds")
        }
        return Wording(
            ja: "データベースを共有するほかのデーモンに加わっていません: \(reason.ja)",
            en: "this daemon isn't among those that share the database: \(reason.en)")
    }
    package static let everySlotTaken = Wording(
        ja: "空きスロットがありません。使わなくなったデーモンを停止してください",
        en: "every slot is taken; stop daemons that aren't needed any more")
    package static let takenForDead = Wording(
        ja: "応答がないものとして扱われたため、加わり直しています",
        en: "others took it for dead, or don't know it, and it is joining again")
    /// - Parameter name: the table's or schema's; nil where the server doesn't say.
    package static func roleLacksRights(_ name: String?) -> Wording {
        let about = name.map { " (\($0))" } ?? ""
        return Wording(
            ja: "データベースのロールに権限がありません: SQLSTATE 42501\(about)。スキーマの所有者をそのロールにしてください"
                + "（CREATE SCHEMA … AUTHORIZATION …）",
            en:
                "the database's role lacks rights: SQLSTATE 42501\(about); make it the owner of the schema (CREATE SCHEMA … "
                + "AUTHORIZATION …)")
    }
}

// MARK: Risks

extension Trouble {
    /// - Parameter names: of standbys, as far as the role may see them.
    package static func standbysMayMiss(_ names: [String]) -> Trouble {
        let list = Wording.list(names)
        let (ja, en) = names.isEmpty ? ("", "") : ("（\(list.ja)）", " (\(list.en))")
        return Trouble(
            Wording(
                ja: "スタンバイ\(ja)は非同期です。切り替えると、受け付けたものが失われることがあります",
                en: "the standby\(en) is asynchronous: after a fail-over to it, what was acknowledged may be lost"),
            remedy: Wording(
                ja: "サーバーの synchronous_standby_names を設定し、store.postgresql.durability を replica にしてください",
                en: "set synchronous_standby_names on the server, and store.postgresql.durability: replica"),
            ending: .restart)
    }
    /// - Parameter names: `synchronous_standby_names`.
    package static func synchronousStandbyAway(_ names: String) -> Trouble {
        Trouble(
            Wording(
                ja: "同期スタンバイ（\(names)）が一台も接続していません。接続するまで、コミットは終わりません",
                en: "no synchronous standby (\(names)) is connected; no commit ends until one is"),
            remedy: Wording(
                ja: "スタンバイを起動するか、サーバーの synchronous_standby_names を直してください",
                en: "start the standby, or correct synchronous_standby_names on the server"),
            ending: .told)
    }
    package static let serverDoesNotFlush = Trouble(
        Wording(
            ja: "サーバーの fsync か full_page_writes が off です。停電で、受け付けたものがすべて失われることがあります",
            en: "fsync or full_page_writes is off on the server: a power failure may cost everything"),
        remedy: Wording(ja: "サーバーで on にしてください", en: "turn it on there"), ending: .told)
    package static let serverLogsParameters = Trouble(
        Wording(
            ja: "サーバーは SQL 文のパラメーターをログに記録しています。宛先や本文がログに残ります",
            en: "the server logs the parameters of statements: recipients and texts stand in its log"),
        remedy: Wording(
            ja: "ALTER ROLE … SET log_parameter_max_length = 0 と SET log_parameter_max_length_on_error = 0 を、"
                + "スーパーユーザーで実行してください",
            en:
                "as a superuser: ALTER ROLE … SET log_parameter_max_length = 0, and SET log_parameter_max_length_on_error = 0"
        ),
        ending: .told)
    /// - Parameter count: of messages whose secrets it sealed.
    package static func keyMissing(_ number: UInt32, of count: Int) -> Trouble {
        Trouble(
            Wording(
                ja: "秘密の値のあるメッセージ \(count) 通は暗号鍵 \(number) で暗号化されていますが、このデーモンにはその鍵がないので送信できません",
                en:
                    "the secrets of \(count) messages are sealed with key \(number), which this daemon hasn't got: it can't "
                    + "send them"),
            remedy: Wording(
                ja: "暗号鍵 \(number) の行を鍵のファイルに加えて、madoguchid を再起動してください",
                en: "add the line of key \(number) to the key file and restart madoguchid"),
            ending: .restart)
    }
    package static func databaseUnencrypted(_ host: String) -> Trouble {
        Trouble(
            Wording(
                ja: "データベースサーバー \(host) への接続が暗号化されていません",
                en: "the connection to the database server \(host) isn't encrypted"),
            remedy: Wording(
                ja: "store.postgresql.connection に sslmode=verify-full と sslrootcert を書いてください",
                en: "write sslmode=verify-full and sslrootcert into store.postgresql.connection"),
            ending: .restart)
    }
}
