import HeapModule

/// The order of work that exceeds one round: the user who has cost least is always next, and of their members the one
/// that has cost least. A latecomer has no credit from before.
///
/// Costs are in nanoseconds. The time is a parameter.
struct TurnQueue<User: Hashable, Member> {
    /// A member's own cost so far.
    typealias Cost = UInt64

    private struct Entry: Comparable {
        let cost: Cost
        let number: Int
        let member: Member

        static func < (a: Entry, b: Entry) -> Bool { (a.cost, a.number) < (b.cost, b.number) }
        static func == (a: Entry, b: Entry) -> Bool { a.number == b.number }
    }

    /// One user's queue. A class, because copying a long one would be expensive.
    private final class Line {
        var cost: Cost
        var waiting = Heap<Entry>()
        /// What the member with the last turn had cost before it.
        var floor: Cost = 0

        init(cost: Cost) {
            self.cost = cost
        }
    }

    private var lines: [User: Line] = [:]
    /// What the user with the last turn had cost before it, where latecomers begin.
    private var floor: Cost = 0
    private var count = 0
    private var lastNumber = 0

    var isEmpty: Bool { count == 0 }

    /// - Parameter cost: what this member has cost so far.
    mutating func enqueue(_ member: Member, of user: User, cost: Cost) {
        lastNumber += 1
        count += 1
        let line = line(of: user)
        if line.waiting.isEmpty { line.cost = max(line.cost, floor) }
        line.waiting.insert(Entry(cost: max(cost, line.floor), number: lastNumber, member: member))
    }

    mutating func next() -> Member? {
        let waiting = lines.values.lazy.filter { !$0.waiting.isEmpty }
        guard let line = waiting.min(by: { $0.cost < $1.cost }), let entry = line.waiting.popMin() else { return nil }
        count -= 1
        floor = max(floor, line.cost)
        line.floor = max(line.floor, entry.cost)
        return entry.member
    }

    /// Records what a member's work has cost. While nobody waits, it costs them nothing later, because time passes for
    /// everybody.
    ///
    /// - Parameter total: what the member has cost so far, this included.
    mutating func charge(_ cost: Cost, to user: User, total: Cost) {
        let line = line(of: user)
        line.cost += cost
        if isEmpty { floor = max(floor, line.cost) }
        if line.waiting.isEmpty { line.floor = max(line.floor, total) }
    }

    private mutating func line(of user: User) -> Line {
        if let line = lines[user] { return line }
        let line = Line(cost: floor)
        lines[user] = line
        return line
    }

    /// Removes a user who is gone, with nothing waiting.
    mutating func forget(_ user: User) {
        count -= lines[user]?.waiting.count ?? 0
        lines[user] = nil
    }
}
