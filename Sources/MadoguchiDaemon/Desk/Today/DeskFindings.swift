import MadoguchiAPI
import Messages
import SupportHours

/// What is wrong, or may be, of what the daemon knows about itself, in the words of `madoguchi doctor`.
struct DeskFindings {
    struct Finding: Sendable {
        let isFault: Bool
        let text: Wording
        var advice: Wording?
        /// From the desk's root: where something can be done about it.
        var link: (path: String, text: Wording)?

        func values(for visit: DeskVisit) -> PageValues {
            PageValues([
                "findingIsFault": .flag(isFault), "findingText": .block(text[visit.language]),
                "findingMark": .text((isFault ? Wording.deskFault : .deskNote)[visit.language]),
                "hasAdvice": .flag(advice != nil), "advice": .text(advice?[visit.language] ?? ""),
                "hasLink": .flag(link != nil), "findingHref": .text(link.map { visit.href($0.path) } ?? ""),
                "findingLink": .text(link?.text[visit.language] ?? ""),
            ])
        }
    }

    /// Less free space than this, in bytes, is a fault.
    private static let leastSpace: Int64 = 64 << 20

    let diagnosis: Diagnosis
    let visit: DeskVisit

    /// Faults come first.
    var all: [Finding] {
        let all = state + time + queue + plans + guidance
        return all.filter(\.isFault) + all.filter { !$0.isFault }
    }

    private func fault(_ text: Wording, _ advice: Wording? = nil) -> Finding {
        Finding(isFault: true, text: text, advice: advice)
    }

    private func note(_ text: Wording, _ advice: Wording? = nil) -> Finding {
        Finding(isFault: false, text: text, advice: advice)
    }

    private var state: [Finding] {
        let state = diagnosis.state
        var findings = state.trouble.map { [fault(Wording(verbatim: $0), .seeJournal)] } ?? []
        if let free = state.free, let total = state.total, total > 0, free < max(Self.leastSpace, total / 20) {
            let text = Wording.diskFree(state.directory, free: Self.size(free), of: Self.size(total))
            findings.append(free < Self.leastSpace ? fault(text, .freeSomeSpace) : note(text, .makeSomeRoom))
        }
        return findings
            + (diagnosis.server?.risks ?? []).map { note(Wording(verbatim: $0.risk), Wording(verbatim: $0.advice)) }
    }

    private static func size(_ bytes: Int64) -> String {
        bytes < 10 << 30 ? "\(bytes >> 20) MiB" : "\(bytes >> 30) GiB"
    }

    private var time: [Finding] {
        var findings: [Finding] = []
        if !diagnosis.clockUsable {
            findings.append(fault(.clockBeforeRelease(visit.moment(diagnosis.at)), .setClock))
        }
        if diagnosis.tzdataStale, let release = diagnosis.tzdata {
            findings.append(note(.zonesStale(release), .upgradeTZData))
        }
        return findings
    }

    private var queue: [Finding] {
        guard let queue = diagnosis.queue else { return [] }
        var findings: [Finding] = []
        // A halt stands above all this.
        if !queue.paused, let because = queue.because {
            let words = Wording.stateSlowedDown
            findings.append(note(Wording(ja: "\(words.ja)：\(because)", en: "\(words.en): \(because)")))
        }
        if !queue.paused, let oldest = queue.oldestDue, let instant = visit.instant(oldest),
            visit.now.seconds(since: instant) > 3_600
        {
            findings.append(note(.oldestDueSince(visit.moment(oldest))))
        }
        if queue.held > 0 {
            var held = note(.heldWithoutHours("\(queue.held)"))
            held.link = ("queue?state=queued", .deskSeeThem)
            findings.append(held)
        }
        if let uncertain = queue.states["uncertain"], uncertain > 0 {
            var finding = note(.someUncertain("\(uncertain)"), .deskUncertainAdvice)
            finding.link = ("queue?state=uncertain", .deskSeeThem)
            findings.append(finding)
        }
        return findings
            + queue.forecast.sorted { $0.key < $1.key }.filter { $0.value.fits == false }.map { plan, forecast in
                note(
                    .windowTooShort(
                        plan, number: "\(forecast.due)", done: forecast.doneAt.map(visit.moment) ?? "–"),
                    .restInNextWindow)
            }
    }

    private var plans: [Finding] {
        diagnosis.plans.flatMap { plan in
            plan.warnings.map {
                note(Wording(verbatim: "\(plan.plan): \($0.detail)"), $0.suggestion.map { .hoursProbablyMeant($0) })
            }
        }
            + diagnosis.calendars.map { note(Wording(verbatim: "\($0.id): \($0.trouble)")) }
    }

    private var guidance: [Finding] {
        let guidance = diagnosis.guidance
        var findings: [Finding] = []
        if !guidance.examples.isEmpty {
            let text = Wording.stillTheExamples(guidance.examples)
            findings.append(
                guidance.reachesCustomers ? fault(text, .setThemThenReload) : note(text, .setThemThenReload))
        }
        findings += guidance.playbooks.filter { !$0.missing.isEmpty }.map {
            note(.playbookNeedsValues($0.playbook, keys: $0.missing.joined(separator: ", ")), .addThenReload)
        }
        return findings
            + diagnosis.recurring.map { fault(.caseUnsendable($0.id, trouble: $0.trouble), .correctAndItContinues) }
    }
}
