// What `wait` says.

extension Wording {
    package static func waitOpens(_ moment: String, in left: String) -> Wording {
        Wording(ja: "。\(moment) に開始（あと \(left)）", en: "; opens \(moment), in \(left)")
    }
    package static func waitCloses(_ moment: String, in left: String) -> Wording {
        Wording(ja: "。\(moment) に終了（あと \(left)）", en: "; closes \(moment), in \(left)")
    }
    /// - Parameter when: ``waitOpens(_:in:)`` or ``waitCloses(_:in:)``.
    package static func waiting(for plan: String, state: String, when: Wording?) -> Wording {
        Wording(ja: "\(plan)は\(state)です\(when?.ja ?? "")", en: "\(plan) is \(state)\(when?.en ?? "")")
    }
    /// - Parameter timeout: a duration as it was typed.
    package static func waitTimedOut(_ plan: String, state: Wording, timeout: String) -> Wording {
        Wording(
            ja: "\(timeout) のあいだに \(plan) は\(state.ja)になりませんでした", en: "\(plan) was not \(state.en) within \(timeout)")
    }
    /// - Parameter end: a moment.
    package static func plan(_ name: String, state: String, until end: String?) -> Wording {
        Wording(
            ja: "\(name)は\(state)です" + (end.map { "（\($0) まで）" } ?? ""),
            en: "\(name) is \(state)" + (end.map { ", until \($0)" } ?? ""))
    }
}
