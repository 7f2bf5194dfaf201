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
            guard let keyword = Self.keywords[word] else { return nil }
            self = keyword
        }

        private static let keywords: [String: Keyword] = {
            var keywords: [String: Keyword] = [
                "ph": .holiday(.publicHoliday), "sh": .holiday(.schoolHoliday), "week": .week, "easter": .easter,
                "day": .day, "days": .day, "open": .state(.open), "off": .state(.closed), "closed": .state(.closed),
                "unknown": .state(.unknown), "sunrise": .sunEvent, "sunset": .sunEvent, "dawn": .sunEvent,
                "dusk": .sunEvent,
            ]
            for weekday in Weekday.allCases {
                keywords[weekday.code.lowercased()] = .weekday(weekday)
            }
            for month in 1...12 { keywords[Month.code(month).lowercased()] = .month(month) }
            return keywords
        }()
    }

    enum Month {
        /// The notation's name of a month, 1 to 12.
        static func code(_ month: Int) -> String { MonthName.englishAbbreviation(month) }

        /// Its length in a leap year.
        static func longest(_ month: Int) -> Int {
            CivilDate.length(ofMonth: month, in: 2000)
        }
    }
}
