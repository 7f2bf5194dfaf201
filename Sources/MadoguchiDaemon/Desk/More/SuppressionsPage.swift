import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// The addresses that nothing is sent to, page by page.
    static let suppressions = DeskPage(
        path: "/desk/more/suppressions", section: .more, summary: "Addresses that nothing is sent to.",
        template: .suppressions, uses: [.get("/v1/suppressions")],
        parameters: [
            Parameters.text("find", about: "begins at this address, or at what one begins with"),
            Parameters.text("cursor", about: "where the previous page ended"),
        ]
    ) { visit async throws(DeskFault) in try await SuppressionsPage(visit).content }
}

struct SuppressionsPage {
    private let visit: DeskVisit
    private let page: SuppressionPage
    private let find: String

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        find = visit.asked("find").filter { !$0.isWhitespace }.lowercased()
        let cursor = visit.asked("cursor")
        page = try await visit.get(
            "/v1/suppressions",
            query: [("cursor", cursor.isEmpty ? Self.before(find) : cursor), ("limit", "50")])
    }

    /// A cursor after which come the addresses that begin so: the list is sorted by octets.
    static func before(_ text: String) -> String {
        guard let last = text.unicodeScalars.last, last.value > 0x21,
            let earlier = Unicode.Scalar(last.value - 1)
        else { return String(text.unicodeScalars.dropLast()) }
        return String(String.UnicodeScalarView(text.unicodeScalars.dropLast() + [earlier])) + "\u{10FFFF}"
    }

    var content: DeskContent {
        let language = visit.language
        let isFound = find.isEmpty || page.suppressions.first?.address.lowercased().hasPrefix(find) ?? false
        var values = PageValues([
            "heading": .text(Wording.deskSuppressions[language]),
            "lead": .text(Wording.deskSuppressionsLead[language]),
            "addHref": .text(visit.href("more/suppressions/add")),
            "addLink": .text(Wording.deskSuppress[language]), "find": .text(visit.asked("find")),
            "findLabel": .text(Wording.deskFindAddress[language]), "findButton": .text(Wording.deskFind[language]),
            "findHint": .text(Wording.deskFindHint[language]),
            "action": .text("suppressions"), "hasEntries": .flag(!page.suppressions.isEmpty),
            "noEntries": .text((find.isEmpty ? Wording.deskNoSuppressions : .deskNoneFrom)[language]),
            "entries": .list(page.suppressions.map(entry)),
            "isNotFound": .flag(!isFound && !page.suppressions.isEmpty),
            "notFound": .text(Wording.deskNotSuppressed(find)[language]),
            "listTitle": .text(Wording.deskSuppressed[language]),
        ])
        if let cursor = page.cursor {
            values["nextHref"] = .text(visit.href("more/suppressions?cursor=\(cursor.percentEncoded)"))
            values["nextName"] = .text(Wording.deskFurtherNames[language])
        }
        if !visit.asked("cursor").isEmpty || !find.isEmpty {
            values["firstHref"] = .text(visit.href("more/suppressions"))
            values["firstName"] = .text(Wording.deskFirstNames[language])
        }
        return DeskContent(title: .deskSuppressions, values: values)
    }

    private func entry(_ entry: SuppressionResource) -> PageValues {
        let scope: Wording = entry.scope == "recurring" ? .deskScopeRecurring : .deskScopeAll
        return PageValues([
            "entryAddress": .text(entry.address), "entryScope": .text(scope[visit.language]),
            "entrySince": .values(visit.time(entry.since)), "entryReason": .text(entry.reason ?? ""),
            "entryHasReason": .flag(entry.reason != nil),
            // The address stands in no link, which histories keep.
            "entryRemove": .values(
                visit.button(
                    .unsuppress, label: .deskUnsuppressShort, fields: ["address": entry.address], step: "change")),
        ])
    }
}
