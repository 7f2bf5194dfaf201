/// The waiters behind `?wait=`, what they wait for, and until when.
///
/// Pure: it holds waiters and gives them back, and never calls them. Whether a condition is met is asked once per
/// subject, however many wait for it.
struct WaitList<Waiter, Time: Comparable> {
    /// A condition that several may wait for.
    struct Subject: Hashable {
        let plan: String
        let wanted: WantedState
    }

    /// Identifies a waiter; never reused.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: UInt64
    }

    private struct Held {
        let waiter: Waiter
        let subject: Subject
        let deadline: Time
    }

    private let capacity: Int
    private var lastNumber: UInt64 = 0
    private var held: [Ticket: Held] = [:]
    private var bySubject: [Subject: Set<Ticket>] = [:]
    /// By deadline, then by number. New deadlines are mostly the latest, so that inserting one mostly moves nothing.
    private var timetable: [(deadline: Time, ticket: Ticket)] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { held.count }
    var subjects: some Sequence<Subject> { bySubject.keys }
    var nextDeadline: Time? { timetable.first?.deadline }

    /// - Returns: nil where no more can be held.
    mutating func hold(_ waiter: Waiter, for subject: Subject, until deadline: Time) -> Ticket? {
        guard held.count < capacity else { return nil }
        lastNumber += 1
        let ticket = Ticket(number: lastNumber)
        held[ticket] = Held(waiter: waiter, subject: subject, deadline: deadline)
        bySubject[subject, default: []].insert(ticket)
        timetable.insert((deadline, ticket), at: position(of: ticket, deadline))
        return ticket
    }

    /// Gives one back; nil where that has happened already.
    mutating func release(_ ticket: Ticket) -> Waiter? {
        guard let leaving = held[ticket] else { return nil }
        timetable.remove(at: position(of: ticket, leaving.deadline))
        return forget(ticket)
    }

    /// Gives back everyone who waits for `subject`.
    mutating func release(all subject: Subject) -> [Waiter] {
        guard let tickets = bySubject[subject] else { return [] }
        timetable.removeAll { tickets.contains($0.ticket) }
        return tickets.compactMap { forget($0) }
    }

    /// Gives back everyone whose deadline is `now` or before.
    mutating func release(dueBy now: Time) -> [Waiter] {
        let due = timetable.prefix { $0.deadline <= now }.map(\.ticket)
        timetable.removeFirst(due.count)
        return due.compactMap { forget($0) }
    }

    mutating func releaseAll() -> [Waiter] {
        let waiters = held.values.map(\.waiter)
        held = [:]
        bySubject = [:]
        timetable = []
        return waiters
    }

    private mutating func forget(_ ticket: Ticket) -> Waiter? {
        guard let leaving = held.removeValue(forKey: ticket) else { return nil }
        bySubject[leaving.subject]?.remove(ticket)
        if bySubject[leaving.subject]?.isEmpty == true { bySubject[leaving.subject] = nil }
        return leaving.waiter
    }

    /// The ticket's place in the timetable.
    private func position(of ticket: Ticket, _ deadline: Time) -> Int {
        var range = timetable.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if (timetable[middle].deadline, timetable[middle].ticket.number) < (deadline, ticket.number) {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }
}
