// What `changes` shows.

extension Wording {
    package static let nothingChanges = Wording(ja: "ふだんの一週間から変わることはありません", en: "nothing of the usual week changes")
    package static let changeOfClocks = Wording(ja: "時計", en: "clocks")
    package static let holiday = Wording(ja: "休日", en: "holiday")
    package static let changeByOverride = Wording(ja: "臨時", en: "override")
}
