extension Timeline {
    /// What a timeline's segments are made of.
    enum Source: Sendable {
        /// One status for all time.
        case constant(Status)
        /// Hours on a wall clock: about a millisecond a segment.
        indirect case civil(CivilHours)
        /// Another timeline with overrides over it: some ten microseconds a segment that they touch. The others are the
        /// other timeline's own.
        case overrides(OverrideLayer, over: Timeline)
        /// Some hundred microseconds a segment, once those of the members are there.
        case combination(Combination, of: [Timeline])

        var repetition: Repetition {
            switch self {
            case .constant(let status): .constant(StateSet(status.state), from: Timeline.start)
            case .civil(let hours): hours.repetition
            case .overrides(let layer, let base): base.repetition.overlaid(by: layer)
            case .combination(let combination, let members): .combined(members.map(\.repetition), by: combination)
            }
        }

        func segment(from start: Int64, to end: Int64) -> Segment {
            switch self {
            case .constant(let status):
                var builder = SegmentBuilder(start: start, end: end)
                builder.append(status, from: start, to: end)
                return builder.finish()
            case .civil(let hours):
                return hours.segment(from: start, to: end)
            case .overrides(let layer, let base):
                let parts = layer.parts(from: start, to: end)
                if let only = parts.first, only.start <= start, only.end >= end {
                    return Source.constant(Status(only.state)).segment(from: start, to: end)
                }
                let segment = base.segment(from: start, to: end)
                return parts.isEmpty ? segment : segment.overlaid(by: parts)
            case .combination(let combination, let members):
                return combination.segment(of: members.map { $0.segment(from: start, to: end) }, from: start, to: end)
            }
        }

        /// The summary of a segment, where it is known without making the segment.
        func summary(from start: Int64, to end: Int64) -> Segment.Summary? {
            switch self {
            case .constant(let status):
                return Segment.Summary(always: StateSet(status.state), from: start, to: end)
            case .civil:
                return nil
            case .overrides(let layer, let base):
                guard let only = layer.parts(from: start, to: end).first else {
                    return base.knownSummary(from: start, to: end)
                }
                guard only.start <= start, only.end >= end else { return nil }
                return Segment.Summary(always: StateSet(only.state), from: start, to: end)
            case .combination(let combination, let members):
                let isDecided = members.contains {
                    $0.knownSummary(from: start, to: end)?.states == combination.deciding
                }
                return isDecided ? Segment.Summary(always: combination.deciding, from: start, to: end) : nil
            }
        }
    }

    /// This timeline with overrides over it; itself where there are none.
    ///
    /// - Parameter earlier: what it replaces, whose segments and summaries are taken over where they are the same.
    func overlaid(by layer: OverrideLayer, replacing earlier: Timeline? = nil) -> Timeline {
        layer.isEmpty ? self : Timeline(.overrides(layer, over: self), replacing: earlier)
    }

    /// - Parameter earlier: what it replaces, whose segments and summaries are taken over where they are the same.
    static func combining(
        _ members: [Timeline], by combination: Combination, replacing earlier: Timeline? = nil
    ) -> Timeline {
        let constants = members.compactMap { if case .constant(let status) = $0.source { status } else { nil } }
        guard constants.count == members.count else {
            return Timeline(.combination(combination, of: members), replacing: earlier)
        }
        return Timeline(.constant(combination.status(of: constants)))
    }
}

extension Combination {
    fileprivate func status(of members: [Status]) -> Status {
        let state = state(of: members.reduce(into: []) { $0.formUnion(StateSet($1.state)) })
        // Without members there is nothing to take it from.
        return members.first { StateSet($0.state) == state } ?? Status(self == .allOf ? .open : .closed)
    }

    /// - Parameter members: at least one, each with the same bounds.
    fileprivate func segment(of members: [Segment], from start: Int64, to end: Int64) -> Segment {
        var builder = SegmentBuilder(start: start, end: end)
        var cursors = members.map { SegmentCursor($0, in: &builder) }
        var covered = start
        while covered < end {
            var states: StateSet = []
            var next = end
            for cursor in cursors {
                states.formUnion(cursor.state)
                next = min(next, cursor.end)
            }
            let state = state(of: states)
            if let deciding = cursors.first(where: { $0.state == state }) {
                builder.extend(deciding.status, isStaffed: state == .open, to: next)
            }
            for index in cursors.indices where cursors[index].end == next { cursors[index].advance() }
            covered = next
        }
        return builder.finish()
    }
}
