// The log's lines about sending. They name follow-ups by their ids, and say the next step.

extension Wording {
    // MARK: The relay

    package static func relayDown(_ trouble: Trouble) -> Wording {
        let reason = trouble.wording
        return Wording(
            ja: "中継先を使えません: \(reason.ja)。メールは待機し、ときどき送信を試みます",
            en: "the relay is down: \(reason.en); messages wait, and it is probed from time to time")
    }
    package static func deliveryHalted(_ trouble: Trouble) -> Wording {
        let reason = trouble.untilResumed
        return Wording(ja: "送信を停止しました: \(reason.ja)", en: "delivery halted: \(reason.en)")
    }
    package static let relayAcceptsAgain = Wording(
        ja: "中継先が再びメールを受け付けています", en: "the relay accepts messages again")
    package static func deliveryUnusable(_ trouble: Trouble) -> Wording {
        let reason = trouble.wording
        return switch trouble.ending {
        case .reload:
            Wording(
                ja: "delivery の設定のとおりには送信できません: \(reason.ja)。直してから、設定を読み直してください（SIGHUP）",
                en: "delivery can't be used as configured: \(reason.en); correct it, then reload (SIGHUP)")
        case .restart, .told:
            Wording(
                ja: "delivery の設定のとおりには送信できません: \(trouble.untilResumed.ja)",
                en: "delivery can't be used as configured: \(trouble.untilResumed.en)")
        }
    }
    package static func refreshTokenNotKept(_ reason: Wording) -> Wording {
        Wording(
            ja: "認可サーバーが発行した新しいリフレッシュトークンを保存できません: \(reason.ja)。現在のトークンは失効することがあります",
            en: "the authorization server's next refresh token can't be kept: \(reason.en); the present one may end")
    }

    // MARK: The queue

    package static func sendingWaits(_ reason: Wording) -> Wording {
        Wording(
            ja: "送信待ちのデータベースを使えないため、送信を待っています: \(reason.ja)",
            en: "sending waits, because the queue can't be used: \(reason.en)")
    }
    /// - Parameter minutes: until they are tried again.
    package static func secretsUnreadable(_ count: Int, _ reason: Wording, minutes: Int64) -> Wording {
        Wording(
            ja: "秘密の値を復号できないため、\(count) 件を送信待ちに戻しました。\(minutes) 分後にもう一度試みます: \(reason.ja)",
            en:
                "\(count) follow-up(s) are queued again and tried again in \(minutes) minutes, because their secrets can't be "
                + "read: \(reason.en)")
    }
    package static let queueUsable = Wording(
        ja: "送信待ちのデータベースを再び使えます", en: "the queue can be used again")
    package static func followUpFailed(_ id: String, code: Int?) -> Wording {
        let code = inParentheses(code)
        return Wording(
            ja: "\(id): 送信できませんでした\(code.ja)。madoguchi queue show で確かめてください",
            en: "\(id): failed\(code.en); see madoguchi queue show")
    }
    package static func followUpUncertain(_ id: String, code: Int?) -> Wording {
        let code = inParentheses(code)
        return Wording(
            ja: "\(id): 結果不明です\(code.ja)。送信しましたが応答がありませんでした。madoguchi queue show で確かめてください",
            en: "\(id): uncertain\(code.en), it was sent without an answer; see madoguchi queue show")
    }
    package static func followUpRepeated(_ id: String, code: Int?) -> Wording {
        let code = inParentheses(code)
        return Wording(
            ja: "\(id): 結果不明です\(code.ja)。送信しましたが応答がなかったため、もう一度送ります",
            en: "\(id): uncertain\(code.en), it was sent without an answer; it is sent again")
    }
    private static func inParentheses(_ code: Int?) -> Wording {
        code.map { Wording(ja: "（\($0)）", en: " (\($0))") } ?? Wording(verbatim: "")
    }

    /// - Parameter ids: the first of them.
    package static func leasesLost(_ count: Int, ids: [String]) -> Wording {
        let list = Wording.list(ids)
        let rest = count > ids.count ? "…" : ""
        return Wording(
            ja: "\(count) 件の送信は、終わる前にリースが失われたため、その時点で決まった結果のままです: \(list.ja)\(rest)。"
                + "madoguchi queue show で確かめてください",
            en:
                "\(count) attempts ended after their leases were lost, and count as they were settled then: \(list.en)\(rest); see "
                + "madoguchi queue show")
    }

    // MARK: The clock

    /// - Parameter now: what it shows.
    package static func clockWrong(_ now: String) -> Wording {
        Wording(
            ja: "時計が \(now) を示していますが、この版の madoguchi か tz データベースより前の時刻です。"
                + "時計を合わせるまで送信しません（timedatectl status）",
            en: "the clock shows \(now), which is before this version of madoguchi or its tz database; nothing is sent "
                + "until it is set right (timedatectl status)")
    }
    package static let clockRight = Wording(
        ja: "時計が正しい時刻に戻り、送信を再開します", en: "the clock is right again, and sending goes on")
    /// - Parameters:
    ///   - now: what it shows.
    ///   - latest: when something was recorded.
    package static func clockBehind(_ now: String, latest: String) -> Wording {
        Wording(
            ja: "送信を停止しました: 時計が \(now) を示していますが、それより一日以上あとの \(latest) に記録があります。"
                + "時計を合わせてください。時計が正しければ madoguchi queue resume を実行してください",
            en:
                "delivery halted: the clock shows \(now), and something was recorded at \(latest), more than a day later; "
                + "set the clock, or, if it is right, run madoguchi queue resume")
    }

    // MARK: After a start, and after a change of the hours

    package static func earlierRun(interrupted: Int, uncertain: Int, repeats: Bool) -> Wording {
        Wording(
            ja: "前回の動作が送信の途中で終わっていました。\(interrupted) 件を送信待ちに戻しました。結果不明の \(uncertain) 件は、"
                + (repeats ? "もう一度送ります" : "判断を待っています") + "（madoguchi queue list）",
            en: "an earlier run ended with follow-ups in flight: \(interrupted) are queued again, and \(uncertain) are "
                + "uncertain and \(repeats ? "sent again" : "wait for a decision") (madoguchi queue list)")
    }
    /// - Parameter moved: how many, by plan.
    package static func derivedAnew(_ count: Int, moved: [String: Int]) -> Wording {
        let total = moved.values.reduce(0, +)
        let plans = moved.sorted { $0.key < $1.key }
        let list = Wording(
            ja: plans.map { "\($0.key) \($0.value) 件" }.joined(separator: "、"),
            en: plans.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        return Wording(
            ja: "\(count) 件のフォローアップの送信予定を計算し直しました。\(total) 件の予定が変わりました"
                + (plans.isEmpty ? "" : "（\(list.ja)）"),
            en: "derived due instants anew for \(count) follow-ups: \(total) are due at another time"
                + (plans.isEmpty ? "" : " (\(list.en))"))
    }
    package static func held(_ count: Int) -> Wording {
        Wording(
            ja: "そのうち \(count) 件は保留です。プランが設定にないか、対応時間帯がありません。プランを設定に戻すか、取り消してください"
                + "（madoguchi queue list --state queued）",
            en: "\(count) of them are held: their plan isn't configured, or is never staffed; add the plan again, or "
                + "cancel them (madoguchi queue list --state queued)")
    }

    // MARK: Cases, recurring messages, housekeeping

    package static func caseStuck(_ id: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "案件 \(id) を先に進められません: \(reason.ja)", en: "the case \(id) can't be taken further: \(reason.en)")
    }
    package static func pruned(_ count: Int) -> Wording {
        Wording(
            ja: "終了したフォローアップ \(count) 件を、follow_ups.keep の設定に従って削除しました",
            en: "\(count) terminal follow-ups were pruned, as follow_ups.keep says")
    }
    /// - Parameter occurrence: a civil time.
    package static func occurrenceTooOld(_ message: String, _ occurrence: String) -> Wording {
        Wording(
            ja: "定期メール \(message): \(occurrence) の回は一週間以上前に過ぎたため、送りません",
            en:
                "recurring message \(message): the occurrence of \(occurrence) passed more than a week ago, and is skipped"
        )
    }
    package static func recurringWaits(_ message: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "定期メール \(message) の送信を見合わせています: \(reason.ja)。直すと自動で再開します",
            en: "recurring message \(message) waits: \(reason.en); correct that, and it continues by itself")
    }
    package static func recurringLineSkipped(_ message: String, line: Int, _ reason: Wording) -> Wording {
        Wording(
            ja: "定期メール \(message): \(line) 行目を飛ばします: \(reason.ja)",
            en: "recurring message \(message): line \(line) is skipped: \(reason.en)")
    }
    package static func recurringQueued(_ message: String, queued: Int, suppressed: Int, skipped: Int) -> Wording {
        Wording(
            ja: "定期メール \(message): \(queued) 件を送信待ちにしました。配信停止の受信者 \(suppressed) 件、飛ばした行 \(skipped) 行",
            en: "recurring message \(message): \(queued) messages are queued, \(suppressed) recipients are suppressed, "
                + "\(skipped) lines are skipped")
    }
}
