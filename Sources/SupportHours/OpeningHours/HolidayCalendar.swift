/// The dates that `PH` (public holidays) and `SH` (school holidays) in an expression stand for.
package struct HolidayCalendar: Hashable, Sendable {
    package var publicHolidays: Set<CivilDate>
    package var schoolHolidays: Set<CivilDate>

    package init(publicHolidays: Set<CivilDate> = [], schoolHolidays: Set<CivilDate> = []) {
        self.publicHolidays = publicHolidays
        self.schoolHolidays = schoolHolidays
    }

    package static let none = HolidayCalendar()
}
