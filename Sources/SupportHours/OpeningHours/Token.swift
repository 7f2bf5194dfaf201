extension OpeningHours {
    /// A piece of an expression.
    struct Token: Hashable {
        enum Kind: Hashable {
            /// A run of digits: its value, and how many they are.
            case number(Int, digits: Int)
            case keyword(Keyword)
            /// One of `:;,-+/[]()`.
            case sign(Character)
            /// `||`
            case fallback
            /// The text between quotation marks.
            case comment(String)
            /// Letters that are no keyword.
            case unknownWord
            case unclosedQuote
            case unknownSign
            case end
        }

        let kind: Kind
        /// Where it stands, in characters from the expression's start.
        let characters: Range<Int>
    }

    enum Keyword: Hashable {
        case weekday(Weekday)
        case month(Int)
        case holiday(Holiday.Kind)
        case week
        case easter
        case day
        case state(OpenState)
        case sunEvent

        /// - Parameter word: in lower case.
        init?(_ word: String) {
            if let weekday = Weekday.allCases.first(where: { $0.code.lowercased() == word }) {
                self = .weekday(weekday)
                return
            }
            if let index = Month.codes.firstIndex(where: { $0.lowercased() == word }) {
                self = .month(index + 1)
                return
            }
            switch word {
            case "ph": self = .holiday(.publicHoliday)
            case "sh": self = .holiday(.schoolHoliday)
            case "week": self = .week
            case "easter": self = .easter
            case "day", "days": self = .day
            case "open": self = .state(.open)
            case "off", "closed": self = .state(.closed)
            case "unknown": self = .state(.unknown)
            case "sunrise", "sunset", "dawn", "dusk": self = .sunEvent
            default: return nil
            }
        }
    }

    enum Month {
        static let codes = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

        /// The notation's name of a month, 1 to 12.
        static func code(_ month: Int) -> String {
            codes[month - 1]
        }

        /// Its length in a leap year.
        static func longest(_ month: Int) -> Int {
            CivilDate.length(ofMonth: month, in: 2000)
        }
    }
}

extension Weekday {
    /// The notation's name: `Mo`.
    var code: String {
        switch self {
        case .monday: "Mo"
        case .tuesday: "Tu"
        case .wednesday: "We"
        case .thursday: "Th"
        case .friday: "Fr"
        case .saturday: "Sa"
        case .sunday: "Su"
        }
    }
}
