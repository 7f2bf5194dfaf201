// What is said of recurring messages and of the lists of their recipients.

extension Wording {
    package static func listLine(_ line: Int, detail: String) -> Wording {
        Wording(ja: "\(line) 行目: \(detail)", en: "line \(line): \(detail)")
    }
    package static func andMoreRows(_ number: String) -> Wording {
        Wording(ja: "ほか \(number) 行", en: "and \(number) more")
    }
    package static let recurringNotSent = Wording(ja: "送信できません", en: "not sent")
    /// - Parameters:
    ///   - number: the count as it is shown.
    ///   - passedOver: a count as it is shown.
    package static func rowsUsed(_ file: String, _ count: Int, number: String, passedOver: String) -> Wording {
        Wording(
            ja: "\(file): 使う行 \(number) 行、飛ばす行 \(passedOver) 行",
            en: "\(file): \(number) \(count == 1 ? "row is" : "rows are") used, \(passedOver) passed over")
    }
}
