// What the daemon shows of its plans once it answers.

extension Wording {
    /// - Parameters:
    ///   - time: in each language.
    ///   - zone: in which that is.
    package static func madoguchi(at time: Wording, zone: String) -> Wording {
        Wording(ja: "窓口 — \(time.ja)（\(zone)）", en: "madoguchi — \(time.en) (\(zone))")
    }
    package static let howToAsk = Wording(ja: "問い合わせ方", en: "How to ask")
    package static let pagesAt = Wording(ja: "ブラウザーで見る", en: "In a browser")
    /// Options of a command, with words to replace.
    package static let subjectAndText = Wording(ja: "--subject 件名 --text 本文", en: "--subject Subject --text Text")

    /// - Parameters:
    ///   - name: in each language.
    ///   - end: nil for never.
    package static func plan(_ name: Wording, is state: Wording, until end: Wording?) -> Wording {
        let end = end.map { Wording(ja: "（\($0.ja) まで）", en: " until \($0.en)") } ?? .withoutEnd
        return Wording(ja: "\(name.ja): \(state.ja)\(end.ja)", en: "\(name.en): \(state.en)\(end.en)")
    }
    private static let withoutEnd = Wording(ja: "（終わりなし）", en: " at all times")

    package static let planOpen = Wording(ja: "受付中", en: "open")
    package static let planClosed = Wording(ja: "時間外", en: "closed")
    package static let planUnknown = Wording(ja: "不明", en: "unknown")
}
