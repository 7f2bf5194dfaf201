// What lists say.

extension Wording {
    package static let nothingThere = Wording(ja: "該当するものはありません", en: "nothing there")
    package static let thereAreMore = Wording(
        ja: "続きがあります。--limit N か --all で表示できます", en: "there are more; --limit N or --all shows them")
}
