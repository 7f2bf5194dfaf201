// What is wrong with the lists of recurring messages. None of it names a recipient.

// MARK: Rows

extension Wording {
    package static let listedBefore = Wording(ja: "同じ宛先が前の行にあります", en: "the address was listed before")
    package static let rowWithoutAddress = Wording(ja: "宛先がありません", en: "there is no address")
    /// - Parameter position: characters before it.
    package static func inRowAddress(_ position: Int, _ fault: Wording) -> Wording {
        Wording(
            ja: "宛先の \(position + 1) 文字目: \(fault.ja)",
            en: "the address, position \(position + 1): \(fault.en)")
    }
    /// Values of variables that a row can't be used with.
    package static func faults(_ faults: [(variable: String, fault: Wording)]) -> Wording {
        Wording(
            ja: faults.map { "\($0.variable): \($0.fault.ja)" }.joined(separator: "、"),
            en: faults.map { "\($0.variable): \($0.fault.en)" }.joined(separator: "; "))
    }
    package static let planNotConfigured = Wording(
        ja: "プランが設定にありません", en: "its plan isn't configured any more")
}

// MARK: Lists

extension Wording {
    /// - Parameter line: of the first row.
    package static func noLineUsable(in file: String, line: Int, _ fault: Wording) -> Wording {
        Wording(
            ja: "\(file): 使える行がありません。\(line) 行目: \(fault.ja)",
            en: "\(file): no line can be used; line \(line): \(fault.en)")
    }
    /// - Parameter line: of the first one.
    package static func addressesProbablyMistyped(_ count: Int, line: Int) -> Wording {
        Wording(
            ja: "書き間違いと思われる宛先が \(count) 件あり、そのまま使います（最初は \(line) 行目）",
            en: "\(count) \(count == 1 ? "address is" : "addresses are") used that "
                + "\(count == 1 ? "is" : "are") probably mistyped (first in line \(line))")
    }
}
