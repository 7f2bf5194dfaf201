import Documents
import Guidance
import Messages
import SupportHours

extension ConfigurationReader {
    /// - Parameters:
    ///   - plans: the names of all plans; nil where they can't be read.
    ///   - keep: for how many seconds terminal follow-ups are kept, and their idempotency keys with them.
    func announce(plans: [String]?, keep: Int64) -> ValueReader<AnnounceConfiguration> {
        .mapping(.section("announce")) { keys in
            let ahead = keys.required("ahead", .ahead(keep: keep))
            let windows = keys.optional("plan", Self.plan(orAlways: plans), default: .always)
            return ahead.map { AnnounceConfiguration(ahead: $0, windows: windows) }
        }
    }

    /// Reminders have to have somebody to go to.
    func checkOperators(of plans: [PlanConfiguration], _ guidance: GuidanceConfiguration, _ keys: StrictMapping) {
        guard keys.says("announce"), guidance.operatorAddress == nil else { return }
        let without = plans.filter { $0.own.operatorAddress == nil }.map(\.id)
        if !without.isEmpty { keys.report(.nobodyToAnnounceTo(without), key: "announce") }
    }

    private static func plan(orAlways plans: [String]?) -> ValueReader<WindowsPlan> {
        let words = plans.map { WindowsPlan.words(plans: $0).filter { $0 != WindowsPlan.ofCase.rawValue } }
        let reader =
            words.map { words in
                ValueReader<String>.name(.planOrAlwaysValue, among: words) { .noPlanNamed($0, known: words) }
            }
            ?? .text(.planOrAlwaysValue)
        return reader.map(WindowsPlan.init(rawValue:)).written(\.rawValue.flowText)
    }
}

extension ValueReader where Value == [Int64] {
    /// A few durations, each once.
    fileprivate static func ahead(keep: Int64) -> ValueReader {
        ValueReader<Int64>.list(of: .leadTime(keep: keep), .aheadValue).then { ahead, node, problems in
            guard (1...AnnounceConfiguration.most).contains(ahead.count) else {
                problems.report(.found(node.found, expected: .fewDurations(most: AnnounceConfiguration.most)), at: node)
                return nil
            }
            if let repeated = ahead.first(where: { duration in ahead.count { $0 == duration } > 1 }) {
                problems.report(.durationTwice(DurationText.iso8601(seconds: repeated)), at: node)
                return nil
            }
            return ahead
        }
    }
}

extension ValueReader where Value == Int64 {
    fileprivate static func leadTime(keep: Int64) -> ValueReader {
        ValueReader.duration.then { seconds, node, problems in
            let longest = AnnounceConfiguration.longest
            if seconds > longest {
                problems.report(.aheadTooLong(longest: DurationText.iso8601(seconds: longest)), at: node)
            } else if seconds > keep {
                // Its key would be forgotten before the change, and the reminder sent once more.
                problems.report(.announcedBeyondKeep(DurationText.iso8601(seconds: keep)), at: node)
            } else {
                return seconds
            }
            return nil
        }
        .written(DurationText.iso8601(seconds:))
    }
}
