import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import ServiceLifecycle
import SupportHours

/// Reminds operators of changes of their plans' hours beforehand.
///
/// What is to be in the queue is derived from the hours at each look: of every change that is near enough the one reminder
/// whose turn it is. Each has an idempotency key made of the change and of how long before it the reminder is due, and the
/// key is kept until the change, so that a reminder is queued once, however often somebody looks. Reminders in the queue
/// that aren't to be there are cancelled: their change is off, or a later reminder took their turn.
struct Announcements: Service {
    private static let pause = Duration.seconds(20)
    /// How many waiting reminders are looked at.
    private static let page = 1_000

    /// What was found out at a look.
    struct Look: Sendable {
        fileprivate var coming: ComingChanges
        /// Keys of the reminders that were to be there; nil where the queue doesn't agree with them yet.
        fileprivate var keys: Set<String>?
        /// See ``Announcements/agreed``.
        fileprivate var agreed: Set<String>?
    }

    let context: APIContext
    /// Lays stored overrides over the hours: without them, what they change would seem to be off.
    let prepare: @Sendable () async throws(StoreError) -> Void
    /// The plans whose hours here are those that all nodes go by; nil for all. Others are left to nodes that agree: of two
    /// with different hours, one would withdraw what the other has queued.
    var agreed: @Sendable () -> Set<String>? = { nil }
    let logger: Logger

    func run() async throws {
        // Its pause is cancelled at shutdown.
        try? await cancelWhenGracefulShutdown {
            var isPrepared = false
            var last: Look?
            while true {
                do throws(StoreError) {
                    if !isPrepared { try await prepare() }
                    isPrepared = true
                    last = try await look(after: last)
                } catch {
                    // The store logs its own failures.
                    logger.debug("announcements wait: \(error.detail.en)")
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Makes the queue agree with the hours.
    ///
    /// - Parameter last: what was found out before; where nothing is different, the store isn't asked.
    func look(after last: Look?) async throws(StoreError) -> Look {
        // Read before the snapshot: then the next look takes another snapshot for another one.
        let generation = context.current.generation
        let (snapshot, now) = (context.current.snapshot, context.clock.now())
        let agreed = agreed()
        var look = Look(
            coming: last.map(\.coming).flatMap {
                $0.generation == generation && $0.span.contains(now) ? $0 : nil
            } ?? ComingChanges(of: snapshot, generation: generation, at: now), agreed: agreed)
        let due = look.coming.due(at: now).filter { agreed?.contains($0.change.plan) ?? true }
        let keys = Set(due.map { $0.change.key(ahead: $0.ahead) })
        guard keys != last?.keys || generation != last?.coming.generation || agreed != last?.agreed else {
            look.keys = keys
            return look
        }
        let writer = AnnouncementWriter(context: context, snapshot: snapshot, now: now)
        let standing = try await enqueue(
            due.compactMap { written($0.change, ahead: $0.ahead, by: writer) }, snapshot, now)
        if try await withdraw(except: standing, of: agreed, snapshot, now) { look.keys = keys }
        return look
    }

    private func written(_ change: ComingChange, ahead: Int64, by writer: AnnouncementWriter) -> NewFollowUp? {
        do throws(Problem) {
            return try writer.followUp(of: change, ahead: ahead)
        } catch {
            logger.error(
                .announcementUnwritable(change.plan, error.wording), metadata: .about(nil, [.plan: change.plan]))
            return nil
        }
    }

    /// - Returns: those that are in the queue, or were in it before.
    private func enqueue(
        _ reminders: [NewFollowUp], _ snapshot: Snapshot, _ now: Instant
    ) async throws(StoreError) -> Set<FollowUpID> {
        guard !reminders.isEmpty else { return [] }
        var standing: Set<FollowUpID> = []
        var isNew = false
        for (reminder, result) in zip(reminders, try await context.store.enqueueForSure(reminders)) {
            switch result {
            case .stored:
                standing.insert(reminder.id)
                isNew = true
                log(
                    .announcementQueued(reminder.letterheadPlan, reminder.id.description), reminder.id,
                    reminder.letterheadPlan)
            case .replayed(let earlier):
                standing.insert(earlier.id)
                if try await wasWithdrawn(earlier) {
                    // What it is about is on again.
                    _ = try await context.store.applyForSure(
                        .retry, to: earlier.id, at: now, uid: nil, rules: snapshot.dueRules)
                    isNew = true
                    log(
                        .announcementQueued(earlier.letterheadPlan, earlier.id.description), earlier.id,
                        earlier.letterheadPlan)
                }
            case .conflict, .suppressed: break
            }
        }
        if isNew { context.wake(snapshot) }
        return standing
    }

    /// Whether the daemon cancelled it, and nobody else.
    private func wasWithdrawn(_ reminder: FollowUp) async throws(StoreError) -> Bool {
        guard reminder.state == .cancelled, let last = try await context.store.history(of: reminder.id).last else {
            return false
        }
        return last.move == .cancelled && last.uid == nil
    }

    /// Cancels the reminders that wait and aren't to.
    ///
    /// - Parameter plans: whose; nil for all plans'.
    /// - Returns: whether none is left; one that is being sent may come back.
    private func withdraw(
        except standing: Set<FollowUpID>, of plans: Set<String>?, _ snapshot: Snapshot, _ now: Instant
    ) async throws(StoreError) -> Bool {
        func others(_ state: FollowUpState) async throws(StoreError) -> [FollowUp] {
            let filter = FollowUpFilter(state: state, caseLabel: AnnouncementWriter.label)
            // Somebody may use the label for messages of their own. What has expired ends by itself.
            return try await context.store.list(filter, before: nil, limit: Self.page)
                .filter { plans?.contains($0.letterheadPlan) ?? true }
                .filter { $0.acceptedBy == nil && !standing.contains($0.id) && !$0.hasExpired(at: now) }
        }
        // First those that are being sent: one that comes back in between is among those that wait.
        var isDone = try await others(.sending).isEmpty
        for reminder in try await others(.queued) {
            let result = try await context.store.applyForSure(
                .cancel, to: reminder.id, at: now, uid: nil, rules: snapshot.dueRules)
            guard case .done = result else {
                isDone = false
                continue
            }
            log(
                .announcementWithdrawn(reminder.letterheadPlan, reminder.id.description), reminder.id,
                reminder.letterheadPlan)
        }
        return isDone
    }

    private func log(_ wording: Wording, _ id: FollowUpID, _ plan: String) {
        logger.notice(wording, metadata: .about(nil, [.followUp: "\(id)", .plan: plan]))
    }
}
