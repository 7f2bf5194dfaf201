import FollowUps
import LinuxSystem
import Messages
import NIOCore
import SupportHours

/// Gets events. Only called on its event loop.
protocol EventListener: AnyObject {
    /// - Parameter matters: whether it has to catch up if it can't take the event now.
    func tell(_ event: EventText, matters: Bool)
    /// There will be no more of them.
    func endEvents()
}

/// Tells listeners of plans' states as they change. Only used on its event loop.
///
/// However many listen, there is one timer, and each event is written once for all who asked the same. States change at a
/// transition, a reload or a step of the clock; the services that watch those call ``reconsider()``.
final class EventRoom {
    /// Seconds after which each listener gets a comment.
    private static let commentInterval = 25

    private let plans: PlansAPI
    private let eventLoop: any EventLoop
    private let capacity: Int
    private var listeners: [EventQuestion: [ObjectIdentifier: any EventListener]] = [:]
    /// Each listener stands in one; every second, those in the next one get their comment.
    private var slots: [[ObjectIdentifier: any EventListener]] = Array(repeating: [:], count: commentInterval)
    private var slotOf: [ObjectIdentifier: Int] = [:]
    private var slot = 0
    private var timer: RepeatedTask?
    private var lastID: UInt64 = 0
    /// What listeners know, by plan.
    private var told: [String: PlanNews] = [:]

    /// - Parameters:
    ///   - eventLoop: keeps the timer.
    ///   - capacity: how many may listen at a time.
    init(plans: PlansAPI, eventLoop: any EventLoop, capacity: Int) {
        self.plans = plans
        self.eventLoop = eventLoop
        self.capacity = capacity
    }

    var count: Int { slotOf.count }

    /// - Returns: false where no more can listen.
    func join(_ listener: any EventListener, _ question: EventQuestion) -> Bool {
        guard count < capacity else { return false }
        if count == 0 { told = PlanNews.all(in: plans.current.snapshot, at: plans.clock.now()) }
        let id = ObjectIdentifier(listener)
        listeners[question, default: [:]][id] = listener
        // The slot whose turn comes last.
        let own = (slot + Self.commentInterval - 1) % Self.commentInterval
        slots[own][id] = listener
        slotOf[id] = own
        startTimer()
        return true
    }

    func leave(_ listener: any EventListener, _ question: EventQuestion) {
        let id = ObjectIdentifier(listener)
        listeners[question]?[id] = nil
        if listeners[question]?.isEmpty == true { listeners[question] = nil }
        if let own = slotOf.removeValue(forKey: id) { slots[own][id] = nil }
        guard slotOf.isEmpty else { return }
        timer?.cancel()
        timer = nil
    }

    /// What holds now, as events.
    func states(for question: EventQuestion) -> [EventText] {
        let snapshot = plans.current.snapshot
        let ids = question.plan.map { [$0] } ?? snapshot.plans.map(\.id)
        return ids.compactMap { event(.state, of: $0, for: question) }
    }

    /// Tells of what has changed.
    func reconsider() {
        guard count > 0 else { return }
        let news = PlanNews.all(in: plans.current.snapshot, at: plans.clock.now())
        let earlier = told
        told = news
        let states = Set(news.keys.filter { news[$0]?.state != earlier[$0]?.state })
        let changes = Set(news.keys.filter { news[$0]?.hours != earlier[$0]?.hours })
        for (question, group) in listeners {
            if let plan = question.plan, news[plan] == nil {
                // A client that connects anew is told that there is no such plan.
                for listener in group.values { listener.endEvents() }
                continue
            }
            func isAbout(_ plan: String) -> Bool { question.plan == nil || question.plan == plan }
            let events =
                states.filter(isAbout).sorted().compactMap { event(.state, of: $0, for: question) }
                + changes.filter(isAbout).sorted().compactMap { event(.changes, of: $0, for: question) }
            for event in events {
                for listener in group.values { listener.tell(event, matters: true) }
            }
        }
    }

    private enum Kind: String {
        case state, changes
    }

    /// - Returns: nil for a plan that has gone.
    private func event(_ kind: Kind, of plan: String, for question: EventQuestion) -> EventText? {
        let data: [UInt8]
        switch kind {
        case .changes:
            var writer = JSONObjectWriter()
            writer.add("plan", plan)
            data = writer.finish()
        case .state:
            let answer = plans.answer(
                to: HeldQuestion(
                    plan: plan, wanted: .open, zoneName: question.zoneName, language: question.language, timeout: 0))
            guard answer.status == 200 else { return nil }
            data = answer.bytes
        }
        lastID += 1
        return EventText(kind.rawValue, data: String(decoding: data, as: UTF8.self), id: lastID)
    }

    private func startTimer() {
        guard timer == nil else { return }
        let room = NIOLoopBound(self, eventLoop: eventLoop)
        timer = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            room.value.secondPassed()
        }
    }

    private func secondPassed() {
        for listener in slots[slot].values { listener.tell(.comment, matters: false) }
        slot = (slot + 1) % Self.commentInterval
    }
}

/// What listeners are told of a plan.
private struct PlanNews {
    /// What a `state` event tells.
    struct State: Hashable {
        let state: OpenState
        let since: Instant?
        let until: Instant?
        let nextWindow: Window?
        let names: [Language: String]
        let staffed: [String]
        let always: [String]
    }

    let state: State
    /// Identifies everything that its hours follow from.
    let hours: Hours

    struct Hours: Hashable {
        let fingerprint: String?
        let reasons: [Wording?]
    }

    static func all(in snapshot: Snapshot, at now: Instant) -> [String: PlanNews] {
        let news = snapshot.plans.map { plan in
            let span = plan.schedule.span(at: now)
            let state = State(
                state: span.status.state, since: span.since, until: span.until,
                nextWindow: plan.schedule.nextWindow(after: now), names: plan.configuration.names,
                staffed: plan.configuration.staffed, always: plan.configuration.always)
            let hours = Hours(
                fingerprint: snapshot.dueRules.plans[plan.id]?.basis.fingerprint,
                reasons: snapshot.layers.overrides.filter { $0.plan == plan.id }.map(\.reason))
            return (plan.id, PlanNews(state: state, hours: hours))
        }
        return Dictionary(news, uniquingKeysWith: { first, _ in first })
    }
}
