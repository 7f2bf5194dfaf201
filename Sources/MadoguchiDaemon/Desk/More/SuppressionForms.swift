import MadoguchiAPI
import Messages

extension DeskForm {
    /// Sends nothing more to an address.
    static let suppress = DeskForm(
        path: "/desk/more/suppressions/add", section: .more, summary: "Suppresses an address.",
        route: .post("/v1/suppressions"),
        show: { visit throws(DeskFault) in
            DeskFormContent(
                title: .deskSuppress, lead: [.deskSuppressLead],
                fields: [
                    DeskField(
                        name: "address", label: .valueMailAddress, kind: .address, pointer: "/address",
                        isRequired: true),
                    DeskField(
                        name: "scope", label: .columnScope,
                        kind: .radio([
                            DeskField.Choice(value: "all", name: .deskScopeAllLong),
                            DeskField.Choice(value: "recurring", name: .deskScopeRecurringLong),
                        ]), pointer: "/scope", value: "all"),
                    DeskField(
                        name: "reason", label: .deskSuppressReason, kind: .line, pointer: "/reason",
                        hint: .deskSuppressReasonHint),
                ], button: .deskSuppress, back: "more/suppressions")
        },
        body: { input in
            .object([
                "address": .text(input["address"]), "scope": input.text("scope"), "reason": input.text("reason"),
            ])
        },
        done: { visit, answer throws(DeskFault) in
            let entry: SuppressionResource = try visit.decode(answer)
            return DeskOutcome(
                path: "more/suppressions",
                said: .deskSuppressedNow(
                    entry.address, isAll: entry.scope == "all", cancelled: entry.cancelled ?? 0))
        })

    /// Takes an address off the list.
    static let unsuppress = DeskForm(
        path: "/desk/more/suppressions/remove", section: .more, summary: "Takes an address off the list.",
        route: .post("/v1/suppressions/remove"),
        show: { visit throws(DeskFault) in
            DeskFormContent(
                title: .deskUnsuppress, lead: [.deskUnsuppressLead],
                fields: [
                    DeskField(
                        name: "address", label: .valueMailAddress, kind: .address, pointer: "/address",
                        isRequired: true)
                ], button: .deskUnsuppress, back: "more/suppressions")
        },
        body: { .object(["address": .text($0["address"])]) },
        done: { visit, answer throws(DeskFault) in
            let entry: SuppressionResource = try visit.decode(answer)
            return DeskOutcome(path: "more/suppressions", said: .deskUnsuppressed(entry.address))
        })
}
