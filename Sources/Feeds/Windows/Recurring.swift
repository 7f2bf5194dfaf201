import SupportHours

/// Something that comes on dates again and again, on the same weekdays.
struct Recurring<Key: Hashable> {
    let key: Key
    private(set) var weekdays: Set<Weekday>
    private(set) var first: CivilDate
    private(set) var last: CivilDate
    /// The dates from the first to the last, on its weekdays, on which it comes.
    private(set) var dates: Set<CivilDate>

    /// A gap of more days ends one run, and the next begins.
    private static var longestGap: Int { 35 }
    /// So few are no run.
    private static var fewest: Int { 3 }
    /// Weekdays whose runs begin and end within so many days of each other make one.
    private static var tolerance: Int { 14 }

    /// The dates on its weekdays, up to `end`, on which it doesn't come.
    func missing(through end: CivilDate) -> [CivilDate] {
        stride(from: first.daysSinceEpoch, through: end.daysSinceEpoch, by: 1).lazy
            .map { CivilDate(daysSinceEpoch: $0) }
            .filter { weekdays.contains($0.weekday) && !dates.contains($0) }
    }

    /// Whether it would come on a date by its weekdays alone.
    func covers(_ date: CivilDate) -> Bool {
        first <= date && date <= last && weekdays.contains(date.weekday)
    }

    private init(_ key: Key, _ dates: ArraySlice<CivilDate>) {
        self.key = key
        self.dates = Set(dates)
        weekdays = Set(dates.map(\.weekday))
        first = dates.first ?? CivilDate(daysSinceEpoch: 0)
        last = dates.last ?? first
    }

    private struct Lane: Hashable {
        let key: Key
        let weekday: Weekday
    }

    /// What of a list recurs, in the order in which it first comes.
    ///
    /// - Parameter entries: in ascending order of dates.
    static func all(in entries: [(date: CivilDate, key: Key)]) -> [Recurring] {
        var order: [Lane] = []
        var lanes: [Lane: [CivilDate]] = [:]
        for entry in entries {
            let lane = Lane(key: entry.key, weekday: entry.date.weekday)
            if lanes[lane] == nil { order.append(lane) }
            if lanes[lane]?.last != entry.date { lanes[lane, default: []].append(entry.date) }
        }
        let runs = order.flatMap { Self.runs(of: $0.key, on: lanes[$0] ?? []) }.sorted { $0.first < $1.first }
        var found: [(anchor: Recurring, all: Recurring)] = []
        for run in runs {
            let place = found.firstIndex { other in
                other.anchor.key == run.key && other.all.weekdays.isDisjoint(with: run.weekdays)
                    && abs(other.anchor.first.daysSinceEpoch - run.first.daysSinceEpoch) <= tolerance
                    && abs(other.anchor.last.daysSinceEpoch - run.last.daysSinceEpoch) <= tolerance
            }
            if let place { found[place].all.add(run) } else { found.append((run, run)) }
        }
        return found.map(\.all)
    }

    private mutating func add(_ other: Recurring) {
        weekdays.formUnion(other.weekdays)
        first = min(first, other.first)
        last = max(last, other.last)
        dates.formUnion(other.dates)
    }

    /// The runs on one weekday.
    private static func runs(of key: Key, on dates: [CivilDate]) -> [Recurring] {
        var runs: [Recurring] = []
        var start = dates.startIndex
        for index in dates.indices {
            let following = index + 1
            let isLast =
                following == dates.endIndex
                || dates[following].daysSinceEpoch - dates[index].daysSinceEpoch > longestGap
            guard isLast else { continue }
            let run = dates[start..<following]
            start = following
            let weeks = (dates[index].daysSinceEpoch - (run.first ?? dates[index]).daysSinceEpoch) / 7 + 1
            // What is missing more often than not recurs by another rule than a week's.
            if run.count >= fewest, run.count * 2 >= weeks { runs.append(Recurring(key, run)) }
        }
        return runs
    }
}
