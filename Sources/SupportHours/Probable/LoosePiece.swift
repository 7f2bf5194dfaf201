/// A word or a sign of hours as people write them, whatever the language.
enum LoosePiece: Hashable {
    case number(Int, digits: Int)
    /// A weekday, `PH` or `SH`, in the notation.
    case day(String)
    /// Days that have one word: `Mo-Fr`, `Sa,Su`, `Mo-Su`.
    case dayGroup(String)
    case month(Int)
    case week
    case easter
    /// The word behind a number of days: `+1 day`.
    case dayCount
    /// One of `:./+()[]`.
    case sign(Character)
    case range
    case list
    case separator
    case newLine
    case fallback
    case between
    /// `am`, `午後`.
    case half(isAfternoon: Bool, isJapanese: Bool)
    case hourMark
    case minuteMark
    case yearMark
    case monthMark
    case dayMark
    /// `半`
    case halfPast
    case noon
    case midnight
    /// `翌`: what follows is of the next day.
    case nextDay
    /// `24 hours`, of days that are named.
    case allDay
    /// `24/7`
    case always
    /// `年中無休`: no day of the year is closed.
    case everyDayOfYear
    case open
    case off
    case unknownState
    /// - Parameter isPostfix: `祝日除く` rather than `except holidays`.
    case except(isPostfix: Bool)
    case comment(String)
    /// Says nothing.
    case filler
    case unknown
}

struct LooseToken {
    var piece: LoosePiece
    var isAfterBlank: Bool
}
