import Delivery
import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours

/// Takes requests for follow-ups in, by the hours and the clock of one moment.
struct Intake {
    let snapshot: HoursSnapshot
    let now: Instant
    let uid: UInt32?
    let newID: @Sendable () -> FollowUpID

    init(_ api: FollowUpsAPI, uid: UInt32?) {
        snapshot = api.hours.snapshot
        now = api.clock.now()
        self.uid = uid
        newID = api.newID
    }

    private var sender: Mailbox { snapshot.configuration.delivery.from }

    private var presenter: FollowUpPresenter { FollowUpPresenter(snapshot: snapshot, now: now) }

    func read(_ bytes: ArraySlice<UInt8>, key: FollowUpReader.KeyPlace) throws(Problem) -> NewFollowUp {
        let draft = try FollowUpReader(snapshot: snapshot, now: now).draft(bytes, sender: sender, key: key)
        let id = newID()
        return NewFollowUp(
            id: id, kind: draft.kind, plan: draft.plan,
            letter: Letter(
                recipient: draft.to.description, domain: draft.to.domain, subject: draft.subject, text: draft.text),
            messageID: "<\(id)@\(sender.address.domain)>", language: draft.language?.rawValue, when: draft.when,
            due: snapshot.dueRules.due(draft.when, plan: draft.plan, countsFrom: now), priority: draft.priority,
            expiresAt: draft.expiresAt, caseLabel: draft.caseLabel, acceptedAt: now, acceptedBy: uid,
            idempotency: draft.idempotency)
    }

    /// What becomes of one that the store has answered about.
    ///
    /// - Returns: the status of the answer, and the follow-up.
    func outcome(
        of new: NewFollowUp, _ result: EnqueueResult
    ) throws(Problem) -> (status: Int, resource: FollowUpResource) {
        switch result {
        case .stored: return (201, try resource(of: new))
        case .replayed(let followUp): return (200, presenter.resource(followUp))
        case .conflict(let id): throw .idempotencyConflict(with: id)
        }
    }

    /// What would become of one that isn't to be stored.
    func preview(of new: NewFollowUp) throws(Problem) -> FollowUpResource {
        var resource = try resource(of: new)
        resource.id = nil
        resource.messageID = nil
        return resource
    }

    private func resource(of new: NewFollowUp) throws(Problem) -> FollowUpResource {
        guard let followUp = FollowUp(accepting: new) else { throw .store(.noAnswer) }
        return presenter.resource(followUp)
    }
}
