import MadoguchiAPI
import Messages
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
        case .open: say(.overrideIsOpen)
        case .closed: say(.overrideIsClosed)
        case .unknown: say(.overrideIsUnknown)
        }
    }

    var from: String { moments.minute(resource.from) }
    /// nil where it has no end.
    var to: String? { resource.to.map(moments.minute) }

    /// `Mon 23 Nov 23:00 – Tue 24 Nov 10:00`
    var span: String { "\(from) \(moments.dash) \(to ?? say(.untilItIsRemoved))" }

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
        case .holds: Line(say(.overrideHolds), .now)
        case .comes: Line(say(.overrideComes))
        case .isOver: Line(say(.overrideOver), .faint)
        case .wasRemoved: Line(say(.overrideRemoved), .faint)
        }
    }

    private func instant(_ text: String?) -> Instant? {
        text.flatMap { try? ClockReading(rfc3339: $0).instant }
    }
}
