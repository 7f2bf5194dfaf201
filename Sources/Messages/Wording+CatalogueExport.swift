// The fixed texts of exported pages: the team's manual, and questions and answers for customers.

extension Wording {
    package static let manualTitle = Wording(ja: "テンプレートの手引き", en: "Templates: the team's manual")
    package static let faqTitle = Wording(ja: "よくあるご質問", en: "Frequently asked questions")
    package static let noQuestionsYet = Wording(ja: "ご質問はまだ登録されていません。", en: "There are no questions yet.")
    package static let noTemplatesYet = Wording(ja: "テンプレートはまだありません。", en: "There are no templates yet.")

    package static let contentsOfPage = Wording(ja: "目次", en: "Contents")
    package static let manualPlaybooks = Wording(ja: "プレイブック", en: "Playbooks")
    package static let manualTemplates = Wording(ja: "テンプレート", en: "Templates")

    // MARK: Fields of a template

    package static let manualName = Wording(ja: "名前", en: "Name")
    package static let manualAudience = Wording(ja: "宛先", en: "For")
    package static let manualCustomers = Wording(ja: "お客様", en: "customers")
    package static let manualUsedIn = Wording(ja: "使うプレイブック", en: "Used in")
    package static let manualSubject = Wording(ja: "件名", en: "Subject")
    package static let manualText = Wording(ja: "本文", en: "Text")
    package static let manualQuestion = Wording(ja: "ご質問", en: "Question")
    package static let manualValues = Wording(ja: "差し込む値", en: "Values")

    // MARK: Columns of the values

    package static let manualRequired = Wording(ja: "必須", en: "Required")
    package static let manualSecret = Wording(ja: "秘密", en: "Secret")
    package static let manualDescription = Wording(ja: "説明", en: "Description")
    package static func manualFlag(_ value: Bool) -> Wording {
        value ? Wording(ja: "はい", en: "yes") : Wording(ja: "いいえ", en: "no")
    }
}

// MARK: Playbooks as they are drawn

extension Wording {
    /// What follows the title of a step's message.
    ///
    /// - Parameters:
    ///   - recipient: the message's.
    ///   - seconds: the staffed time after the previous step.
    package static func stepGoes(to recipient: Wording, afterStaffed seconds: Int64) -> Wording {
        guard seconds > 0 else {
            return Wording(ja: "（\(recipient.ja)へ、すぐに）", en: " (to \(recipient.en), at once)")
        }
        let time = hoursAndMinutes(seconds)
        return Wording(
            ja: "（\(recipient.ja)へ、対応時間で \(time.ja)後に）",
            en: " (to \(recipient.en), after \(time.en) of staffed time)")
    }
    package static func step(_ id: String, stage: String) -> Wording {
        Wording(ja: "手順 \(id)、段階 \(stage)", en: "Step \(id), stage \(stage)")
    }
    /// - Parameter names: of variables.
    package static func stepWaits(for names: [String]) -> Wording {
        Wording(
            ja: "\(names.joined(separator: " と ")) が分かるまで待機",
            en: "Waits until \(names.joined(separator: " and ")) \(names.count == 1 ? "is" : "are") known")
    }
    package static func stepOnlyWhenMarked(_ marks: [String]) -> Wording {
        Wording(
            ja: "\(marks.joined(separator: " か ")) の印があるときだけ",
            en: "Only when marked \(marks.joined(separator: " or "))")
    }
    package static func stepSkippedWhenMarked(_ marks: [String]) -> Wording {
        Wording(
            ja: "\(marks.joined(separator: " か ")) の印があれば省略",
            en: "Skipped when marked \(marks.joined(separator: " or "))")
    }

    package static let branchesOfPlaybook = Wording(ja: "途中で印が付いたとき", en: "Where a mark is set on the way")
    /// - Parameter name: what people call it.
    package static func whenMarked(_ mark: String, _ name: String) -> Wording {
        Wording(ja: "\(name)（印 \(mark)）", en: "\(name) (mark \(mark))")
    }
    package static let thenResumes = Wording(
        ja: "そのあと、中断したところに戻る", en: "Then back to the step that it interrupted")
    package static let thenStops = Wording(ja: "そのあとは自動では進まない", en: "Then nothing more by itself")
    /// - Parameter number: of the step in the main line, from 1.
    package static func thenContinues(withStep id: String, number: Int?) -> Wording {
        guard let number else { return Wording(ja: "そのあと \(id) に進む", en: "Then continues with \(id)") }
        return Wording(
            ja: "そのあと本筋の \(number)（\(id)）に進む", en: "Then continues with \(number) of the main line, \(id)")
    }

    /// `1 h 30 min`; seconds where there are some.
    private static func hoursAndMinutes(_ seconds: Int64) -> Wording {
        let units = [
            (seconds / 3_600, "時間", "h"), (seconds / 60 % 60, "分", "min"), (seconds % 60, "秒", "s"),
        ].filter { $0.0 > 0 }
        return Wording(
            ja: units.map { "\($0.0) \($0.1)" }.joined(separator: " "),
            en: units.map { "\($0.0) \($0.2)" }.joined(separator: " "))
    }
}
