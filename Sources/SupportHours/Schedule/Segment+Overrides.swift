extension Segment {
    /// The segment with other states over parts of it.
    ///
    /// - Parameter parts: in order, not overlapping, each with an instant of the segment.
    func overlaid(by parts: ArraySlice<OverrideLayer.Part>) -> Segment {
        var builder = SegmentBuilder(start: start, end: end, statuses: statuses)
        var covered = start
        for part in parts {
            builder.append(self, from: covered, to: part.start)
            covered = min(part.end, end)
            builder.extend(builder.index(of: Status(part.state)), isStaffed: part.state == .open, to: covered)
        }
        builder.append(self, from: covered, to: end)
        return builder.finish()
    }
}
