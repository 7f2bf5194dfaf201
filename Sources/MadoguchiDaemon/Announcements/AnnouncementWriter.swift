import FollowUps
import Guidance
import Messages
import SupportHours

/// Writes the reminders of coming changes, by the hours and the clock of one moment.
struct AnnouncementWriter {
    /// The label that ties all of these reminders together.
    static let label = "announce"

    let context: APIContext
    let snapshot: Snapshot
    let now: Instant

    /// - Parameter ahead: how long before the change it is due, in seconds.
    /// - Returns: nil where the plan has no operator, or is gone.
    func followUp(of change: ComingChange, ahead: Int64) throws(Problem) -> NewFollowUp? {
        let letterhead = snapshot.letterhead(of: change.plan)
        guard let announce = snapshot.configuration.announce, let plan = snapshot.plan(change.plan),
            let recipient = letterhead.operatorAddress
        else { return nil }
        let language = snapshot.language
        let windows = announce.windows.name(ofCase: plan.id)
        let draft = FollowUpDraft(
            kind: .reminder, plan: windows, casePlan: windows == plan.id ? nil : plan.id, to: recipient,
            content: .text(
                subject: subject(of: change, plan, in: language),
                text: Wording.announcement(of: plan.name, clocks(of: change, plan), id: plan.id)[language]),
            language: language, when: .nextWindow, priority: .usual, expiresAt: change.at, caseLabel: Self.label,
            idempotencyKey: change.key(ahead: ahead))
        let intake = Intake(
            snapshot: snapshot, now: now, uid: nil, newID: context.newID, templates: context.templates)
        var followUp = try intake.followUp(draft)
        // The key alone identifies the request: other words for the same change make no second reminder.
        followUp.idempotency?.fingerprint = Self.label
        return followUp
    }

    private func subject(of change: ComingChange, _ plan: PlanHours, in language: Language) -> String {
        let date = ClockWording(snapshot.display, besides: now).date(change.at)
        let subject = Wording.announcementSubject(of: plan.name, on: date)[language]
        // A name may have what no subject can.
        guard FollowUpReader.fault(inSubject: subject, from: snapshot.letterhead(of: plan.id).sender.mailbox) != nil
        else { return subject }
        return Wording.announcementSubject(of: Wording(verbatim: plan.id), on: date)[language]
    }

    /// What it comes to on the display zone's clock, and on the vendor's where that is another.
    private func clocks(of change: ComingChange, _ plan: PlanHours) -> [(zone: Wording, sentences: [Wording])] {
        let here = (zone: snapshot.display.spokenName, sentences: change.changes.map(\.text))
        guard let vendor = plan.vendorZone, vendor.identifier != snapshot.display.identifier else { return [here] }
        return [here, (zone: vendor.spokenName, sentences: sentences(of: change, plan, on: vendor))]
    }

    private func sentences(of change: ComingChange, _ plan: PlanHours, on vendor: Zone) -> [Wording] {
        if case .transition = change.cause {
            let window = Window(start: change.at, end: plan.schedule.span(at: change.at).until)
            return [.hoursStay(ClockWording(vendor, besides: now).hours(of: window))]
        }
        let last = change.changes.last?.at ?? change.at
        let changes = PlanChanges(of: plan, in: now..<last.advanced(bySeconds: 1), for: vendor).coming
        return changes.first { $0.cause == change.cause }?.changes.map(\.text) ?? []
    }
}
