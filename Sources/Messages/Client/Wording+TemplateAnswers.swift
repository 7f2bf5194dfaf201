// What `templates` shows.

extension Wording {
    package static let templateHasHTML = Wording(
        ja: "HTML パートがあります（--json で表示）", en: "with an HTML part, which --json shows")
    package static let valueRequired = Wording(ja: "必須", en: "required")
    package static func valueDefault(_ value: String) -> Wording {
        Wording(ja: "省略時: \(value)", en: "default: \(value)")
    }
    package static let valueOptional = Wording(ja: "任意", en: "optional")
    package static let andSecret = Wording(ja: "、秘密", en: ", secret")
}
