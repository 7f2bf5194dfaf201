import CLinuxClock
import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

/// Checks the clock and the tz database.
struct TimeFindings {
    /// Whether the clock is synchronised.
    enum ClockState: Int32 {
        case unknown = -1
        case free = 0
        case inSync = 1

        static var current: ClockState { ClockState(rawValue: clinux_clock_is_in_sync()) ?? .unknown }
    }

    /// nil where the daemon didn't answer.
    let diagnosis: Diagnosis?
    let clock: ClockState
    let environment: CommandEnvironment

    private var say: Language { environment.language }

    var all: [Finding] { [tzdata, expiry ?? staleness, clockFinding].compactMap { $0 } }

    /// The tz database that the daemon reads, or else the client's.
    private var onDisk: TimeZoneDatabase {
        diagnosis.map { TimeZoneDatabase(directory: $0.zoneinfo) } ?? environment.timeZones
    }

    private var tzdata: Finding {
        let there = onDisk.version()
        let words = there ?? say(en: "version unknown", ja: "版は不明")
        guard let diagnosis else { return .well(.tzdata, "\(words), \(onDisk.directory)") }
        guard let there, let running = diagnosis.tzdata else {
            return .note(
                .tzdata,
                say(
                    en: "\(onDisk.directory) doesn't name its release",
                    ja: "\(onDisk.directory) からは版が分かりません"),
                advice: say(en: "install the package tzdata", ja: "パッケージ tzdata をインストールしてください"))
        }
        guard there == running else {
            return .fault(
                .tzdata,
                say(
                    en: "the daemon runs with \(running), and \(onDisk.directory) has \(there)",
                    ja: "デーモンは \(running) で動いていますが、\(onDisk.directory) にあるのは \(there) です"),
                advice: say(en: "systemctl restart madoguchid", ja: "systemctl restart madoguchid で再起動してください"))
        }
        return .well(.tzdata, say(en: "\(words), as on disk", ja: "\(words)(ディスクと同じ)"))
    }

    /// Zones change at short notice: a database that isn't updated becomes wrong at some point.
    private var expiry: Finding? {
        guard let end = onDisk.expiry(), end <= environment.now else { return nil }
        let day = say.fullDate(Zone.utc.civil(at: end).date)
        return .note(
            .tzdata, say(en: "its tables should have been updated by \(day)", ja: "\(day)までに更新されるはずの内容です"),
            advice: upgrade)
    }

    /// What the daemon says of its release, where the database doesn't have a date itself.
    private var staleness: Finding? {
        guard let diagnosis, diagnosis.tzdataStale, let release = diagnosis.tzdata else { return nil }
        return .note(
            .tzdata,
            say(
                en: "\(release) is old: clocks may have been changed since",
                ja: "\(release) は古い版です。その後に時差や夏時間が変わっている可能性があります"),
            advice: upgrade)
    }

    private var upgrade: String {
        say(
            en: "upgrade the package tzdata (apt install --only-upgrade tzdata); the daemon reads it again by itself",
            ja: "パッケージ tzdata を更新してください(apt install --only-upgrade tzdata)。デーモンは自動で読み直します")
    }

    private var clockFinding: Finding {
        let time = Zone.utc.civil(at: environment.now)
        let now = "\(time.date) \(say.time(time)) UTC"
        if diagnosis?.clockUsable == false {
            return .fault(
                .clock,
                say(
                    en: "it shows \(now), before this version or its tz database was made; nothing is sent",
                    ja: "\(now) を指していて、この版や tz データベースより前です。メールは送信されません"),
                advice: say(
                    en: "set it (timedatectl status); sending goes on by itself",
                    ja: "時計を合わせてください(timedatectl status)。送信は自動で再開します"))
        }
        switch clock {
        case .inSync: return .well(.clock, say(en: "in sync, \(now)", ja: "同期しています(\(now))"))
        case .free:
            return .note(
                .clock, say(en: "it isn't synchronised, \(now)", ja: "同期していません(\(now))"),
                advice: say(
                    en: "timedatectl set-ntp true, unless the host keeps this machine's clock",
                    ja: "timedatectl set-ntp true を実行してください(ホストが時計を管理している場合は不要です)"))
        case .unknown:
            return .note(
                .clock, say(en: "it can't be checked whether it is synchronised, \(now)", ja: "同期しているか分かりません(\(now))"))
        }
    }
}
