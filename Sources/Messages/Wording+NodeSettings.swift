// What is said of the configuration's part node.
extension Wording {
    package static let nodeNameValue = Wording(
        ja: "ノード名（英数字と - _ . の 64 文字まで）", en: "a node's name, up to 64 of letters, digits, -, _ and .")
    package static let nodeLeaseOutOfRange = Wording(
        ja: "lease は 6 秒から 10 分までにしてください", en: "lease has to be between 6 s and 10 min")
    package static let clockToleranceOutOfRange = Wording(
        ja: "clock_tolerance は 1 秒から 60 秒までにしてください",
        en: "clock_tolerance has to be between 1 s and 60 s")
}
