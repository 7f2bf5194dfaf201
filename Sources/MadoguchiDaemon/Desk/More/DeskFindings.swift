import MadoguchiAPI
import Messages
import SupportHours

/// What the daemon's own diagnosis comes to, check by check, as `madoguchi doctor` has it. What only the client sees from
/// outside, as who may connect to the sockets, isn't in it.
struct DeskFindings {
    private let diagnosis: Diagnosis
    private let visit: DeskVisit

    /// Less free space than this, in bytes, is a fault.
    private static let least: Int64 = 64 << 20
    /// A log larger than this, in bytes, is unusual for a running daemon.
    private static let largeLog: Int64 = 512 << 20
    /// What has been due for longer, in seconds, is told.
    private static let late: Int64 = 3_600

    init(_ diagnosis: Diagnosis, for visit: DeskVisit) {
        self.diagnosis = diagnosis
        self.visit = visit
    }

    /// Every check's, in the order in which one would look.
    var all: [DeskFinding] {
        [disk, files, database].compactMap(\.self) + risks + nodes + queue + diagnosis.plans.flatMap(plan)
            + diagnosis.calendars.map {
                DeskFinding(check: .checkCalendar, weight: .note, text: $0.trouble, advice: .deskSeeCalendars)
            } + times + letters + recurring
    }

    /// Those that somebody should see to, faults first.
    var troubles: [DeskFinding] {
        all.filter { $0.weight == .fault } + all.filter { $0.weight == .note }
    }

    private var language: Language { visit.language }

    private func say(_ wording: Wording) -> String { wording[language] }

    private func moment(_ text: String) -> String { say(visit.full(text)) }
}

// MARK: Disk and database

extension DeskFindings {
    private var disk: DeskFinding? {
        let state = diagnosis.state
        guard let free = state.free, let total = state.total, total > 0 else { return nil }
        let text = say(.diskFree(state.directory, free: language.bytes(free), of: language.bytes(total)))
        func finding(_ weight: DeskFinding.Weight, _ advice: Wording? = nil) -> DeskFinding {
            DeskFinding(check: .checkOfDisk, weight: weight, text: text, advice: advice)
        }
        if free < Self.least { return finding(.fault, .freeSomeSpace) }
        if diagnosis.server == nil, free < state.database ?? 0 { return finding(.note, .freeSpaceForBackup) }
        return free < total / 20 ? finding(.note, .makeSomeRoom) : finding(.well)
    }

    private var files: DeskFinding? {
        let state = diagnosis.state
        guard let free = state.freeFiles, let total = state.totalFiles, free < total / 50 else { return nil }
        return DeskFinding(
            check: .checkOfDisk, weight: free < 100 ? .fault : .note,
            text: say(.inodesLeft(state.directory, number: language.number(Int(free)))), advice: .deleteFiles)
    }

    private var database: DeskFinding {
        func finding(_ weight: DeskFinding.Weight, _ text: String, _ advice: Wording? = nil) -> DeskFinding {
            DeskFinding(check: .checkDatabase, weight: weight, text: text, advice: advice)
        }
        let state = diagnosis.state
        if let trouble = state.trouble { return finding(.fault, trouble, .seeJournal) }
        if let server = diagnosis.server {
            return finding(
                .well,
                say(
                    .databaseServer(
                        server.version, at: server.host, isEncrypted: server.encrypted, isPooled: server.pooled)))
        }
        guard let size = state.database else { return finding(.well, say(.databaseUsable)) }
        let log = state.log ?? 0
        let text =
            say(.databaseSizes(language.bytes(size), log: language.bytes(log)))
            + (state.checkedAt.map { say(.databaseSound(moment($0))) } ?? "")
        return log > Self.largeLog ? finding(.note, text, .logHeld) : finding(.well, text)
    }

    private var risks: [DeskFinding] {
        (diagnosis.server?.risks ?? []).map {
            DeskFinding(check: .checkDatabase, weight: .note, text: $0.risk, advice: Wording(verbatim: $0.advice))
        }
    }
}

// MARK: Nodes, queue and plans

extension DeskFindings {
    private var nodes: [DeskFinding] {
        guard let cluster = diagnosis.cluster else { return [] }
        guard cluster.troubles.isEmpty else { return DeskFinding.all(of: cluster) }
        let live = cluster.nodes.filter { $0.state == "live" }
        let text = say(.nodesSend(live.count(where: \.sends), of: live.count, asked: cluster.node))
        return [DeskFinding(check: .checkCluster, weight: .well, text: text)]
    }

    private var queue: [DeskFinding] {
        guard let status = diagnosis.queue else { return [] }
        let troubles = troubles(of: status)
        guard troubles.isEmpty else { return troubles }
        return [
            DeskFinding(
                check: .checkQueue, weight: .well,
                text: say(
                    .queued(language.number(status.states["queued"] ?? 0), next: status.nextDue.map { moment($0) })))
        ]
    }

    private func troubles(of status: QueueStatus) -> [DeskFinding] {
        var texts: [(text: String, advice: Wording?, path: String?)] = []
        if status.paused || status.because != nil {
            let state = say(status.paused ? .statusPaused : .stateSlowedDown)
            let reason = status.because.map { say(.deskColon) + $0 } ?? ""
            texts.append((state + reason, status.paused ? .deskThenResume : nil, nil))
        }
        if let oldest = status.oldestDue, let instant = visit.instant(oldest),
            visit.now.seconds(since: instant) > Self.late
        {
            texts.append((say(.oldestDueSince(moment(oldest))), .deskCheckRelay, nil))
        }
        let known = Set(diagnosis.plans.map(\.plan))
        let stranded =
            status.held == 0
            ? []
            : status.plans.filter { !known.contains($0.key) }
                .map { (plan: $0.key, count: $0.value["queued"] ?? 0) }.filter { $0.count > 0 }.sorted {
                    $0.plan < $1.plan
                }
        texts += stranded.map {
            (
                say(.heldForPlan($0.plan, $0.count, number: language.number($0.count))), .deskAddPlanOrCancel,
                "queue?state=queued&plan=\($0.plan.percentEncoded)"
            )
        }
        // What is left is of plans that are never staffed; the two counts may be of two moments.
        if status.held > stranded.reduce(0, { $0 + $1.count }) {
            texts.append(
                (say(.heldWithoutHours(language.number(status.held))), .deskAddPlanOrCancel, "queue?state=queued"))
        }
        if let uncertain = status.states["uncertain"], uncertain > 0 {
            texts.append(
                (say(.someUncertain(language.number(uncertain))), .deskSeeUncertain, "queue?state=uncertain"))
        }
        texts += status.forecast.sorted { $0.key < $1.key }.filter { $0.value.fits == false }.map { plan, forecast in
            let done = forecast.doneAt.map { moment($0) } ?? "–"
            return (
                say(.windowTooShort(say(visit.planName(plan)), number: language.number(forecast.due), done: done)),
                .restInNextWindow, nil
            )
        }
        return texts.map {
            DeskFinding(check: .checkQueue, weight: .note, text: $0.text, advice: $0.advice, path: $0.path)
        }
    }

    private func plan(_ plan: PlanDiagnosis) -> [DeskFinding] {
        let name = say(visit.planName(plan.plan))
        func finding(_ weight: DeskFinding.Weight, _ text: String, _ advice: Wording? = nil) -> DeskFinding {
            DeskFinding(check: .labelPlan, weight: weight, text: text, advice: advice)
        }
        let next = plan.nextWindow.map { window in
            say(.deskSpan(from: visit.full(window.start), until: window.end.map { visit.full($0) }))
        }
        let state: DeskFinding =
            if plan.open {
                finding(
                    .well,
                    name + say(.deskColon)
                        + (plan.until.map { say(.planOpenUntil(moment($0))) } ?? say(.openAtAllTimes)))
            } else if let next {
                finding(.well, say(.planClosedNext(name, next: next)))
            } else {
                finding(.note, say(.planNeverOpen(name)), .correctPlansHours)
            }
        // That no window ever comes is said already.
        let isSaid = !plan.open && plan.nextWindow == nil
        return [state]
            + plan.warnings.filter { !isSaid || $0.code != "never-open" }.map { warning in
                finding(
                    .note, name + say(.deskColon) + warning.detail,
                    warning.suggestion.map { .hoursProbablyMeant($0) })
            }
    }
}

// MARK: Clock and tz database

extension DeskFindings {
    private var times: [DeskFinding] {
        var findings: [DeskFinding] = []
        if let release = diagnosis.tzdata {
            findings.append(
                diagnosis.tzdataStale
                    ? DeskFinding(
                        check: .labelTZDatabase, weight: .note, text: say(.zonesStale(release)), advice: .upgradeTZData)
                    : DeskFinding(check: .labelTZDatabase, weight: .well, text: release))
        } else {
            findings.append(
                DeskFinding(
                    check: .labelTZDatabase, weight: .note, text: say(.zonesWithoutRelease(diagnosis.zoneinfo)),
                    advice: .installTZData))
        }
        let time = moment(diagnosis.at)
        findings.append(
            diagnosis.clockUsable
                ? DeskFinding(check: .checkClock, weight: .well, text: time)
                : DeskFinding(
                    check: .checkClock, weight: .fault, text: say(.clockBeforeRelease(time)), advice: .setClock))
        return findings
    }
}

// MARK: Templates and letters

extension DeskFindings {
    private var letters: [DeskFinding] {
        let guidance = diagnosis.guidance
        guard guidance.letters > 0 else {
            let places = guidance.directories.joined(separator: say(.listSeparator))
            return [
                DeskFinding(
                    check: .checkTemplates, weight: .note,
                    text: say(places.isEmpty ? .noTemplatesThere : .noTemplatesIn(places)),
                    advice: .setGuidanceDirectory)
            ] + examples
        }
        let counts = DeskFinding(
            check: .checkTemplates, weight: .well,
            text: say(.guidanceCounts(guidance.letters, playbooks: guidance.playbooks.count)))
        let missing = guidance.playbooks.filter { !$0.missing.isEmpty }.map { playbook in
            DeskFinding(
                check: .checkTemplates, weight: .note,
                text: say(
                    .playbookNeedsValues(
                        playbook.playbook, keys: playbook.missing.joined(separator: say(.listSeparator)))),
                advice: .addThenReload)
        }
        return [counts] + missing + letterheads + examples
    }

    /// What each plan's letters carry; one where all plans' carry the same.
    private var letterheads: [DeskFinding] {
        let all = diagnosis.guidance.letterheads
        func text(_ letterhead: LetterheadDiagnosis) -> String {
            let people = [
                say(.letterheadFrom(letterhead.from)), letterhead.replyTo.map { say(.letterheadReplies($0)) },
                letterhead.operator.map { say(.letterheadReminders($0)) },
            ].compactMap(\.self).joined(separator: say(.listSeparator))
            let variables = letterhead.variables.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            return ([people] + variables).joined(separator: "\n")
        }
        let isOne = Set(all.map(text)).count == 1
        return (isOne ? Array(all.prefix(1)) : all).map { letterhead in
            let plan = isOne ? "" : say(visit.planName(letterhead.plan)) + say(.deskColon)
            return DeskFinding(check: .checkLetters, weight: .well, text: plan + text(letterhead))
        }
    }

    private var examples: [DeskFinding] {
        let keys = diagnosis.guidance.examples
        guard !keys.isEmpty else { return [] }
        return [
            DeskFinding(
                check: .checkLetters, weight: diagnosis.guidance.reachesCustomers ? .fault : .note,
                text: say(.stillTheExamples(keys)), advice: .setThemThenReload)
        ]
    }

    private var recurring: [DeskFinding] {
        let troubles = diagnosis.recurring.map {
            DeskFinding(
                check: .checkRecurring, weight: .fault, text: say(.caseUnsendable($0.id, trouble: $0.trouble)),
                advice: .correctAndItContinues)
        }
        // A list that is as it should be needs no word.
        let lists = diagnosis.lists.filter { $0.list.passedOver > 0 }.map { entry in
            let list = entry.list
            let summary = say(
                .rowsUsed(
                    list.file, list.usable, number: language.number(list.usable),
                    passedOver: language.number(list.passedOver)))
            return DeskFinding(
                check: .checkRecurring, weight: .note, text: "\(entry.id): \(summary)", advice: .deskSeeRecurring)
        }
        return troubles + lists
    }
}
