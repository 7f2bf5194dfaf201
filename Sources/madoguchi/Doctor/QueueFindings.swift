import MadoguchiAPI
import Messages
import SupportHours

/// Checks whether messages are sent, and the plans' windows.
struct QueueFindings {
    let diagnosis: Diagnosis
    let environment: CommandEnvironment

    private var say: Language { environment.language }
    private var moments: Moments { Moments(environment) }

    var all: [Finding] { queue + diagnosis.plans.flatMap { findings($0) + warnings($0) } }

    private var queue: [Finding] {
        guard let status = diagnosis.queue else { return [] }
        let trouble = troubles(status)
        return trouble.isEmpty ? [.well(.queue, summary(status))] : trouble
    }

    private func summary(_ status: QueueStatus) -> String {
        let count = say.number(status.states["queued"] ?? 0)
        let next = status.nextDue.map(moments.moment)
        return say(.queued(count, next: next))
    }

    private func troubles(_ status: QueueStatus) -> [Finding] {
        var findings: [Finding] = []
        if status.paused || status.because != nil {
            let state = status.paused ? say(.statusPaused) : say(.stateSlowedDown)
            // A pause says so itself.
            let saysHow = status.because?.contains("madoguchi queue resume") ?? false
            let resume = say(.thenResumeQueue)
            findings.append(
                .note(
                    .queue, ([state] + [status.because].compactMap { $0 }).joined(separator: ": "),
                    advice: status.paused && !saysHow ? resume : nil))
        }
        if let oldest = status.oldestDue, let reading = try? ClockReading(rfc3339: oldest),
            environment.now.seconds(since: reading.instant) > 3_600
        {
            findings.append(
                .note(
                    .queue,
                    say(.oldestDueSince(moments.moment(oldest))),
                    advice: say(.seeRelayBelow)))
        }
        let stranded = stranded(status)
        findings += stranded.map { plan, count in
            .note(
                .queue,
                say(.heldForPlan(plan, count, number: say.number(count))),
                advice: say(.addPlanOrCancel(plan)))
        }
        // What is left is of plans that are never staffed; the two counts may be of two moments.
        if status.held > stranded.reduce(0, { $0 + $1.count }) {
            findings.append(
                .note(
                    .queue,
                    say(.heldWithoutHours(say.number(status.held))),
                    advice: say(.addSomePlanOrCancel)))
        }
        if let uncertain = status.states["uncertain"], uncertain > 0 {
            findings.append(
                .note(
                    .queue,
                    say(.someUncertain(say.number(uncertain))),
                    advice: say(.retryOrCancelUncertain)))
        }
        return findings + status.forecast.sorted { $0.key < $1.key }.compactMap(overflow)
    }

    /// How many are queued of plans that aren't configured.
    private func stranded(_ status: QueueStatus) -> [(plan: String, count: Int)] {
        guard status.held > 0 else { return [] }
        let known = Set(diagnosis.plans.map(\.plan))
        return status.plans.filter { !known.contains($0.key) }
            .map { (plan: $0.key, count: $0.value["queued"] ?? 0) }.filter { $0.count > 0 }.sorted { $0.plan < $1.plan }
    }

    /// A window that is too short for the follow-ups due in it.
    private func overflow(_ plan: String, _ forecast: WindowForecast) -> Finding? {
        guard forecast.fits == false else { return nil }
        let done = forecast.doneAt.map(moments.moment) ?? "-"
        return .note(
            .queue,
            say(.windowTooShort(plan, number: say.number(forecast.due), done: done)),
            advice: say(.restInNextWindow))
    }

    private func warnings(_ plan: PlanDiagnosis) -> [Finding] {
        // That no window ever comes is said already.
        let isSaid = !plan.open && plan.nextWindow == nil
        return plan.warnings.filter { !isSaid || $0.code != "never-open" }.map { warning in
            .note(
                .plan, "\(plan.plan): \(warning.code): \(warning.detail)",
                advice: warning.suggestion.map { hours in
                    say(.hoursProbablyMeant(hours))
                })
        }
    }

    private func findings(_ plan: PlanDiagnosis) -> [Finding] {
        let next = plan.nextWindow.map { moments.span($0.start, $0.end) }
        if plan.open {
            let until = plan.until.map {
                say(.planOpenUntil(moments.moment($0)))
            }
            let then = next.map { say(.thenWindow($0)) } ?? ""
            return [.well(.plan, "\(plan.plan): " + (until ?? say(.openAtAllTimes)) + then)]
        }
        guard let next else {
            return [
                .note(
                    .plan, say(.planNeverOpen(plan.plan)),
                    advice: say(.correctPlansHours))
            ]
        }
        return [.well(.plan, say(.planClosedNext(plan.plan, next: next)))]
    }
}
