import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// All that the daemon knows about its own condition.
    static let doctor = DeskPage(
        path: "/desk/more/doctor", section: .more, summary: "The daemon's condition, check by check.",
        template: .doctor, uses: [.get("/v1/diagnosis")]
    ) { visit async throws(DeskFault) in
        let diagnosis: Diagnosis = try await visit.get("/v1/diagnosis")
        let language = visit.language
        let findings = DeskFindings(diagnosis, for: visit)
        let wells = findings.all.filter { $0.weight == .well }
        let troubles = findings.troubles
        let faults = troubles.count { $0.weight == .fault }
        let notes = troubles.count - faults
        let summary: Wording =
            faults > 0
            ? .faultsAndNotes(faults, notes: notes) : notes > 0 ? .noFaultsButNotes(notes) : .allIsWell
        let facts = [
            DeskFact(name: .labelVersion, value: diagnosis.version),
            DeskFact(name: .checkConfiguration, value: diagnosis.configuration),
            DeskFact(name: .deskStateDirectory, value: diagnosis.state.directory),
        ]
        var values = DeskFormView.facts(facts, named: "facts", for: visit)
        values["heading"] = .text(Wording.deskDoctor[language])
        values["summary"] = .text(summary.asLabel[language])
        values["troublesThere"] = .flag(!troubles.isEmpty)
        values["troubles"] = .list(troubles.map { $0.values(for: visit) })
        values["troublesTitle"] = .text(Wording.deskToSeeTo[language])
        values["wells"] = .list(wells.map { $0.values(for: visit) })
        values["wellsTitle"] = .text(Wording.deskInOrder[language])
        values["relay"] = .values(visit.button(.checkRelay, label: .deskCheckRelayNow))
        values["relayTitle"] = .text(Wording.checkRelay.asLabel[language])
        values["relayLead"] = .text(Wording.deskCheckRelayLead[language])
        return DeskContent(title: .deskDoctor, values: values)
    }
}

extension DeskForm {
    /// Checks whether the relay would take messages now.
    static let checkRelay = DeskForm(
        path: "/desk/more/doctor/relay", section: .more, summary: "Checks the relay without sending anything.",
        route: .post("/v1/relay/check"),
        show: { _ throws(DeskFault) in
            DeskFormContent(
                title: .deskCheckRelayNow, lead: [.deskCheckRelayLead], button: .deskCheckRelayNow,
                back: "more/doctor")
        },
        done: { visit, answer throws(DeskFault) in
            let check: RelayCheck = try visit.decode(answer)
            return DeskOutcome(path: "more/doctor", said: RelayWords(check: check, visit: visit).wording)
        })
}

/// A check of the relay in words.
private struct RelayWords {
    let check: RelayCheck
    let visit: DeskVisit

    /// How many seconds before its end a certificate is told of.
    private static let notice: Int64 = 14 * 86_400

    var wording: Wording {
        let place = "\(check.transport) \(check.to)"
        if let problem = check.problem { return .deskRelayRefuses(place, problem, advice: check.advice) }
        var facts = [
            check.encrypted ? Wording.relayEncrypted : nil, check.loggedIn ? Wording.relayLoggedIn : nil,
            check.transport == "maildir" ? Wording.relayWritable : .milliseconds(check.milliseconds),
        ].compactMap(\.self)
        if check.loggedIn, !check.encrypted { facts.append(.passwordInPlainText) }
        if let end = check.certificateEnds, let instant = visit.instant(end),
            instant.seconds(since: visit.now) < Self.notice
        {
            let moment = visit.clock.fullMoment(instant)
            facts.append(
                Wording(
                    ja: Wording.certificateEnds(moment.ja).ja, en: Wording.certificateEnds(moment.en).en))
        }
        return .deskRelayTakes(place, facts)
    }
}
