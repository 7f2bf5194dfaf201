// What `audit` finds in a published table.

extension Wording {
    package static let noTableToAudit = Wording(
        ja: "公開された時間表のあるプランはありません", en: "no plan has a published table to audit")
    package static func auditHeading(_ hours: String, vendorZone: String, seenFrom zone: String) -> Wording {
        Wording(ja: "\(vendorZone) の \(hours) を \(zone) の時計で見ると:", en: "\(hours) in \(vendorZone), seen from \(zone):")
    }
    package static let auditHolds = Wording(ja: "一致しています", en: "holds")
    package static let auditDiffers = Wording(ja: "食い違っています", en: "differs")
    package static let standardTime = Wording(ja: "標準時", en: "standard time")
    package static let daylightSavingTime = Wording(ja: "夏時間", en: "daylight saving time")
    package static let neverOpen = Wording(ja: "受付なし", en: "never open")
    package static let onNextDay = Wording(ja: "（翌日）", en: " next day")
    package static func perWeek(_ duration: String) -> Wording {
        Wording(ja: "週 \(duration)", en: "\(duration) a week")
    }
}
