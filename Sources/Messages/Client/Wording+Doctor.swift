// What `doctor` finds: its checks' names, the configuration, versions, the summary.

extension Wording {
    package static func noDaemonToCheck(_ file: String) -> Wording {
        Wording(
            ja: "\(file): 検査できる madoguchid が見つかりません", en: "\(file): there is no madoguchid on this host to check it")
    }
    package static func checkByHand(_ file: String) -> Wording {
        Wording(ja: "madoguchid --config \(file) --check を実行してください", en: "madoguchid --config \(file) --check")
    }
    package static func programNotRunnable(_ program: String) -> Wording {
        Wording(ja: "\(program) を実行できません", en: "\(program) can't be run")
    }
    package static func correctThenCheck(_ file: String) -> Wording {
        Wording(
            ja: "直してから madoguchid --config \(file) --check で確かめてください",
            en: "correct it, then check it with madoguchid --config \(file) --check")
    }
    package static let useOneVersion = Wording(
        ja: "デーモンとクライアントの版をそろえ、デーモンを再起動してください", en: "daemon and client should be of one version: restart the daemon")
    package static func versionsDiffer(_ daemon: String, client: String) -> Wording {
        Wording(ja: "デーモンは \(daemon)、このクライアントは \(client) です", en: "the daemon is \(daemon), and this is \(client)")
    }
    package static let restartDaemon = Wording(
        ja: "systemctl restart madoguchid で再起動してください", en: "systemctl restart madoguchid")
    package static let seeJournal = Wording(
        ja: "詳しくは journalctl -u madoguchid を見てください", en: "see journalctl -u madoguchid")
    package static let allIsWell = Wording(ja: "すべて正常です", en: "all is well")
    package static let checkUser = Wording(ja: "利用者", en: "you")
    package static let checkConfiguration = Wording(ja: "設定", en: "configuration")
    package static let checkOfDisk = Wording(ja: "ディスク", en: "disk")
    package static let checkDatabase = Wording(ja: "データベース", en: "database")
    package static let checkQueue = Wording(ja: "送信待ち", en: "queue")
    package static let checkClock = Wording(ja: "時計", en: "clock")
    package static let checkRelay = Wording(ja: "中継先", en: "relay")
    package static let checkTemplates = Wording(ja: "文面", en: "templates")
    package static let checkLetters = Wording(ja: "差出人など", en: "letters")
    package static let checkCalendar = Wording(ja: "カレンダー", en: "calendar")
    package static let showsCalendars = Wording(
        ja: "madoguchi calendars で、すべてのカレンダーと取得元を確認できます",
        en: "madoguchi calendars shows every calendar and where it is from")
    package static let checkRecurring = Wording(ja: "定期メール", en: "recurring")
    package static func faultsAndNotes(_ faults: Int, notes: Int) -> Wording {
        Wording(
            ja: "問題 \(faults) 件、注意 \(notes) 件",
            en: "\(faults) \(faults == 1 ? "fault" : "faults"), \(notes) \(notes == 1 ? "note" : "notes")")
    }
    package static func noFaultsButNotes(_ notes: Int) -> Wording {
        Wording(ja: "問題はありません（注意 \(notes) 件）", en: "no faults, \(notes) \(notes == 1 ? "note" : "notes")")
    }
}
