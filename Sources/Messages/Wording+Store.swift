// What is wrong with the store, and with restoring it. The names of SQLite's codes and the system's errors stand as they
// are.

extension Wording {
    // MARK: What can't be done

    /// - Parameter reason: the operating system's.
    package static func systemCallFailed(_ what: Wording, _ reason: Wording) -> Wording {
        Wording(ja: "\(what.ja): \(reason.ja)", en: "\(what.en): \(reason.en)")
    }

    package static let lockFileUnopenable = Wording(
        ja: "ロックファイルを開けません", en: "the lock file can't be opened")
    package static let stateDirectoryUninspectable = Wording(
        ja: "状態ディレクトリを調べられません", en: "the state directory can't be inspected")
    package static let stateDirectoryUncreatable = Wording(
        ja: "状態ディレクトリを作成できません", en: "the state directory can't be created")
    package static let databaseUnopenable = Wording(ja: "データベースを開けません", en: "the database can't be opened")
    package static let databaseUninspectable = Wording(
        ja: "データベースを調べられません", en: "the database can't be inspected")
    package static func fileUninspectable(_ path: String) -> Wording {
        Wording(ja: "\(path) を調べられません", en: "\(path) can't be looked at")
    }
    package static let copyUnmakable = Wording(ja: "複製を作成できません", en: "the copy can't be made")
    package static let copyUnreadable = Wording(ja: "複製を読み込めません", en: "the copy can't be read")
    package static let backupUnopenable = Wording(ja: "開けません", en: "it can't be opened")
    package static let backupUncopyable = Wording(ja: "複製できません", en: "it can't be copied")
    package static let backupUnreadable = Wording(ja: "読み込めません", en: "it can't be read")
    package static let copyUnwritable = Wording(ja: "複製を書き込めません", en: "a copy of it can't be written")
    package static let databaseUnmovable = Wording(
        ja: "現在のデータベースを別の名前に変更できません", en: "the present database can't be moved aside")
    package static let backupUnmovable = Wording(
        ja: "バックアップを所定の場所に移せません", en: "the backup can't be moved into place")
    package static let diskUnresponsive = Wording(
        ja: "ディスクへの書き込みの完了を確かめられません", en: "the disk can't be waited for")
    package static let ownerUnchangeable = Wording(
        ja: "ディレクトリの所有者に切り替えられません", en: "can't change to its owner")

    // MARK: What is found

    package static let stateDirectoryInUse = Wording(
        ja: "別の madoguchid がこの状態ディレクトリを使っています", en: "another madoguchid uses this state directory")
    package static let databaseIsNoFile = Wording(
        ja: "データベースが通常のファイルではありません", en: "the database is no regular file")
    /// - Parameter mode: in octal digits.
    package static func exposed(_ path: String, owner: UInt32, mode: String) -> Wording {
        Wording(
            ja: "\(path) の所有者がユーザー \(owner)、モードが \(mode) になっています",
            en: "\(path) belongs to user \(owner) and has mode \(mode)")
    }
    /// - Parameters:
    ///   - code: SQLite's extended result code.
    ///   - name: the code as SQLite writes it: `26 (file is not a database)`.
    package static func sqlite(_ code: Int32, _ name: String) -> Wording {
        Wording(ja: "SQLite \(code): " + (japanese(sqlite: code) ?? "データベースのエラーです"), en: "SQLite: \(name)")
    }
    package static func sqliteInCommit(_ code: Int32, _ name: String) -> Wording {
        let fault = sqlite(code, name)
        return Wording(ja: "\(fault.ja)（コミット中）", en: "\(fault.en), in a commit")
    }

    /// By the primary result code. [https://www.sqlite.org/rescode.html]
    private static func japanese(sqlite code: Int32) -> String? {
        switch code & 0xFF {
        case 5, 6: "ほかのプログラムが使用中です"
        case 7: "メモリーが足りません"
        case 8: "書き込めません"
        case 10: "ディスクの読み書きに失敗しました"
        case 11: "データベースのファイルが壊れています"
        case 13: "ディスクに空きがありません"
        case 14: "データベースのファイルを開けません"
        case 19: "制約に反しています"
        case 26: "データベースのファイルではありません"
        default: nil
        }
    }
    package static func sqliteFindsDamage(_ check: String) -> Wording {
        Wording(ja: "SQLite の \(check) が破損を検出しました", en: "SQLite's \(check) finds damage")
    }
    package static let fileEmpty = Wording(ja: "ファイルが空です", en: "the file is empty")
    package static let foreignDatabase = Wording(
        ja: "ほかのプログラムのデータベースです", en: "the file is another program's database")
    package static let databaseOfNewerRelease = Wording(
        ja: "より新しい madoguchi が書いたデータベースです。その版を入れてください",
        en: "the database was written by a newer madoguchi; install that one")
    package static let storeClosed = Wording(ja: "データベースは閉じられています", en: "the store was closed")
    package static let databaseReplaced = Wording(
        ja: "使用中のデータベースが置き換えられたか、なくなりました",
        en: "the database was replaced or removed while it was in use")
    package static let noStoreAnswer = Wording(ja: "データベースから応答がありません", en: "the store gave no answer")
    package static let idInUse = Wording(ja: "新しい ID がすでに使われています", en: "a new id is in use already")

    // MARK: Damaged data

    package static let unknownState = Wording(ja: "未知の状態が保存されています", en: "an unknown state")
    package static let unknownWord = Wording(ja: "未知の語が保存されています", en: "an unknown word")
    package static let unknownNumber = Wording(ja: "未知の番号が保存されています", en: "an unknown number")
    package static let unreadableWording = Wording(
        ja: "保存されている文を読み取れません", en: "a stored text can't be read")
    package static func invalidStoredAddress(_ reason: Wording) -> Wording {
        Wording(ja: "無効なアドレスが保存されています: \(reason.ja)", en: "an invalid address: \(reason.en)")
    }
    package static func invalidStoredMailbox(_ reason: Wording) -> Wording {
        Wording(ja: "無効なメールボックスが保存されています: \(reason.ja)", en: "an invalid mailbox: \(reason.en)")
    }
    package static let impossibleEnding = Wording(
        ja: "送信の試行がありえない形で終わっています", en: "an attempt can't have ended in this way")
    package static let caseUnreadable = Wording(
        ja: "案件の保存データを読み取れません", en: "the stored data of a case can't be read")
    package static let caseUnencodable = Wording(ja: "案件を保存する形にできません", en: "a case can't be encoded")

    // MARK: Repairs

    package static func modeCorrected(_ path: String, from old: String, to new: String) -> Wording {
        Wording(
            ja: "\(path) のモードが \(old) だったので、\(new) に直しました", en: "\(path) had mode \(old); it has \(new) now")
    }
    package static func commitsLost(_ count: Int, path: String) -> Wording {
        Wording(
            ja: "\(path) が壊れていて、その後の \(count) 件のコミットが失われました。ディスクを調べ、バックアップと照らし合わせてください",
            en: "\(path) is damaged: \(count) commits after the damage are lost; look at the disk, and compare with a "
                + "backup")
    }
}

// MARK: Restoring

extension Wording {
    package static let restoreElsewhere = Wording(
        ja: "設定の store.kind が postgresql なので、--restore では復元できません。データベースは pg_basebackup のコピーか "
            + "pg_restore で復元してください。何も変更していません",
        en:
            "the configuration has store.kind: postgresql, so --restore can't restore anything; restore the database from a "
            + "copy of pg_basebackup's, or by pg_restore; nothing was changed")
    package static func restoreWhileInUse(directory: String) -> Wording {
        Wording(
            ja: "madoguchid が \(directory) を使っています。先に停止してください（systemctl stop madoguchid）",
            en: "a madoguchid uses \(directory); stop it first (systemctl stop madoguchid)")
    }
    package static func backupUnusable(_ backup: String, _ trouble: Trouble) -> Wording {
        let reason = trouble.wording
        return Wording(
            ja: "\(backup) を復元できません: \(reason.ja)。何も変更していません",
            en: "\(backup) can't be restored: \(reason.en); nothing was changed")
    }
    package static func restoreFailed(directory: String, _ trouble: Trouble) -> Wording {
        let reason = trouble.wording
        return Wording(
            ja: "バックアップを \(directory) に復元できません: \(reason.ja)。元のデータベースはそのまま残っています",
            en: "a backup can't be restored in \(directory): \(reason.en); the database that was there is kept")
    }
    package static let useAnotherBackup = Wording(ja: "別のバックアップを使ってください", en: "use another backup")
    package static let runAsRoot = Wording(
        ja: "root か、デーモンを動かすユーザーで実行してください", en: "run it as root, or as the user that the daemon runs as")
}

// MARK: Remedies for the store

extension Wording {
    package static let makeRoom = Wording(ja: "ディスクの空きを作ってください", en: "make room on the disk")
    package static let makeWritable = Wording(ja: "書き込めるようにしてください", en: "make it writable")
    package static let stopOtherProgram = Wording(
        ja: "使っているほかのプログラムを終了してください", en: "stop the other program")
    package static let restoreBackup = Wording(
        ja: "デーモンを停止し、バックアップから復元してください（madoguchid --restore）",
        en: "stop the daemon and restore a backup (madoguchid --restore)")
    package static let installNewer = Wording(ja: "新しい madoguchi を入れてください", en: "install the newer madoguchi")
    package static let checkDisk = Wording(
        ja: "ディスクとシステムのログを確かめてください", en: "check the disk and the system's log")
    package static let checkDatabaseServer = Wording(
        ja: "データベースサーバーを確かめてください", en: "check the database server")
    package static let closeToOthers = Wording(
        ja: "所有者を madoguchid のユーザーにし、所有者以外の権限をすべて外してください",
        en: "make madoguchid's user its owner, and remove all other permissions")
    /// - Parameter copy: the path of the file that the daemon has open; nil where it isn't known.
    package static func putBack(copy: String?) -> Wording {
        Wording(
            ja: "元に戻すか（このプロセスが終わるまで、唯一の複製は"
                + (copy.map { " \($0) " } ?? "プロセスが開いているファイル") + "です）、madoguchid を再起動して今あるファイルを使ってください",
            en:
                "put it back (until this process ends, its only copy is \(copy ?? "open in it")), or restart madoguchid "
                + "to use the file that is there now")
    }
}
