// What `doctor` finds of the clock and the tz database.

extension Wording {
    package static func zonesWithoutRelease(_ directory: String) -> Wording {
        Wording(ja: "\(directory) からは版が分かりません", en: "\(directory) doesn't name its release")
    }
    package static let installTZData = Wording(ja: "パッケージ tzdata をインストールしてください", en: "install the package tzdata")
    package static func zonesDiffer(_ running: String, directory: String, has there: String) -> Wording {
        Wording(
            ja: "デーモンは \(running) で動いていますが、\(directory) にあるのは \(there) です",
            en: "the daemon runs with \(running), and \(directory) has \(there)")
    }
    package static func zonesAsOnDisk(_ version: String) -> Wording {
        Wording(ja: "\(version)（ディスクと同じ）", en: "\(version), as on disk")
    }
    package static func zonesOutdated(_ day: String) -> Wording {
        Wording(ja: "\(day)までに更新されるはずの内容です", en: "its tables should have been updated by \(day)")
    }
    package static func zonesStale(_ release: String) -> Wording {
        Wording(
            ja: "\(release) は古い版です。その後に時差や夏時間が変わっている可能性があります",
            en: "\(release) is old: clocks may have been changed since")
    }
    package static func clockBeforeRelease(_ time: String) -> Wording {
        Wording(
            ja: "\(time) を指していて、この版や tz データベースより前です。メールは送信されません",
            en: "it shows \(time), before this version or its tz database was made; nothing is sent")
    }
    package static let setClock = Wording(
        ja: "時計を合わせてください（timedatectl status）。送信は自動で再開します", en: "set it (timedatectl status); sending goes on by itself")
    package static func clockInSync(_ time: String) -> Wording {
        Wording(ja: "同期しています（\(time)）", en: "in sync, \(time)")
    }
    package static func clockNotInSync(_ time: String) -> Wording {
        Wording(ja: "同期していません（\(time)）", en: "it isn't synchronised, \(time)")
    }
    package static let synchroniseClock = Wording(
        ja: "timedatectl set-ntp true を実行してください（ホストが時計を管理している場合は不要です）",
        en: "timedatectl set-ntp true, unless the host keeps this machine's clock")
    package static func clockSyncUnknown(_ time: String) -> Wording {
        Wording(ja: "同期しているか分かりません（\(time)）", en: "it can't be checked whether it is synchronised, \(time)")
    }
    package static let upgradeTZData = Wording(
        ja: "パッケージ tzdata を更新してください（apt install --only-upgrade tzdata）。デーモンは自動で読み直します",
        en: "upgrade the package tzdata (apt install --only-upgrade tzdata); the daemon reads it again by itself")
}
