import Messages

extension DeskForm {
    /// Hands out a copy of the whole database.
    static let backup = DeskForm(
        path: "/desk/more/backup", section: .more, summary: "Hands out a copy of the whole database.",
        route: .post("/v1/queue/backup"), isDownload: true,
        show: { _ throws(DeskFault) in
            DeskFormContent(
                title: .deskBackup, lead: [.deskBackupLead, .deskBackupCare], button: .deskBackupMake, back: "more")
        },
        done: { _, _ throws(DeskFault) in DeskOutcome(path: "more/backup", said: .deskBackup) })
}
