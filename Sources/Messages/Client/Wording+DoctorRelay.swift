// What `doctor` finds of the relay.

extension Wording {
    package static let correctDeliveryThenReload = Wording(
        ja: "設定の delivery を直し、systemctl reload madoguchid を実行してください",
        en: "correct delivery in the configuration, then: systemctl reload madoguchid")
    package static let relayEncrypted = Wording(ja: "暗号化", en: "encrypted")
    package static let relayLoggedIn = Wording(ja: "ログイン成功", en: "logged in")
    package static let relayWritable = Wording(ja: "書き込めます", en: "writable")
    package static func milliseconds(_ count: Int) -> Wording { Wording(ja: "\(count) ミリ秒", en: "\(count) ms") }
    package static let passwordInPlainText = Wording(ja: "パスワードが暗号化されずに送られます", en: "the password is sent in plain text")
    package static let setSecurity = Wording(
        ja: "delivery.smtp.security を starttls か tls にしてください", en: "set delivery.smtp.security to starttls or tls")
    package static func certificateEnds(_ moment: String) -> Wording {
        Wording(ja: "証明書の期限は \(moment) です", en: "its certificate ends \(moment)")
    }
    package static let renewCertificate = Wording(
        ja: "更新されないと、それ以降は送信できません。中継先の管理者に確かめてください",
        en: "messages wait from then on unless it is renewed; tell the relay's operator")
}
