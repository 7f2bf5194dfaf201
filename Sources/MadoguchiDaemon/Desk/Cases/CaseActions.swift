import MadoguchiAPI
import Messages

/// What can be done with a case: the usual thing first, as the page's one main action.
struct CaseActions {
    let one: OneCase
    let visit: DeskVisit

    private var language: Language { visit.language }
    private var isWaiting: Bool { one.each.next?.needs.isEmpty == false }

    var values: PageValues {
        let isOpen = one.isOpen && visit.actor.mayChange
        let path = OneCase.path(visit)
        return PageValues([
            "isOpenCase": .flag(isOpen),
            "actionsTitle": .text(Wording.deskWhatHappened[language]),
            "hasMarks": .flag(isOpen && !one.marks.isEmpty),
            "marks": .list(isOpen ? one.marks.map(mark) : []),
            "resolveHref": .text(visit.href("\(path)/resolve")),
            "resolveText": .text(Wording.deskResolveLink[language]),
            "resolveIsMain": .flag(!isWaiting && one.usualMark == nil && one.each.next == nil),
            "noteHref": .text(visit.href("\(path)/note")), "noteText": .text(Wording.deskNoteLink[language]),
            "isWaiting": .flag(isOpen && isWaiting), "enterText": .text(Wording.deskEnter[language]),
        ])
    }

    /// Leads to what would be sent; the second tap does it.
    private func mark(_ mark: CasePlaybook.Mark) -> PageValues {
        let id = visit.captured("id")
        var values = visit.button(
            .markCase, ["id": id, "mark": mark.mark],
            label: Wording(verbatim: one.courses?.name(ofMark: mark.mark) ?? mark.mark), fields: ["mark": mark.mark],
            seen: one.basis(for: visit).text, step: "look")
        values["markIsUsual"] = .flag(mark.mark == one.usualMark && !isWaiting)
        values["markNote"] = .text(
            one.each.marks.contains(mark.mark) ? Wording.deskMarkedBefore[language] : "")
        return values
    }
}
