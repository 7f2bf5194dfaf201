// What is wrong with requests about suppressions.

extension Wording {
    package static let addressOrFollowUp = Wording(
        ja: "アドレス（address）か、そこへ送ったフォローアップ（follow_up）を指定してください",
        en: "give an address or the follow_up that went to it")
}
