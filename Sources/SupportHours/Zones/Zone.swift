/// A time zone: its past and future offsets, by the tz database.
package struct Zone: Sendable {
    /// As the database names it: `America/Los_Angeles`.
    package let identifier: String
    private let data: TZif

    /// - Parameters:
    ///   - identifier: the database's name for it.
    ///   - tzif: the contents of its file, RFC 9636 versions 1 to 4.
    /// - Throws: where the bytes are not such a file, or count leap seconds.
    package init(identifier: String, tzif: [UInt8]) throws(TZifError) {
        self.identifier = identifier
        data = try TZif(tzif)
    }

    private init(identifier: String, data: TZif) {
        self.identifier = identifier
        self.data = data
    }

    /// Coordinated Universal Time, which needs no database.
    package static let utc = Zone(identifier: "UTC", data: .utc)

    /// The offset at an instant. Before the first listed transition it is the file's initial one; after the last it
    /// follows the footer.
    package func offset(at instant: Instant) -> ZoneOffset {
        let time = instant.secondsSinceEpoch
        let following = data.times.partitioningIndex { $0 > time }
        var current = following == 0 ? data.initial : data.offsets[following - 1]
        if following == data.times.count {
            forEachFooterTransition(from: time, to: time) { transition in
                if transition.time <= time { current = transition.offset }
            }
        }
        return current
    }

    /// The last transition that the file lists: what follows goes by one rule, which repeats with the calendar, every 400
    /// years. nil where the file lists none.
    package var lastListedTransition: Instant? {
        data.times.last.map(Instant.init(secondsSinceEpoch:))
    }

    /// The transitions in the span, in order. Listed times at which nothing changes are left out.
    package func transitions(in span: Range<Instant>) -> [ZoneTransition] {
        let from = span.lowerBound.secondsSinceEpoch
        let to = span.upperBound.secondsSinceEpoch
        guard from < to else { return [] }
        var found: [ZoneTransition] = []
        var current = offset(at: span.lowerBound.advanced(bySeconds: -1))
        func append(_ transition: PosixTimeZone.Transition) {
            guard transition.time >= from, transition.time < to, transition.offset != current else { return }
            current = transition.offset
            found.append(ZoneTransition(at: Instant(secondsSinceEpoch: transition.time), offset: transition.offset))
        }
        for index in data.times.partitioningIndex(where: { $0 >= from })..<data.times.count where data.times[index] < to
        {
            append((data.times[index], data.offsets[index]))
        }
        // Of two transitions at one instant the later rule holds: daylight time all the year ends and begins at once.
        var pending: PosixTimeZone.Transition?
        forEachFooterTransition(from: from, to: to) { transition in
            if let pending, pending.time < transition.time { append(pending) }
            pending = transition
        }
        if let pending { append(pending) }
        return found
    }

    /// The footer's transitions of the years around a span, without those before the last listed transition: until the
    /// footer's first one after it, what the file lists holds.
    private func forEachFooterTransition(from: Int64, to: Int64, _ body: (PosixTimeZone.Transition) -> Void) {
        let last = data.times.last ?? .min
        guard let footer = data.footer, footer.daylight != nil, to > last else { return }
        // Extended hours and far offsets can carry a transition over the year's end, hence the neighbours.
        let firstYear = CivilDateTime(localSeconds: max(from, last)).date.year - 1
        let lastYear = CivilDateTime(localSeconds: to).date.year + 1
        for year in firstYear...lastYear {
            for transition in footer.transitions(in: year) where transition.time > last {
                body(transition)
            }
        }
    }
}

extension TZif {
    fileprivate static let utc = TZif(always: ZoneOffset(seconds: 0, isDaylight: false, abbreviation: "UTC"))
}

extension Array {
    /// The first index whose element satisfies the predicate, in an array partitioned by it; its count where none does.
    func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
