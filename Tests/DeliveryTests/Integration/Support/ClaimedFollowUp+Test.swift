import FollowUps
import MailAddress
import SupportHours
import TestAddresses

extension Transport {
    /// Sends a message that may be ended whenever its turn comes.
    func deliver(
        _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        await deliver(message, beginData: beginData, endData: {})
    }
}

extension ClaimedFollowUp {
    static func test(
        _ number: Int, recipient: MailAddress = "tanaka@example.jp", sender: Mailbox = "窓口 <support@example.jp>",
        subject: String = "ログインできないお客様へ", text: String = "パスワードを\n再設定してください。\n.\n", html: String? = nil
    ) -> ClaimedFollowUp {
        let id = FollowUpID(rawValue: Int64(number))
        return ClaimedFollowUp(
            lease: Lease(id: id, owner: LeaseOwner(rawValue: 1), attempt: 1), plan: "basic", kind: .guidance,
            message: Message(recipient: recipient, subject: subject, text: text, html: html),
            messageID: "<\(id)@example.jp>",
            fixedHeaders: FixedHeaders(
                sender: sender, date: Instant(secondsSinceEpoch: 1_795_000_000), utcOffset: 32_400),
            when: .nextWindow, countsFrom: Instant(secondsSinceEpoch: 1_794_000_000), attempts: 1)
    }
}
