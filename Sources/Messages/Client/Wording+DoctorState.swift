// What `doctor` finds of disk and database.

extension Wording {
    package static func diskFree(_ directory: String, free: String, of total: String) -> Wording {
        Wording(ja: "\(directory): 空き \(free) / \(total)", en: "\(directory): \(free) free of \(total)")
    }
    package static let freeSomeSpace = Wording(
        ja: "空きを作ってください。なくなると何も受け付けられません", en: "free some space: nothing can be accepted once it is full")
    package static let freeSpaceForBackup = Wording(
        ja: "空きを作ってください。バックアップの作成中はデータベースと同じ容量が必要です",
        en: "free some space: a backup needs as much as the database while it is made")
    package static let makeSomeRoom = Wording(ja: "空きを作ってください", en: "make room")
    package static func inodesLeft(_ directory: String, number: String) -> Wording {
        Wording(ja: "\(directory): 残りの inode は \(number) 個です", en: "\(directory): \(number) inodes are left")
    }
    package static let deleteFiles = Wording(ja: "このファイルシステムのファイルを整理してください", en: "delete files on that file system")
    package static let databaseUsable = Wording(ja: "使用できます", en: "usable")
    /// - Parameter host: empty where it isn't known.
    package static func databaseServer(
        _ version: String, at host: String, isEncrypted: Bool, isPooled: Bool
    ) -> Wording {
        let place = host.isEmpty ? "" : " (\(host))"
        return Wording(
            ja: "PostgreSQL \(version)\(place)" + (isEncrypted ? "、暗号化あり" : "") + (isPooled ? "、プーラー経由" : ""),
            en: "PostgreSQL \(version)\(place)" + (isEncrypted ? ", encrypted" : "")
                + (isPooled ? ", by way of a pooler" : ""))
    }
    package static func databaseSizes(_ size: String, log: String) -> Wording {
        Wording(ja: "\(size)、ログ \(log)", en: "\(size), log \(log)")
    }
    package static func databaseSound(_ moment: String) -> Wording {
        Wording(ja: "、\(moment) に全体を検査して正常", en: ", checked and sound at \(moment)")
    }
    package static let logHeld = Wording(
        ja: "ログが縮みません。バックアップの作成中か、別のプログラムがデータベースを読んでいます",
        en: "something holds the log: a backup in progress, or another program that reads the database")
}
