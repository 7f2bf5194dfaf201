import SupportHours

extension FeedPlan {
    /// The windows of a span, and by which rules they recur.
    func agenda(in span: FeedSpan, asDates: Bool) -> Agenda {
        guard let hours = schedule.civilHours else {
            return Agenda(listing: schedule.wholeWindows(in: span.instants(in: .utc)))
        }
        return Agenda(of: schedule, hours, in: span, asDates: asDates)
    }
}
