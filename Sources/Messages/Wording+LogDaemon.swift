// The log's lines about the daemon itself: its sockets, its configuration, its store.

extension Wording {
    // MARK: Start and stop

    /// - Parameter sockets: paths.
    package static func answering(on sockets: [Wording]) -> Wording {
        Wording(
            ja: "\(sockets.map(\.ja).joined(separator: " と ")) で応答しています",
            en: "answering on \(sockets.map(\.en).joined(separator: " and "))")
    }
    package static let passedSocket = Wording(ja: "渡されたソケット", en: "a socket that was passed on")
    package static let stopped = Wording(ja: "停止しました", en: "stopped")
    package static func controlKeepsGroup(_ group: String, exists: Bool) -> Wording {
        Wording(
            ja: "control.sock はこのプロセスのグループのままです: "
                + (exists ? "このプロセスはグループ \(group) を使えません" : "グループ \(group) がありません"),
            en: "control.sock keeps this process's group: "
                + (exists ? "this process may not use the group \(group)" : "there is no group \(group)"))
    }
    /// - Parameter now: what it shows.
    package static func clockSet(_ now: String) -> Wording {
        Wording(ja: "時計が変更されました。現在は \(now) です", en: "the clock was set; it is \(now) now")
    }

    // MARK: The configuration

    package static func configurationRead(plans: Int) -> Wording {
        Wording(
            ja: "設定を読み直しました: \(plans) プラン",
            en: "the configuration was read again: \(plans == 1 ? "1 plan" : "\(plans) plans")")
    }
    /// Of a plan that the configuration doesn't have.
    package static func stranded(_ count: Int, of plan: String) -> Wording {
        let list = "madoguchi queue list --plan \(plain(plan)) --state queued"
        return Wording(
            ja: "プラン\(quoted(plan))は設定にないため、待機中の \(count) 件を保留します。プランを設定に戻すか、"
                + "取り消してください（\(list)、madoguchi queue cancel ID…）",
            en:
                "the plan \(quoted(plan, .en)) isn't in the configuration, and \(count) queued for it \(count == 1 ? "is" : "are") "
                + "held; add it to the configuration again, or cancel them (\(list); madoguchi queue cancel ID…)")
    }
    package static let queueNotSeen = Wording(
        ja: "設定にないプランのフォローアップが待機中かどうかは調べていません。調べるには root かデーモンのユーザーで実行してください",
        en:
            "whether follow-ups are queued for plans that aren't in it wasn't looked at; to have that done, run this as "
            + "root or the daemon's user")

    package static func directoryStays(_ key: String, new: String, old: String) -> Wording {
        Wording(
            ja: "\(key) は \(new) になりましたが、再起動するまで \(old) を使い続けます",
            en: "\(key) is \(new) now; until a restart, \(old) stays in use")
    }
    package static func configurationRefused(_ faults: Wording) -> Wording {
        Wording(
            ja: "新しい設定は使えないため、これまでの設定を使い続けます。直してから、もう一度読み直してください:\n\(faults.ja)",
            en:
                "the new configuration is refused and the old one stays in use; correct it and reload again:\n\(faults.en)"
        )
    }

    // MARK: The tz database

    /// - Parameter old: its release; nil where it doesn't say.
    package static func timeZonesRead(from old: String?, to new: String?, changed: Int) -> Wording {
        Wording(
            ja: "tz データベースを読み直しました（\(old ?? "不明") → \(new ?? "不明")）: "
                + (changed == 0 ? "UTC との差に変更はありません" : "使用中のタイムゾーンのうち \(changed) 個で UTC との差が変わります"),
            en: "the tz database was read again (\(old ?? "unknown") → \(new ?? "unknown")): "
                + (changed == 0 ? "no offset changes" : "offsets change in \(changed) of the zones in use"))
    }
    /// - Parameter start: an instant.
    package static func zoneChanges(_ zone: String, from start: String, old: String, new: String) -> Wording {
        Wording(
            ja: "\(zone): \(start) から \(new) になります（これまでは \(old)）",
            en: "\(zone): from \(start) on \(new), where it was \(old)")
    }
    package static let overridesFollow = Wording(
        ja: "臨時の休業と受付をまだ読み込めていません。読み込むまでは通常の対応時間で回答し、メールは送信しません。データベースを"
            + "確かめてください（madoguchi doctor）",
        en:
            "overrides of hours couldn't be read yet: until they are, answers go by the usual hours and nothing is sent; "
            + "look at the database (madoguchi doctor)")
    package static func timeZonesUnreadable(_ reason: Wording) -> Wording {
        Wording(
            ja: "tz データベースを読み込めないため、これまでの内容を使い続けます: \(reason.ja)",
            en: "the tz database can't be read, and its earlier contents stay in use: \(reason.en)")
    }
    package static func zoneKept(_ name: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(name): \(reason.ja)。これまでの内容を使い続けます",
            en: "\(name): \(reason.en); its earlier contents stay in use")
    }

    // MARK: The store

    /// - Parameter reason: its name, as it stands in metrics.
    package static func storeUnusable(directory: String, reason: String, _ trouble: Trouble) -> Wording {
        let text = trouble.wording
        return Wording(
            ja: "\(directory) にフォローアップを保存できません（\(reason)）: \(text.ja)。直ると、デーモンは自動で再開します",
            en: "follow-ups can't be stored in \(directory) (\(reason)): \(text.en); the daemon continues by itself "
                + "afterwards")
    }
    package static func storeUsable(directory: String, reason: String) -> Wording {
        Wording(
            ja: "\(directory) にフォローアップを再び保存できます（原因は \(reason) でした）",
            en: "follow-ups can be stored in \(directory) again (it was \(reason))")
    }
}
