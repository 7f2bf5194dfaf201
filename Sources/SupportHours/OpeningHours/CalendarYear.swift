extension CivilDate {
    /// Easter Sunday of a year in the Gregorian calendar, after Meeus, Jones and Butcher.
    static func easter(of year: Int) -> Int {
        let cycle = year.flooredRemainder(by: 19)
        let century = year.flooredQuotient(by: 100)
        let yearOfCentury = year.flooredRemainder(by: 100)
        let skippedLeapDays = century.flooredQuotient(by: 4)
        let moonCorrection = (century - (century + 8).flooredQuotient(by: 25) + 1).flooredQuotient(by: 3)
        let epact = (19 * cycle + century - skippedLeapDays - moonCorrection + 15).flooredRemainder(by: 30)
        let weekday = (32 + 2 * century.flooredRemainder(by: 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4)
            .flooredRemainder(by: 7)
        let correction = (cycle + 11 * epact + 22 * weekday) / 451
        let daysAfterMarch22 = epact + weekday - 7 * correction
        return newYear(year) + (isLeap(year) ? 60 : 59) + 21 + daysAfterMarch22
    }

    /// 1 January, as days since 1970-01-01.
    static func newYear(_ year: Int) -> Int {
        daysSinceEpoch(year: year, month: 1, day: 1)
    }
}

extension Int {
    func flooredRemainder(by divisor: Int) -> Int {
        self - flooredQuotient(by: divisor) * divisor
    }
}
