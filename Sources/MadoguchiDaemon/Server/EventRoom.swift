import Calendars
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
    private var lastID: UInt64
    /// What listeners know, by plan.
    private var told: [String: PlanNews] = [:]
    /// What held at an instant, for those who come within a second: after a restart that is everybody.
    private var written: (at: Instant?, states: [EventQuestion: [EventText]]) = (nil, [:])

    /// Questions with zones make many; none of them is worth keeping.
    private static let mostWritten = 64

    /// - Parameters:
    ///   - eventLoop: keeps the timer.
    ///   - capacity: how many may listen at a time.
    init(plans: PlansAPI, eventLoop: any EventLoop, capacity: Int) {
        self.plans = plans
        self.eventLoop = eventLoop
        self.capacity = capacity
        // So that they rise over a restart, as long as there are fewer than a million in a second.
        lastID = UInt64(max(0, plans.clock.now().secondsSinceEpoch)) * 1_000_000
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
        let now = plans.clock.now()
        if now != written.at || written.states.count >= Self.mostWritten { written = (now, [:]) }
        if let states = written.states[question] { return states }
        let ids = question.plan.map { [$0] } ?? plans.current.snapshot.plans.map(\.id)
        let states = ids.compactMap { event(.state, of: $0, for: question) }
        written.states[question] = states
        return states
    }

    /// Tells of what has changed.
    func reconsider() {
        // Events that come later have later ids.
        written.states.removeAll()
        guard count > 0 else { return }
        let news = PlanNews.all(in: plans.current.snapshot, at: plans.clock.now())
        let earlier = told
        told = news
        let states = Set(news.keys.filter { news[$0]?.state != earlier[$0]?.state })
        // Those that have gone, too: what is going to be different of them has changed.
        let changes = Set(earlier.keys).union(news.keys).filter { news[$0]?.hours != earlier[$0]?.hours }
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
    /// What a `state` event tells, beside clock times.
    struct State: Hashable {
        /// Whatever comments it has.
        struct Span: Hashable {
            let state: OpenState
            let since: Instant?
            let until: Instant?

            init(_ span: StateSpan) {
                (state, since, until) = (span.status.state, span.since, span.until)
            }
        }

        let spans: [Span]
        let nextWindow: Window?
        let decision: Decision
        let reason: Wording?
        let names: [Language: String]
        let channels: [[String]]

        /// - Parameter plan: of what it is made of, members' states and channels are told as well.
        init(of plan: PlanHours, at now: Instant) {
            spans = plan.parts.map { Span($0.schedule.span(at: now)) }
            nextWindow = plan.schedule.nextWindow(after: now)
            decision = plan.schedule.because(at: now)
            reason = plan.reason(at: now)
            names = plan.configuration.names
            channels = plan.parts.map(\.configuration.staffed) + [plan.configuration.always]
        }
    }

    /// What its hours and its coming changes follow from.
    struct Hours: Hashable {
        let content: FeedContent
        let noted: [DayCalendar]
    }

    let state: State
    let hours: Hours

    static func all(in snapshot: Snapshot, at now: Instant) -> [String: PlanNews] {
        let news = snapshot.plans.map { plan in
            let hours = Hours(content: FeedContent(plan, in: snapshot), noted: plan.parts.map(\.noted))
            return (plan.id, PlanNews(state: State(of: plan, at: now), hours: hours))
        }
        return Dictionary(news, uniquingKeysWith: { first, _ in first })
    }
}
