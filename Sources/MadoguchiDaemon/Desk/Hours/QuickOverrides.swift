import MadoguchiAPI
import Messages
import SupportHours

/// Buttons that close a plan until an instant that means something: the first tap shows what moves, the second one does it.
struct QuickOverrides {
    static let uses = OverrideContent.uses

    private let content: OverrideContent
    private let visit: DeskVisit

    init(of plan: String, for visit: DeskVisit) async throws(DeskFault) {
        content = try await OverrideContent(plan, visit)
        self.visit = visit
    }

    /// Values of the partial `desk-button`, one for each button.
    var buttons: [PageValues] {
        content.ends.map { end in
            visit.button(
                .override, ["plan": content.plan], label: .deskCloseThen(end.name),
                fields: ["state": OpenState.closed.rawValue, "until": visit.clock.text(end.instant)],
                seen: content.basis.text, step: "look")
        }
    }
}
