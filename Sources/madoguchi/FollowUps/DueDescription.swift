import MadoguchiAPI
import Messages
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
            fields.add(say(.labelGoes), "\(moments.coming(dueAt))  \(zone, .faint)")
            if let name = because.zone, let vendor = try? environment.timeZones.zone(named: name),
                let moment = moments.moment(dueAt, in: vendor)
            {
                fields.add(say(.labelVendorsClock), "\(moment)  \(name, .faint)")
            }
        }
        if let held = because.held {
            fields.add(say(.statusHeld), Line(say.word(forHold: held), .now))
        }
        fields.add(say(.labelBecause), Line(reason(because, moments)))
        if let window = because.window {
            fields.add(say(.labelWindow), Line(moments.span(window.start, window.end)))
        }
        if let hours = because.hours {
            let origin = [because.zone, because.tzdata.map { "tzdata \($0)" }].compactMap(\.self)
            fields.add(say(.labelHours), "\(hours)  \(origin.joined(separator: say(.listSeparator)), .faint)")
        }
    }

    private func reason(_ because: DueReason, _ moments: Moments) -> String {
        let say = moments.say
        let parts = because.rule.split(separator: ",", maxSplits: 1)
        let rule =
            switch parts.first {
            case "next-window": say(.dueInNextWindow(because.plan))
            case "not-before": notBefore(because, moments)
            case "after-staffed": afterStaffed(because, say)
            default: because.rule
            }
        return parts.count > 1 ? rule + say(.anotherAttempt) : rule
    }

    private func notBefore(_ because: DueReason, _ moments: Moments) -> String {
        let moment = followUp.when.notBefore.map(moments.moment) ?? ""
        return moments.say(.dueNotBefore(because.plan, moment: moment))
    }

    private func afterStaffed(_ because: DueReason, _ say: Language) -> String {
        let text = followUp.when.afterStaffed ?? ""
        let seconds = try? DurationText.seconds(parsing: text)
        let duration = seconds.map { say.duration($0, days: false) } ?? text
        return say(.dueAfterStaffed(duration, plan: because.plan))
    }
}
