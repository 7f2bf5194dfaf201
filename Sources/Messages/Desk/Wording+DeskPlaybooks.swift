// The desk's drawings of playbooks.

extension Wording {
    package static let deskPlaybooks = Wording(ja: "対応の手順（プレイブック）", en: "Playbooks")
    package static let deskMainLine = Wording(ja: "基本の流れ", en: "The main line")
    package static let deskBranches = Wording(ja: "途中で起きたことに応じて", en: "What may happen on the way")
    package static let deskItsLetters = Wording(ja: "使う文面", en: "Its letters")
    package static let deskOpenWith = Wording(ja: "この手順で案件を受け付ける", en: "Open a case with it")
    package static let deskInWords = Wording(ja: "文字で読む", en: "In words")
}

// MARK: How a case stands to a step

extension Wording {
    package static let deskYouAreHere = Wording(ja: "いまここ", en: "It is here")
    package static let deskCourseTaken = Wording(ja: "完了", en: "done")
    package static let deskCourseAhead = Wording(ja: "これから", en: "to come")
    package static let deskCoursePassed = Wording(ja: "行いません", en: "Not taken")
    package static let deskCourseBegins = Wording(ja: "受け付け", en: "Opened")
    package static let deskCourseEnds = Wording(ja: "自動の手順はここまで", en: "Nothing more by itself")
    package static let deskCourseBranch = Wording(ja: "分岐：", en: "Branch: ")
    /// - Parameters:
    ///   - number: of the step in the main line, from 1.
    ///   - title: of its message.
    package static func deskCourseGoesTo(_ number: Int, _ title: String) -> Wording {
        Wording(ja: "そのあと \(number)「\(title)」に進む", en: "Then on to \(number), \(title)")
    }
}

// MARK: What is said of a step

extension Wording {
    package static let deskToCustomer = Wording(ja: "お客様へ", en: "to the customer")
    package static let deskToOperator = Wording(ja: "運営者へ", en: "to the operator")
    /// - Parameter time: a duration.
    package static func deskAfter(_ time: String) -> Wording {
        Wording(ja: "対応時間で \(time)後", en: "after \(time) of staffed time")
    }
    /// - Parameter names: of branches, of which one suffices.
    package static func deskOnlyAfter(_ names: [String]) -> Wording {
        Wording(
            ja: "\(names.map { "「\($0)」" }.joined(separator: "か"))を記録したときだけ",
            en: "only after \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
    }
    package static func deskNotAfter(_ names: [String]) -> Wording {
        Wording(
            ja: "\(names.map { "「\($0)」" }.joined(separator: "か"))を記録したら省略",
            en: "left out after \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
    }
}
