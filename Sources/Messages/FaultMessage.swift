/// What is wrong with one parameter of a query, or one field of a body.
package enum FaultMessage: Error, Hashable, Sendable {
    case missing
    case repeated(times: Int)
    case unknownParameter(known: [String])
    case excludes(String)
    /// It has no meaning without another one.
    case meaninglessWithout(String)
    /// One of two is needed.
    case needed(or: String)
    case noneOf([String])
    case neitherNor(String, String)
    case notWhole(ClosedRange<Int>)
    case noCursor
    case noCaseID
    case liesBefore(String)
    /// - years: the longest span.
    case liesTooFarAfter(String, years: Int)
    case liesTooManyDaysAfter(String, days: Int)
    /// Not before another one, or more than ten years.
    case notAPeriod(before: String)
    /// Durations, as ISO 8601.
    case outOfRange(from: String, to: String)
    case suppressed
    case unknownPlan(String, known: [String])
    /// What a reader of values says.
    case reason(Wording)

    package var wording: Wording {
        switch self {
        case .missing: Wording(ja: "必要です。指定してください", en: "is missing")
        case .repeated(let times):
            Wording(ja: "\(times) 回書かれています。一度だけ書いてください", en: "is there \(times) times; give it once")
        case .unknownParameter(let known) where known.isEmpty:
            Wording(ja: "ここではパラメーターを指定できません", en: "is no parameter of this resource, which takes none")
        case .unknownParameter(let known):
            Wording(
                ja: "ここで使えるパラメーターではありません。使えるのは \(known.joined(separator: "、")) です",
                en: "is no parameter of this resource, which has: \(known.joined(separator: ", "))")
        case .excludes(let other):
            Wording(ja: "\(other) と同時には使えません。どちらか一方にしてください", en: "excludes \(other); give one of them")
        case .meaninglessWithout(let other):
            Wording(ja: "\(other) がなければ意味がありません", en: "has no meaning without \(other)")
        case .needed(let other):
            Wording(ja: "\(other) がなければ指定してください（どちらか一方が必要です）", en: "or \(other) is missing; give one of them")
        case .noneOf(let words):
            Wording(
                ja: "次のどれかにしてください: \(words.joined(separator: "、"))",
                en: "isn't one of \(words.joined(separator: ", "))")
        case .neitherNor(let first, let second):
            Wording(ja: "\(first) か \(second) にしてください", en: "is neither \(first) nor \(second)")
        case .notWhole(let range):
            Wording(
                ja: "\(range.lowerBound) から \(range.upperBound) までの整数にしてください",
                en: "is no whole number from \(range.lowerBound) to \(range.upperBound)")
        case .noCursor:
            Wording(
                ja: "カーソルではありません。前のページのものをそのまま渡してください",
                en: "is no cursor; give the one of the previous page, as it came")
        case .noCaseID:
            Wording(
                ja: "案件の ID ではありません。一覧は madoguchi case list で見られます（GET /v1/cases）",
                en: "is no case's id; madoguchi case list (GET /v1/cases) lists them")
        case .liesBefore(let other):
            Wording(
                ja: "\(other) より前になっています。\(other) 以後にしてください", en: "lies before \(other); give a later time")
        case .liesTooFarAfter(let other, let years):
            Wording(
                ja: "\(other) から \(years) 年を超えています。期間を短くしてください",
                en: "lies more than \(years) years after \(other); ask for a shorter span")
        case .liesTooManyDaysAfter(let other, let days):
            Wording(
                ja: "\(other) から \(days) 日を超えています。期間を短くしてください",
                en: "lies more than \(days) days after \(other); ask for a shorter span")
        case .notAPeriod(let other):
            Wording(ja: "\(other) より前で、期間は 10 年以内にしてください", en: "has to be before \(other), by ten years at most")
        case .outOfRange(let from, let to):
            Wording(ja: "範囲の外です。\(from) から \(to) までにしてください", en: "is out of range, expected \(from) to \(to)")
        case .suppressed:
            Wording(ja: "配信停止の一覧にあります", en: "is suppressed")
        case .unknownPlan(let id, let known):
            Wording(
                ja: "プラン\(quoted(id))はありません。プランは次のとおりです: \(known.joined(separator: "、"))",
                en: "there is no plan \(quoted(id, .en)); known here: \(known.joined(separator: ", "))")
        case .reason(let wording): wording
        }
    }

    /// A fault with what was probably meant, where there is something.
    package static func line(_ wording: String, suggestion: String?, in language: Language) -> String {
        guard let suggestion else { return wording }
        return switch language {
        case .ja: "\(wording)（もしかして: \(suggestion)）"
        case .en: "\(wording); did you mean \(suggestion)?"
        }
    }
}
