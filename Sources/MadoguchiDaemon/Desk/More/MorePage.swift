import MadoguchiAPI
import Messages

extension DeskPage {
    /// What is needed seldom.
    static let more = DeskPage(
        path: "/desk/more", section: .more, summary: "Leads to what is needed seldom.", template: .more,
        uses: [.get("/v1/plans")]
    ) { visit async throws(DeskFault) in
        let language = visit.language
        let list: PlanList = try await visit.get("/v1/plans")
        var entries: [(path: String, name: Wording, about: Wording)] = [
            ("recurring", .deskRecurring, .deskRecurringAbout),
            ("suppressions", .deskSuppressions, .deskSuppressionsAbout),
            ("report", .deskReport, .deskReportAbout), ("calendars", .deskCalendars, .deskCalendarsAbout),
            ("doctor", .deskDoctor, .deskDoctorAbout),
        ]
        if visit.actor.may(DeskForm.backup.route) { entries.append(("backup", .deskBackup, .deskBackupAbout)) }
        if list.node != nil { entries.append(("cluster", .deskCluster, .deskClusterAbout)) }
        return DeskContent(
            title: .deskMore,
            values: PageValues([
                "heading": .text(Wording.deskMore[language]),
                "entries": .list(
                    entries.map { entry in
                        PageValues([
                            "entryHref": .text(visit.href("more/\(entry.path)")),
                            "entryName": .text(entry.name[language]), "entryAbout": .text(entry.about[language]),
                        ])
                    }),
            ]))
    }
}
