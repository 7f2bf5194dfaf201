// What `calendars` shows.

extension Wording {
    package static let noCalendarConfigured = Wording(ja: "カレンダーは設定されていません", en: "no calendar is configured")
    package static func calendarBuiltIn(_ name: String) -> Wording {
        Wording(ja: "組み込み: \(name)", en: "built in: \(name)")
    }
}
