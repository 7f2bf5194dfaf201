import FollowUps
import Guidance
import Messages
import SupportHours

/// What the operator must know after restoring a backup, in the display language.
struct RestoreNotice {
    let report: RestoreReport
    let backup: String
    let database: String
    let language: Language
    let zone: Zone

    var text: String { lines.joined(separator: "\n") }

    private var isJapanese: Bool { language == .ja }

    private var lines: [String] {
        let newest = report.newest?.formatted(in: zone)
        var lines = [say("\(backup) was restored to \(database)", "\(backup) を \(database) に復元しました")]
        let counts = FollowUpState.allCases.compactMap { state in
            report.states[state].map { "  \(state.rawValue): \($0)" }
        }
        lines += counts.isEmpty ? [say("  no follow-ups", "  メールはありません")] : counts
        lines.append(say("  open cases: \(report.openCases)", "  進行中の案件: \(report.openCases)"))
        if let newest {
            lines.append(say("  newest follow-up accepted: \(newest)", "  最後に受け付けたメール: \(newest)"))
        }
        if let replaced = report.replaced {
            lines.append(
                say(
                    "The database that was there before is kept as \(replaced); delete it once everything works.",
                    "これまでのデータベースは \(replaced) として残してあります。問題がないことを確かめてから削除してください。"))
        }
        return lines + advice
    }

    private var advice: [String] {
        if report.isPaused {
            return [
                say(
                    "Sending is paused: what was sent since the backup would be sent again.",
                    "送信は一時停止してあります。バックアップのあとに送信したものは、再開すると重ねて送られます。"),
                say(
                    "Start the daemon (systemctl start madoguchid), then:",
                    "デーモンを起動して(systemctl start madoguchid)、次の順に進めてください。"),
                say(
                    "  madoguchi queue list --state queued   see what is waiting",
                    "  madoguchi queue list --state queued   待っているものを見る"),
                say(
                    "  madoguchi queue cancel ID…            cancel what was sent already",
                    "  madoguchi queue cancel ID…            すでに送ったものを取り消す"),
                say(
                    "  madoguchi queue resume                send the rest",
                    "  madoguchi queue resume                残りを送信する"),
            ]
        }
        return [
            say(
                "Sending is not paused: when the daemon starts, everything due is sent, even if it was sent since the backup.",
                "送信は一時停止していません。デーモンを起動すると、バックアップのあとに送信したものも含めて送信します。")
        ]
    }

    private func say(_ english: String, _ japanese: String) -> String {
        isJapanese ? japanese : english
    }
}
