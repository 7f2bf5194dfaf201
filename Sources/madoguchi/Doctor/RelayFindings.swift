import MadoguchiAPI
import SupportHours

/// Checks whether the relay accepts messages.
struct RelayFindings {
    let check: RelayCheck
    let environment: CommandEnvironment

    private var say: Language { environment.language }
    /// How many seconds before its end a certificate is reported.
    private static let notice: Int64 = 14 * 86_400

    var all: [Finding] {
        let place = "\(check.transport) \(check.to)"
        if let problem = check.problem {
            return [
                .fault(
                    .relay, "\(place): \(problem)",
                    // A daemon of another version may give none.
                    advice: check.advice
                        ?? say(
                            en: "correct delivery in the configuration, then: systemctl reload madoguchid",
                            ja: "設定の delivery を直し、systemctl reload madoguchid を実行してください"))
            ]
        }
        return [.well(.relay, ([place] + facts).joined(separator: say(en: ", ", ja: "、")))]
            + [plain, ending].compactMap { $0 }
    }

    private var facts: [String] {
        [
            check.encrypted ? say(en: "encrypted", ja: "暗号化") : nil,
            check.loggedIn ? say(en: "logged in", ja: "ログイン成功") : nil,
            check.transport == "maildir"
                ? say(en: "writable", ja: "書き込めます")
                : say(en: "\(check.milliseconds) ms", ja: "\(check.milliseconds) ミリ秒"),
        ].compactMap { $0 }
    }

    private var plain: Finding? {
        guard check.loggedIn, !check.encrypted else { return nil }
        return .note(
            .relay, say(en: "the password is sent in plain text", ja: "パスワードが暗号化されずに送られます"),
            advice: say(
                en: "set delivery.smtp.security to starttls or tls",
                ja: "delivery.smtp.security を starttls か tls にしてください"))
    }

    private var ending: Finding? {
        guard let end = check.certificateEnds, let reading = try? ClockReading(rfc3339: end),
            reading.instant.seconds(since: environment.now) < Self.notice
        else { return nil }
        return .note(
            .relay,
            say(
                en: "its certificate ends \(Moments(environment).moment(end))",
                ja: "証明書の期限は \(Moments(environment).moment(end)) です"),
            advice: say(
                en: "messages wait from then on unless it is renewed; tell the relay's operator",
                ja: "更新されないと、それ以降は送信できません。中継先の管理者に確かめてください"))
    }
}
