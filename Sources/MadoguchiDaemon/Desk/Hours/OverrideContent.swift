import MadoguchiAPI
import Messages
import SupportHours

/// What the form for an override shows and sends: a state, until when, and why.
struct OverrideContent {
    static let uses: Set<DeskRoute> = [
        .get("/v1/plans/{plan}/overrides"), .get("/v1/plans/{plan}/windows"),
    ]

    /// What the form begins with.
    static let state = Parameters.word("state", of: OpenState.self, about: "the state that is chosen at first")

    /// Values of the field that says until when; the others are instants.
    enum End {
        static let typed = "typed"
        static let removed = "removed"
    }

    let plan: String
    let visit: DeskVisit
    let overrides: [OverrideResource]
    private let closings: [PlanClosing]

    init(_ plan: String, _ visit: DeskVisit) async throws(DeskFault) {
        self.plan = plan
        self.visit = visit
        let list: OverrideList = try await visit.get("/v1/plans/{plan}/overrides", ["plan": plan])
        overrides = list.overrides
        let windows = try await visit.windows(of: plan, in: visit.now..<visit.now.advanced(bySeconds: Self.reach))
        closings = PlanClosing.all(
            windows: windows.filter { $0.state == .open }.map(\.span),
            on: visit.snapshot.plan(plan)?.vendorZone ?? visit.snapshot.display, reader: visit.snapshot.display,
            at: visit.now)
    }

    /// How far ahead openings are looked for, in seconds.
    private static let reach: Int64 = 21 * 86_400

    var name: Wording { visit.planName(plan) }

    /// Two who change a plan's hours at once see what the other did.
    var basis: DeskBasis {
        let there = overrides.map { OverrideWords(override: $0, visit: visit).line }.sorted()
        return DeskBasis(parts: [
            DeskBasis.Part(
                name: .deskOverrides,
                value: there.isEmpty ? Wording.none[visit.language] : there.joined(separator: " / "))
        ])
    }

    /// Instants that mean something.
    var ends: [(instant: Instant, name: Wording)] {
        let clock = visit.clock
        return closings.map { closing in
            let name: Wording =
                switch closing.kind {
                case .today:
                    closing.end == clock.midnight ? .deskUntilMidnight : .deskUntilEndOfDay(clock.moment(closing.end))
                case .opening: .deskUntilOpening(clock.moment(closing.end))
                case .monday: .deskUntilMonday(clock.moment(closing.end))
                }
            return (closing.end, name)
        }
    }

    var content: DeskFormContent {
        DeskFormContent(
            title: .deskOverrideTitle(name), lead: [.deskOverrideLead],
            facts: overrides.isEmpty
                ? []
                : [DeskFact(name: .deskOverrides, value: basis.parts[0].value)],
            basis: basis, fields: fields, button: .deskOverrideConfirm, back: visit.planPath(plan))
    }

    private var fields: [DeskField] {
        let asked = OpenState(rawValue: visit.asked(Self.state.name)) ?? .closed
        let choices = ends.map { DeskField.Choice(value: visit.clock.text($0.instant), name: $0.name) }
        return [
            DeskField(
                name: "state", label: .deskOverrideState,
                kind: .radio([
                    DeskField.Choice(value: OpenState.closed.rawValue, name: .deskOverrideClose),
                    DeskField.Choice(value: OpenState.open.rawValue, name: .deskOverrideOpen),
                    DeskField.Choice(value: OpenState.unknown.rawValue, name: .deskOverrideUnknown),
                ]), pointer: "/state", value: asked.rawValue),
            DeskField(
                name: "until", label: .deskOverrideUntil,
                kind: .radio(
                    choices + [
                        DeskField.Choice(value: End.typed, name: .deskUntilTyped),
                        DeskField.Choice(value: End.removed, name: .deskUntilRemoved),
                    ]), pointer: "/to", value: choices.last?.value ?? End.typed),
            DeskField(
                name: "end", label: .deskOverrideEnd, kind: .moment, pointer: "", hint: .deskOverrideEndHint),
            DeskField(
                name: "from", label: .deskOverrideStart, kind: .moment, pointer: "/from", hint: .deskOverrideStartHint),
            DeskField(
                name: "reason", label: .deskOverrideReason, kind: .line, pointer: "/reason",
                hint: .deskOverrideReasonHint),
            DeskField(
                name: "english", label: .deskOverrideReasonInEnglish, kind: .line, pointer: "/reason/en",
                hint: .deskOverrideReasonInEnglishHint),
        ]
    }

    /// The body of the request.
    static func body(_ input: DeskInput) -> JSONValue {
        let end: JSONValue? =
            switch input["until"] {
            case End.removed: nil
            // Nothing is no instant, which the route says.
            case End.typed: .text(input["end"])
            default: .text(input["until"])
            }
        let english = input.text("english")
        let reason = english == nil ? input.text("reason") : .object(["ja": .text(input["reason"]), "en": english])
        return .object(["state": .text(input["state"]), "from": input.text("from"), "to": end, "reason": reason])
    }
}

extension DeskVisit {
    /// A plan's name; its id where it isn't configured.
    func planName(_ plan: String) -> Wording { snapshot.plan(plan)?.name ?? Wording(verbatim: plan) }

    /// The plan's page, from the desk's root.
    func planPath(_ plan: String) -> String { "hours/\(plan.percentEncoded)" }
}
