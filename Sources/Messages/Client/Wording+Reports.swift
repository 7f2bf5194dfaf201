// What `report` shows.

extension Wording {
    package static let reportCases = Wording(ja: "案件", en: "cases")
    package static let reportInquiries = Wording(ja: "問い合わせ", en: "inquiries")
    package static let reportChange = Wording(ja: "増減", en: "change")
    package static let reportWork = Wording(ja: "作業（運営者へのリマインダー）", en: "work: reminders to you")
    package static let reportSelfService = Wording(ja: "お客様ご自身で解決", en: "by self-service")
    package static let reportMedianStaffedTime = Wording(ja: "対応時間の中央値", en: "median staffed time")
    package static let reportOpenAtEnd = Wording(ja: "期間末に対応中", en: "open at the end")
    package static let reportWhatTheGuideSays = Wording(ja: "ガイドの目安との比較", en: "what the guide says")
    package static let reportNoData = Wording(ja: "データなし", en: "no data")
    package static let claimSelfService = Wording(ja: "ご自身での再設定の案内で解決", en: "settled by the self-service step")
    package static func claimAtLeast(_ share: String) -> Wording { Wording(ja: "\(share) 以上", en: "\(share) or more") }
    package static let reckonedOfResolved = Wording(ja: "解決した案件のうち", en: "of the cases resolved")
    package static let claimPages = Wording(
        ja: "画面の整備後、お客様だけで解決", en: "settled by customers alone, with the pages set up")
    package static func claimAbout(_ share: String) -> Wording { Wording(ja: "約 \(share)", en: "about \(share)") }
    package static let reckonedByNoCase = Wording(
        ja: "お問い合わせがないため、案件からは分かりません", en: "they don't write, so no case tells")
    package static let claimFewerTroubles = Wording(ja: "トラブルの減少", en: "fewer troubles")
    package static let reckonedOfAllOpened = Wording(ja: "受け付けたすべての案件、前の期間比", en: "all cases opened, against before")
    package static let claimFewerInquiries = Wording(ja: "パスワードの問い合わせの減少", en: "fewer inquiries about passwords")
    package static let reckonedOfPasswordCases = Wording(
        ja: "password の案件、前の期間比", en: "cases of the playbook password, against before")
    package static let claimLessWork = Wording(ja: "作業の減少", en: "less work")
    package static let reckonedOfReminders = Wording(ja: "運営者へのリマインダー、前の期間比", en: "reminders to you, against before")
    package static func reportByStage(_ stage: String) -> Wording { Wording(ja: stage, en: "by \(stage)") }
}
