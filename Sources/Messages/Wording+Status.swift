// Why nothing is sent, or slowly, for those who ask; and the line that the service manager shows.

// MARK: Why nothing is sent

extension Wording {
    package static let paused = Wording(
        ja: "送信が手動で一時停止されました。再開するには madoguchi queue resume を実行してください",
        en: "somebody paused sending; resume it (madoguchi queue resume)")
    package static let pausedByRestore = Wording(
        ja: "バックアップを復元したため、送信が一時停止しています。待機中のものを確かめ（madoguchi queue list --state queued）、"
            + "バックアップの後に送信済みのものを取り消して（madoguchi queue cancel ID…）から、madoguchi queue resume を実行してください",
        en: "a backup was restored, and sending is paused since; see what waits (madoguchi queue list --state queued), "
            + "cancel what was sent after the backup (madoguchi queue cancel ID…), and resume it (madoguchi queue resume)"
    )
    package static func relayProbed(_ trouble: Trouble) -> Wording {
        let reason = trouble.wording
        return Wording(
            ja: "中継先を使えません: \(reason.ja)。ときどき送信を試みます",
            en: "the relay is down: \(reason.en); it is probed from time to time")
    }
    package static let clockTooEarly = Wording(
        ja: "時計が、この版の madoguchi か tz データベースより前の時刻を示しています。時計を合わせるまで送信しません",
        en: "the clock shows a time before this version or its tz database; nothing is sent until it is set right")
    /// - Parameter latest: an instant.
    package static func clockSetBack(latest: String) -> Wording {
        Wording(
            ja: "送信を停止しました: 時計より一日以上あとの \(latest) に記録があります。時計を合わせてください。時計が正しければ "
                + "madoguchi queue resume を実行してください",
            en: "delivery halted: something was recorded at \(latest), more than a day after what the clock shows; set "
                + "the clock, or, if it is right, run madoguchi queue resume")
    }
    /// - Parameter until: an instant.
    package static func limitReached(until: String) -> Wording {
        Wording(
            ja: "一時間か一日の上限に達しています（delivery.limits）。\(until) に再開します",
            en: "a limit over an hour or a day is reached (delivery.limits); sending goes on at \(until)")
    }
    package static let nodeOutOfTouch = Wording(
        ja: "データベースを共有するノードに加わっていないか、データベースからの応答が途絶えているため、このデーモンからは送信しません。"
            + "続く場合は journalctl -u madoguchid で理由を確かめてください",
        en:
            "this daemon hasn't joined the nodes that share the database, or the database hasn't answered it for too long: it "
            + "sends nothing; if that lasts, journalctl -u madoguchid says why")
    /// - Parameter isAhead: whether it is behind otherwise.
    package static func ownClockOff(seconds: String, isAhead: Bool) -> Wording {
        Wording(
            ja: "このマシンの時計がデータベースより \(seconds) 秒\(isAhead ? "進んで" : "遅れて")いるため、受け付けだけを行い、送信しません。"
                + "時刻同期（chrony、systemd-timesyncd）を直してください",
            en:
                "this machine's clock is \(seconds) s \(isAhead ? "ahead of" : "behind") the database's: messages are accepted "
                + "and none is sent; mend what keeps the clock right (chrony, systemd-timesyncd)")
    }
    package static func ownHoursDiffer(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "プラン \(list.ja) について、このデーモンの対応時間が採用中のものと異なるため、送信をほかのノードに任せています。設定と tz "
                + "データベースを合わせるか、このデーモンの設定が正しければ madoguchi cluster adopt を実行してください",
            en:
                "this daemon's hours of \(list.en) aren't the adopted ones, and it leaves sending to other nodes; bring its "
                + "configuration and tz database to theirs, or, where its own are right, run madoguchi cluster adopt")
    }
    package static func queueUnusable(_ reason: Wording) -> Wording {
        Wording(
            ja: "送信待ちのデータベースを使えません: \(reason.ja)", en: "the queue's database can't be used: \(reason.en)")
    }
}

// MARK: The status line

extension Wording {
    /// Parts of a line, one after the other.
    package static func parts(_ parts: [Wording]) -> Wording {
        Wording(ja: parts.map(\.ja).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
    }

    /// - Parameter name: this daemon's, among those that share the queue.
    package static func statusNode(_ name: String) -> Wording {
        Wording(ja: "ノード \(name)", en: "node \(name)")
    }
    /// - Parameter until: an instant; nil for always.
    package static func planState(_ plan: String, is state: Wording, until: String?) -> Wording {
        Wording(
            ja: "\(plan): " + (until.map { "\($0) まで" } ?? "") + state.ja,
            en: "\(plan): \(state.en)" + (until.map { " until \($0)" } ?? ""))
    }
    /// - Parameter next: an instant; nil for never.
    package static func plansOpen(_ open: Int, of all: Int, next: String?) -> Wording {
        Wording(
            ja: "\(all) プランのうち \(open) プランが受付中" + (next.map { "、次の変化 \($0)" } ?? ""),
            en: "\(open) of \(all) plans open" + (next.map { ", next change \($0)" } ?? ""))
    }
    package static let statusQueueOpening = Wording(
        ja: "送信待ちのデータベースを開いています", en: "the queue is being opened")
    package static let statusQueueUnusable = Wording(
        ja: "送信待ちのデータベースを使えません", en: "the queue can't be used")
    package static let statusNothingQueued = Wording(ja: "送信待ちはありません", en: "nothing queued")
    package static func statusSending(_ count: Int) -> Wording {
        Wording(ja: "送信中 \(count) 件", en: "\(count) being sent")
    }
    package static func statusQueued(_ count: Int, due: Wording, sending: Int) -> Wording {
        let last = sending == 0 ? nil : statusSending(sending)
        return Wording(
            ja: "送信待ち \(count) 件、\(due.ja)" + (last.map { "、\($0.ja)" } ?? ""),
            en: "\(count) queued, \(due.en)" + (last.map { ", \($0.en)" } ?? ""))
    }
    package static let statusHeld = Wording(ja: "保留", en: "held")
    package static func statusStranded(_ count: Int) -> Wording {
        Wording(
            ja: "設定にないプランの \(count) 件を保留（madoguchi doctor）",
            en: "\(count) held for plans that aren't configured (madoguchi doctor)")
    }
    package static let statusDueNow = Wording(ja: "送信時刻が来ています", en: "due now")
    /// - Parameter next: an instant.
    package static func statusDue(_ next: String) -> Wording {
        Wording(ja: "次の予定 \(next)", en: "next due \(next)")
    }
    package static let statusPaused = Wording(ja: "一時停止中", en: "paused")
    package static let statusPausedByRestore = Wording(
        ja: "バックアップの復元により一時停止中（madoguchi queue stats）",
        en: "paused since a backup was restored (madoguchi queue stats)")
    package static let statusHalted = Wording(
        ja: "送信を停止しました（madoguchi queue stats）", en: "delivery halted (madoguchi queue stats)")
    package static let statusRelayDown = Wording(
        ja: "中継先を使えません（madoguchi queue stats）", en: "the relay is down (madoguchi queue stats)")
    package static let statusClockWrong = Wording(
        ja: "時計が正しくないため送信しません（timedatectl status）",
        en: "the clock is wrong, and nothing is sent (timedatectl status)")
    package static let statusClockBehind = Wording(
        ja: "送信を停止しました: 時計が戻されました（madoguchi queue stats）",
        en: "delivery halted: the clock was set back (madoguchi queue stats)")
    package static let statusOutOfTouch = Wording(
        ja: "ほかのノードと連絡が取れないため送信しません（madoguchi queue stats）",
        en: "out of touch with the other nodes, and nothing is sent (madoguchi queue stats)")
    package static let statusClockOff = Wording(
        ja: "時計がデータベースと合わないため送信しません（madoguchi queue stats）",
        en: "the clock is off the database's, and nothing is sent (madoguchi queue stats)")
    package static func statusHoursDiffer(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "プラン \(list.ja) の送信をほかのノードに任せています（madoguchi queue stats）",
            en: "leaves \(list.en) to other nodes (madoguchi queue stats)")
    }
    /// - Parameter until: an instant.
    package static func statusLimit(until: String) -> Wording {
        Wording(
            ja: "\(until) まで一時間か一日の上限に達しています", en: "a limit over an hour or a day is reached until \(until)")
    }
}
