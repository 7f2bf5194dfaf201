/// Stub.
package final class Schedule: Sendable {
    package let hours: OpeningHours
    package let zone: Zone
    package let holidays: HolidayCalendar
    package init(hours: OpeningHours, zone: Zone, holidays: HolidayCalendar = .none) {
        self.hours = hours
        self.zone = zone
        self.holidays = holidays
    }
    package func isOpen(at instant: Instant) -> Bool { false }
    package func span(at instant: Instant) -> StateSpan { .init(status: .closed) }
    /// The first window that begins after `instant`.
    package func nextWindow(after instant: Instant) -> Window? { nil }
    /// The windows within the span, clipped to it.
    package func windows(in span: Range<Instant>) -> [ListedWindow] { [] }
    package func staffedSeconds(in span: Range<Instant>) -> Int64 { 0 }
    /// Forwards: the earliest instant by which so much staffed time has passed; negative goes back.
    package func instant(afterStaffedSeconds seconds: Int64, from start: Instant) -> Instant? { nil }
    /// When the windows next move on the viewer's clock.
    package func nextShift(for viewer: Zone, after instant: Instant) -> WindowShift? { nil }
}
/// From `firstWindow` on, the windows stand elsewhere on the viewer's clock.
package struct WindowShift: Hashable, Sendable {
    /// The first window after the shift.
    package var firstWindow: Window
    /// Seconds by which the windows move on the viewer's clock; negative is earlier.
    package var seconds: Int
}
