import LinuxSystem
import Messages
import NIOCore
import SupportHours
import Synchronization

/// Holds questions until their condition is met, or their time is up.
///
/// However many are held, they need one timer: for the nearest deadline. Conditions change at a transition, a reload or
/// a step of the clock; the services that watch those call `reconsider()`.
final class WaitingRoom: Sendable {
    typealias Ticket = WaitList<Waiter, NIODeadline>.Ticket

    struct Waiter: Sendable {
        let question: HeldQuestion
        let answer: @Sendable (Outcome) -> Void
    }

    /// What became of a question.
    enum Outcome: Sendable {
        case answer(Response)
        /// No more can be held.
        case full
    }

    private struct State {
        var list: WaitList<Waiter, NIODeadline>
        var alarm: (deadline: NIODeadline, scheduled: Scheduled<Void>)?
        var isClosed = false
    }

    private let plans: PlansAPI
    private let eventLoop: any EventLoop
    private let state: Mutex<State>

    /// - Parameters:
    ///   - eventLoop: keeps the timer.
    ///   - capacity: how many questions may be held at a time.
    init(plans: PlansAPI, eventLoop: any EventLoop, capacity: Int) {
        self.plans = plans
        self.eventLoop = eventLoop
        state = Mutex(State(list: WaitList(capacity: capacity)))
    }

    /// - Parameter answer: called once, from any thread, unless the ticket is given back before.
    /// - Returns: nil where `answer` has been or is being called already.
    func hold(_ question: HeldQuestion, answer: @escaping @Sendable (Outcome) -> Void) -> Ticket? {
        let waiter = Waiter(question: question, answer: answer)
        let deadline = NIODeadline.now() + .seconds(question.timeout)
        let (ticket, isClosed) = state.withLock { state in
            guard !state.isClosed else { return (Ticket?.none, true) }
            let ticket = state.list.hold(waiter, for: question.subject, until: deadline)
            setAlarm(&state)
            return (ticket, false)
        }
        guard let ticket else {
            answer(isClosed ? .answer(plans.answer(to: question)) : .full)
            return nil
        }
        // The condition may have been met between the question and now.
        if isMet(question.subject), let waiter = state.withLock({ $0.list.release(ticket) }) {
            release([waiter])
            return nil
        }
        return ticket
    }

    /// Drops a question whose client has disconnected.
    ///
    /// - Returns: the waiter, if it was still waiting.
    @discardableResult
    func leave(_ ticket: Ticket) -> Waiter? {
        state.withLock { state in
            let waiter = state.list.release(ticket)
            setAlarm(&state)
            return waiter
        }
    }

    /// Answers every question whose condition is met.
    func reconsider() {
        let subjects = state.withLock { Array($0.list.subjects) }
        let met = subjects.filter(isMet)
        guard !met.isEmpty else { return }
        let waiters = state.withLock { state in
            let waiters = met.flatMap { state.list.release(all: $0) }
            setAlarm(&state)
            return waiters
        }
        release(waiters)
    }

    /// Answers everyone as of now, and from now on at once.
    func close() {
        let waiters = state.withLock { state in
            state.isClosed = true
            let waiters = state.list.releaseAll()
            setAlarm(&state)
            return waiters
        }
        release(waiters)
    }

    var count: Int { state.withLock { $0.list.count } }

    /// A plan that was removed meets every condition, so that its waiters are told.
    private func isMet(_ subject: WaitList<Waiter, NIODeadline>.Subject) -> Bool {
        guard let plan = plans.current.snapshot.plan(subject.plan) else { return true }
        return subject.wanted.isMet(by: plan.schedule.span(at: plans.clock.now()).status.state)
    }

    /// Computes one answer for all who asked the same.
    private func release(_ waiters: [Waiter]) {
        var answers: [HeldQuestion.Answered: Response] = [:]
        for waiter in waiters {
            let key = waiter.question.answered
            let answer = answers[key] ?? plans.answer(to: waiter.question)
            answers[key] = answer
            waiter.answer(.answer(answer))
        }
    }

    /// Sets the timer to the nearest deadline, unless it is set already.
    private func setAlarm(_ state: inout State) {
        guard state.list.nextDeadline != state.alarm?.deadline else { return }
        state.alarm?.scheduled.cancel()
        state.alarm = state.list.nextDeadline.map { deadline in
            (deadline, eventLoop.scheduleTask(deadline: deadline) { self.releaseDue() })
        }
    }

    private func releaseDue() {
        let waiters = state.withLock { state in
            state.alarm = nil
            let waiters = state.list.release(dueBy: .now())
            setAlarm(&state)
            return waiters
        }
        release(waiters)
    }
}

extension HeldQuestion {
    fileprivate var subject: WaitList<WaitingRoom.Waiter, NIODeadline>.Subject {
        .init(plan: plan, wanted: wanted)
    }

    fileprivate struct Answered: Hashable {
        let plan: String
        let zoneName: String?
        let language: Language?
    }

    /// What its answer depends on.
    fileprivate var answered: Answered {
        Answered(plan: plan, zoneName: zoneName, language: language)
    }
}
