// What `queue backup` says.

extension Wording {
    package static func fileExists(_ path: String) -> Wording {
        Wording(
            ja: "\(path) はすでにあります。別の名前にするか、--force で置き換えてください",
            en: "\(path) exists already; give another name, or --force to replace it")
    }
    package static let backupIsNoDatabase = Wording(
        ja: "デーモンから届いたものは madoguchi のデータベースではありません。保存しませんでした",
        en: "the daemon didn't send a madoguchi database; nothing of it was kept")
    package static func backupIncomplete(_ size: Int64, expected: Int64) -> Wording {
        Wording(
            ja: "バックアップは \(expected) バイトのはずですが、\(size) バイトでした。保存しませんでした。もう一度お試しください",
            en: "the backup came with \(size) bytes where it says \(expected); nothing was kept of it; try " + "again")
    }
    package static let backupToTerminal = Wording(
        ja: "バックアップは端末に表示できません。ファイルかパイプを指定してください", en: "a terminal can't show a backup; give a file, or a pipe")
    package static func backupWritten(_ file: String, size: String) -> Wording {
        Wording(ja: "\(file): \(size) のバックアップを書き込みました", en: "\(file): \(size)")
    }
    /// - Parameter reason: the operating system's.
    package static func backupUnwritable(_ reason: Wording) -> Wording {
        Wording(
            ja: "標準出力に書き込めませんでした: \(reason.ja)", en: "the backup could not be written to standard output: \(reason.en)")
    }
}
