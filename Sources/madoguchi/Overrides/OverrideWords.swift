import MadoguchiAPI
import SupportHours

/// An override's parts in words.
struct OverrideWords {
    private let resource: OverrideResource
    private let moments: Moments
    private let say: Language
    private let now: Instant

    init(_ resource: OverrideResource, _ environment: CommandEnvironment) {
        self.resource = resource
        moments = Moments(environment)
        say = environment.language
        now = environment.now
    }

    /// A state that this client doesn't know isn't known to be open.
    var state: OpenState { OpenState(rawValue: resource.state) ?? .unknown }

    var stateWord: String {
        switch state {
        case .open: say(en: "open", ja: "臨時受付")
        case .closed: say(en: "closed", ja: "臨時休業")
        case .unknown: say(en: "unknown", ja: "受付未定")
        }
    }

    var from: String { moments.minute(resource.from) }
    /// nil where it has no end.
    var to: String? { resource.to.map(moments.minute) }

    /// `Mon 23 Nov 23:00 – Tue 24 Nov 10:00`
    var span: String { "\(from) \(moments.dash) \(to ?? say(en: "until removed", ja: "取り消すまで"))" }

    /// Whether it holds.
    enum Standing { case holds, comes, isOver, wasRemoved }

    var standing: Standing {
        if resource.removedAt != nil { return .wasRemoved }
        if let end = instant(resource.to), end <= now { return .isOver }
        if let start = instant(resource.from), start > now { return .comes }
        return .holds
    }

    var canBeRemoved: Bool { standing == .holds || standing == .comes }

    var standingLine: Line {
        switch standing {
        case .holds: Line(say(en: "now", ja: "適用中"), .now)
        case .comes: Line(say(en: "to come", ja: "予定"))
        case .isOver: Line(say(en: "over", ja: "終了"), .faint)
        case .wasRemoved: Line(say(en: "removed", ja: "取り消し"), .faint)
        }
    }

    private func instant(_ text: String?) -> Instant? {
        text.flatMap { try? ClockReading(rfc3339: $0).instant }
    }
}
