// What `suppress` says.

extension Wording {
    package static func suppressedRecurring(_ address: String) -> Wording {
        Wording(ja: "\(address) には今後、定期メールを送信しません", en: "nothing recurring is sent to \(address) any more")
    }
    package static func suppressed(_ address: String) -> Wording {
        Wording(ja: "\(address) には今後送信しません", en: "nothing is sent to \(address) any more")
    }
    package static let scopeAll = Wording(ja: "すべて", en: "all")
    package static func unsuppressed(_ address: String) -> Wording {
        Wording(ja: "\(address) への送信を再開できます", en: "messages may be sent to \(address) again")
    }
    /// - Parameter number: the count as it is shown.
    package static func queuedCancelled(_ count: Int, number: String) -> Wording {
        Wording(
            ja: "待機中だった \(number) 件を取り消しました",
            en: "\(number) that \(count == 1 ? "was" : "were") queued to it \(count == 1 ? "is" : "are") cancelled")
    }
}
