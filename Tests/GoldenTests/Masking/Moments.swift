import Glibc

/// Puts `<now>` in the place of every time of a span that has just passed; all other times stay.
struct Moments {
    /// Seconds since 1970, from the scenario's beginning to a few seconds from now.
    private let span: ClosedRange<Int64>

    /// Of Tokyo, UTC and California, the latter in winter and in summer: clocks that answers are on.
    private static let offsets: [Int64] = [32_400, 0, -28_800, -25_200]

    init(since start: Int64) {
        span = (start - 1)...(Self.now + 8)
    }

    static var now: Int64 { Int64(time(nil)) }

    /// RFC 3339 keeps an offset that doesn't change with the season; a compact time has none.
    func maskingTimestamps(in text: String) -> String {
        text.replacing(#/(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(Z|[+\-]\d\d:\d\d)/#) { match in
            let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int64($0) }
            let offset = String(match.7)
            guard numbers.count == 6, span.contains(Self.seconds(numbers) - Self.seconds(ofOffset: offset)) else {
                return String(match.0)
            }
            return "<now>" + (["+09:00", "+00:00", "Z"].contains(offset) ? offset : "")
        }
    }

    /// `Tue 24 Nov 23:00:05`, `11月24日(火) 23:00:05`, with the year or without it.
    func maskingWords(in text: String) -> String {
        let mayBeThere = text.contains(#/\d\d? [A-Z][a-z][a-z]|月\d/#)
        guard mayBeThere else { return text }
        var words: Set<String> = []
        for second in span { for offset in Self.offsets { words.formUnion(Self.words(for: second + offset)) } }
        // The longer ones first: without seconds, one is the beginning of others.
        return words.sorted { ($0.count, $0) > ($1.count, $1) }.reduce(text) { $0.replacing($1, with: "<now>") }
    }

    private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    private static let weekdays = "Sun Mon Tue Wed Thu Fri Sat".split(separator: " ")
    private static let japaneseWeekdays = Array("日月火水木金土")

    private static func words(for localSeconds: Int64) -> [String] {
        var (seconds, civil) = (time_t(localSeconds), tm())
        guard gmtime_r(&seconds, &civil) != nil else { return [] }
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = "\(padded(civil.tm_hour)):\(padded(civil.tm_min))"
        // Lists show minutes, histories show seconds, and others both as needed.
        let clocks = [minutes, "\(minutes):\(padded(civil.tm_sec))"]
        let (month, weekday, year) = (Int(civil.tm_mon), Int(civil.tm_wday), civil.tm_year + 1_900)
        let english = "\(weekdays[weekday]) \(civil.tm_mday) \(months[month])"
        let japanese = "\(month + 1)月\(civil.tm_mday)日(\(japaneseWeekdays[weekday]))"
        return clocks.flatMap { clock in
            [
                "\(english) \(clock)", "\(english) \(year) \(clock)", "\(japanese) \(clock)",
                "\(year)年\(japanese) \(clock)",
            ]
        }
    }

    /// RFC 3339, in UTC.
    static func timestamp(_ instant: Int64) -> String {
        var (seconds, civil) = (time_t(instant), tm())
        guard gmtime_r(&seconds, &civil) != nil else { return "" }
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &civil)
        return String(decoding: text.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// - Parameter numbers: year, month, day, hour, minute, second.
    private static func seconds(_ numbers: [Int64]) -> Int64 {
        var civil = tm()
        civil.tm_year = Int32(numbers[0] - 1_900)
        civil.tm_mon = Int32(numbers[1] - 1)
        civil.tm_mday = Int32(numbers[2])
        return Int64(timegm(&civil)) + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
    }

    private static func seconds(ofOffset text: String) -> Int64 {
        let numbers = text.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard numbers.count == 2 else { return 0 }
        return (text.hasPrefix("-") ? -1 : 1) * (numbers[0] * 3_600 + numbers[1] * 60)
    }
}
