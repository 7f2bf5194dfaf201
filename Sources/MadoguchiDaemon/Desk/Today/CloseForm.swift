import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    /// Closes a plan for a while; what that moves is shown before.
    static let close = DeskForm(
        path: "/desk/hours/{plan}/close", section: .hours, summary: "Closes a plan until a time.",
        route: .post("/v1/plans/{plan}/overrides"), takesKey: true,
        uses: [.get("/v1/plans/{plan}/windows"), .get("/v1/plans/{plan}/availability")],
        parameters: [Parameters.text("until", about: "the time that is chosen at first")],
        show: { visit async throws(DeskFault) in
            let plan = visit.captured("plan")
            let now: Availability = try await visit.get("/v1/plans/{plan}/availability", ["plan": plan])
            let closings = try await PlanClosing.all(of: plan, for: visit)
            let asked = visit.asked("until")
            let chosen = closings.contains { $0.value == asked } ? asked : closings.first?.value ?? "other"
            var fields = [
                DeskField(
                    name: "until", label: .deskCloseUntil,
                    kind: .radio(
                        closings.map { DeskField.Choice(value: $0.value, name: $0.name(on: visit.clock)) } + [
                            DeskField.Choice(value: "other", name: .deskCloseUntilOther),
                            DeskField.Choice(value: "removed", name: .deskCloseUntilRemoved),
                        ]), pointer: "", value: chosen),
                DeskField(
                    name: "at", label: .deskCloseAt, kind: .moment, pointer: "/to",
                    hint: .deskOnClock(visit.snapshot.display.spokenName)),
            ]
            fields.append(
                DeskField(
                    name: "reason", label: .deskReason, kind: .line, pointer: "/reason", hint: .deskReasonIsPublic))
            return DeskFormContent(
                title: .deskClosePlan(now.name), fields: fields, button: .deskCloseNow, back: "",
                looksAtOnce: asked.isEmpty || asked != chosen ? nil : DeskInput(values: ["until": chosen]))
        },
        body: { input, _ in
            let end: JSONValue =
                switch input["until"] {
                case "removed": .null
                case "other": .text(input["at"])
                default: .text(input["until"])
                }
            return .object([
                "state": "closed", "from": .null, "to": end, "reason": input.text("reason") ?? .null,
            ])
        },
        preview: { visit, answer throws(DeskFault) in
            let override: OverrideResource = try visit.decode(answer)
            let vendor = visit.snapshot.plan(override.plan)?.vendorZone
            return DeskPreview(
                facts: [
                    DeskFact(
                        name: .labelEnd, value: Self.end(of: override, beside: vendor, visit), instant: override.to),
                    DeskFact(
                        name: .deskEffect,
                        value: Self.moved(override) { .messagesWouldMove($0, number: $1) }[visit.language]),
                ], button: .deskCloseNow)
        },
        done: { visit, answer throws(DeskFault) in
            let override: OverrideResource = try visit.decode(answer)
            let name = visit.snapshot.plan(override.plan)?.configuration.name(in: visit.language) ?? override.plan
            let closed = Wording.deskClosedUntil(name, Self.end(of: override, beside: nil, visit))
            let moved = Self.moved(override) { .messagesMoved($0, number: $1) }
            return DeskOutcome(path: "", said: Wording(ja: "\(closed.ja)\(moved.ja)。", en: "\(closed.en) \(moved.en)."))
        })

    private static func end(of override: OverrideResource, beside vendor: Zone?, _ visit: DeskVisit) -> String {
        guard let to = override.to, let instant = visit.instant(to) else {
            return Wording.untilItIsRemoved[visit.language]
        }
        let here = visit.clock.moment(instant)[visit.language]
        guard let vendor, vendor.identifier != visit.snapshot.display.identifier else { return here }
        let there = PageClock(vendor, at: visit.now).fullMoment(instant)
        return here + " " + Wording.deskOtherClock(vendor.spokenName, there)[visit.language]
    }

    private static func moved(_ override: OverrideResource, _ words: (Int, String) -> Wording) -> Wording {
        let count = override.moved ?? 0
        return count == 0 ? .noMessageAffected : words(count, "\(count)")
    }
}
