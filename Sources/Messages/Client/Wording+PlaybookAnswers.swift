// What a playbook's chart says.

extension Wording {
    package static func branchWhenMarked(_ mark: String, name: String) -> Wording {
        Wording(ja: "\(mark) の印が付いたとき: \(name)", en: "when marked \(mark): \(name)")
    }
    package static let stepAtOnce = Wording(ja: "すぐに", en: "at once")
    package static func inStage(_ stage: String) -> Wording { Wording(ja: "段階 \(stage)", en: "stage \(stage)") }
    package static let atAnyHour = Wording(ja: "時間帯を問わない", en: "at any hour")
    package static func inHoursOf(_ plan: String) -> Wording {
        Wording(ja: "\(plan) の対応時間に", en: "in the hours of \(plan)")
    }
    package static func waitsUntilKnown(_ needs: String) -> Wording {
        Wording(ja: "\(needs) が分かるまで待機", en: "waits for \(needs)")
    }
    /// - Parameter marks: of which one suffices.
    package static func skippedWhenMarked(_ marks: [String]) -> Wording {
        Wording(
            ja: "\(marks.joined(separator: " か ")) の印があれば省略",
            en: "skipped when marked \(marks.joined(separator: " or "))")
    }
    /// - Parameter marks: of which one suffices.
    package static func onlyWhenMarked(_ marks: [String]) -> Wording {
        Wording(
            ja: "\(marks.joined(separator: " か ")) の印があるときだけ",
            en: "only when marked \(marks.joined(separator: " or "))")
    }
    package static let thenBack = Wording(ja: "そのあと、中断したところに戻る", en: "then back to the step that it interrupted")
    package static let thenNothing = Wording(ja: "そのあとは自動では進まない", en: "then nothing more by itself")
    package static func thenTo(_ step: String) -> Wording {
        Wording(ja: "そのあと \(step) に進む", en: "then continues with \(step)")
    }
    package static func ofStaffedTime(_ duration: String) -> Wording {
        Wording(ja: "対応時間で \(duration)", en: "\(duration) of staffed time")
    }
}
