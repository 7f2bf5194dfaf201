import MadoguchiAPI
import Messages
import SupportHours

/// A case, its playbook as it keeps it, and the titles of its messages: what its page and its forms are made of.
struct OneCase {
    static let uses: Set<DeskRoute> = [
        .get("/v1/cases/{id}"), .get("/v1/cases/{id}/playbook"), .get("/v1/templates"),
    ]

    let each: CaseResource
    /// nil where it can't be read any more, which a warning of the case says.
    let kept: CasePlaybook?
    /// nil with ``kept``.
    let courses: PlaybookCourses?
    /// As they are now.
    let templates: TemplateList

    init(_ visit: DeskVisit) async throws(DeskFault) {
        let id = ["id": visit.captured("id")]
        each = try await visit.get("/v1/cases/{id}", id)
        kept = try? await visit.get("/v1/cases/{id}/playbook", id)
        let templates: TemplateList = try await visit.get("/v1/templates")
        courses = kept.map { PlaybookCourses(playbook: $0.playbook, templates: templates, visit: visit) }
        self.templates = templates
    }

    var isOpen: Bool { each.state == "open" }

    func basis(for visit: DeskVisit) -> DeskBasis { CaseWords.basis(of: each, courses, for: visit) }

    /// What stands in the page's path.
    static func path(_ visit: DeskVisit) -> String { "cases/\(visit.captured("id").percentEncoded)" }

    // MARK: Marks

    /// The mark that the reminder which went last asks for: it is called as the stage which that reached, or begins so.
    var usualMark: String? {
        guard isOpen, let stage = each.stage else { return nil }
        return kept?.marks.map(\.mark).first { mark in
            (mark == stage || mark.hasPrefix("\(stage)-")) && !each.marks.contains(mark)
        }
    }

    /// In the playbook's order: the usual one, those that weren't set yet, and those that were.
    var marks: [CasePlaybook.Mark] {
        let marks = kept?.marks ?? []
        let usual = usualMark
        return marks.filter { $0.mark == usual }
            + marks.filter { $0.mark != usual && !each.marks.contains($0.mark) }
            + marks.filter { $0.mark != usual && each.marks.contains($0.mark) }
    }
}
