// What the operator must know after a backup was restored.

extension Wording {
    package static func restored(_ backup: String, to database: String) -> Wording {
        Wording(ja: "\(backup) を \(database) に復元しました", en: "\(backup) was restored to \(database)")
    }
    package static let noFollowUps = Wording(ja: "フォローアップはありません", en: "no follow-ups")
    package static func openCases(_ count: Int) -> Wording {
        Wording(ja: "対応中の案件: \(count)", en: "open cases: \(count)")
    }
    /// - Parameter instant: as text.
    package static func newestFollowUp(_ instant: String) -> Wording {
        Wording(
            ja: "最後に受け付けたフォローアップ: \(instant)", en: "newest follow-up accepted: \(instant)")
    }
    package static func earlierDatabaseKept(as path: String) -> Wording {
        Wording(
            ja: "これまでのデータベースは \(path) として残してあります。問題がないことを確かめてから削除してください。",
            en: "The database that was there before is kept as \(path); delete it once everything works.")
    }

    package static let pausedAfterRestore = Wording(
        ja: "送信は一時停止してあります。バックアップのあとに送信したメールは、再開するともう一度送られます。",
        en: "Sending is paused: what was sent since the backup would be sent again.")
    package static let startAndThen = Wording(
        ja: "デーモンを起動して（systemctl start madoguchid）、次の順に進めてください。",
        en: "Start the daemon (systemctl start madoguchid), then:")
    /// - Parameter command: padded.
    package static func seeWhatWaits(_ command: String) -> Wording {
        Wording(ja: "\(command)送信待ちのメールを見る", en: "\(command)see what is waiting")
    }
    /// - Parameter command: padded.
    package static func cancelWhatWasSent(_ command: String) -> Wording {
        Wording(ja: "\(command)すでに送ったメールを取り消す", en: "\(command)cancel what was sent already")
    }
    /// - Parameter command: padded.
    package static func sendTheRest(_ command: String) -> Wording {
        Wording(ja: "\(command)残りのメールを送る", en: "\(command)send the rest")
    }
    package static let sendsAfterRestore = Wording(
        ja: "送信は一時停止していません。デーモンを起動すると、バックアップのあとに送信したメールも含め、送信時刻の来たメールをすべて送ります。",
        en: """
            Sending is not paused: when the daemon starts, everything due is sent, even if it was sent since the backup.
            """)
}
