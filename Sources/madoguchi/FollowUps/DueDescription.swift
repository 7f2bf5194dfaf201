import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

/// When a follow-up is sent, on both clocks, and why then.
struct DueDescription {
    let followUp: FollowUpResource
    /// The zone in which instants are shown.
    let zone: String

    func add(to fields: inout FieldList, _ environment: CommandEnvironment) {
        guard let because = followUp.dueBecause else { return }
        let say = environment.language
        let moments = Moments(environment)
        if let dueAt = followUp.dueAt {
            fields.add(say(en: "goes", ja: "送信予定"), "\(moments.coming(dueAt))  \(zone, .faint)")
            if let name = because.zone, let vendor = try? environment.timeZones.zone(named: name),
                let moment = moments.moment(dueAt, in: vendor)
            {
                fields.add(say(en: "vendor's clock", ja: "提供元の時計"), "\(moment)  \(name, .faint)")
            }
        }
        if let held = because.held {
            fields.add(say(en: "held", ja: "保留"), Line(say.word(forHold: held), .now))
        }
        fields.add(say(en: "because", ja: "理由"), Line(reason(because, moments)))
        if let window = because.window {
            fields.add(say(en: "window", ja: "対応時間帯"), Line(moments.span(window.start, window.end)))
        }
        if let hours = because.hours {
            let origin = [because.zone, because.tzdata.map { "tzdata \($0)" }].compactMap(\.self)
            fields.add(say(en: "hours", ja: "営業時間"), "\(hours)  \(origin.joined(separator: ", "), .faint)")
        }
    }

    private func reason(_ because: DueReason, _ moments: Moments) -> String {
        let say = moments.say
        let parts = because.rule.split(separator: ",", maxSplits: 1)
        let rule =
            switch parts.first {
            case "next-window": say(en: "the next staffed time of \(because.plan)", ja: "\(because.plan) の次の対応時間")
            case "not-before": notBefore(because, moments)
            case "after-staffed": afterStaffed(because, say)
            default: because.rule
            }
        return parts.count > 1 ? rule + say(en: "; another attempt", ja: "(再送)") : rule
    }

    private func notBefore(_ because: DueReason, _ moments: Moments) -> String {
        let moment = followUp.when.notBefore.map(moments.moment) ?? ""
        return moments.say(
            en: "the first staffed time of \(because.plan) at or after \(moment)",
            ja: "\(moment) 以降で最初の \(because.plan) の対応時間")
    }

    private func afterStaffed(_ because: DueReason, _ say: Language) -> String {
        let text = followUp.when.afterStaffed ?? ""
        let seconds = try? DurationText.seconds(parsing: text)
        let duration = seconds.map { say.duration($0, days: false) } ?? text
        return say(
            en: "\(duration) of staffed time of \(because.plan) will have passed",
            ja: "\(because.plan) の対応時間が \(duration) 経過した時点")
    }
}
