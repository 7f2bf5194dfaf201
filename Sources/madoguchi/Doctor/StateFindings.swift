import MadoguchiAPI

/// The disk and the database.
struct StateFindings {
    let state: StateDiagnosis
    let environment: CommandEnvironment

    private var say: Language { environment.language }

    /// Less free space than this, in bytes, is a fault.
    private static let least: Int64 = 64 << 20
    /// A log larger than this, in bytes, is unusual for a running daemon.
    private static let largeLog: Int64 = 512 << 20

    var all: [Finding] { [disk, files, database].compactMap { $0 } }

    private var disk: Finding? {
        guard let free = state.free, let total = state.total, total > 0 else { return nil }
        let text = say(
            en: "\(state.directory): \(say.bytes(free)) free of \(say.bytes(total))",
            ja: "\(state.directory): 空き \(say.bytes(free)) / \(say.bytes(total))")
        if free < Self.least {
            return .fault(
                .disk, text,
                advice: say(
                    en: "free some space: nothing can be accepted once it is full", ja: "空きを作ってください。なくなると何も受け付けられません")
            )
        }
        if free < (state.database ?? 0) {
            return .note(
                .disk, text,
                advice: say(
                    en: "free some space: a backup needs as much as the database while it is made",
                    ja: "空きを作ってください。バックアップの作成中はデータベースと同じ容量が必要です"))
        }
        if free < total / 20 { return .note(.disk, text, advice: say(en: "make room", ja: "空きを作ってください")) }
        return .well(.disk, text)
    }

    private var files: Finding? {
        guard let free = state.freeFiles, let total = state.totalFiles, free < total / 50 else { return nil }
        let text = say(
            en: "\(state.directory): \(say.number(Int(free))) inodes are left",
            ja: "\(state.directory): 残りの inode は \(say.number(Int(free))) 個です")
        let advice = say(en: "delete files on that file system", ja: "このファイルシステムのファイルを整理してください")
        return free < 100 ? .fault(.disk, text, advice: advice) : .note(.disk, text, advice: advice)
    }

    private var database: Finding {
        if let trouble = state.trouble {
            return .fault(
                .database, trouble,
                advice: say(en: "see journalctl -u madoguchid", ja: "詳しくは journalctl -u madoguchid を見てください"))
        }
        guard let size = state.database else { return .well(.database, say(en: "usable", ja: "使用できます")) }
        let log = state.log ?? 0
        let sizes = say(
            en: "\(say.bytes(size)), log \(say.bytes(log))", ja: "\(say.bytes(size))、ログ \(say.bytes(log))")
        let checked = state.checkedAt.map(Moments(environment).moment)
        let text =
            sizes + (checked.map { say(en: ", checked and sound at \($0)", ja: "、\($0) に全体を検査して正常") } ?? "")
        if log > Self.largeLog {
            return .note(
                .database, text,
                advice: say(
                    en: "something holds the log: a backup in progress, or another program that reads the database",
                    ja: "ログが縮みません。バックアップの作成中か、別のプログラムがデータベースを読んでいます"))
        }
        return .well(.database, text)
    }
}
