/// Reads times and durations off ASCII text.
struct TextScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes one character if it is among those given.
    mutating func take(_ characters: String) -> Character? {
        guard let next = rest.first, characters.utf8.contains(next) else { return nil }
        rest.removeFirst()
        return Character(Unicode.Scalar(next))
    }

    /// Takes a number of exactly so many digits.
    mutating func number(digits: Int) -> Int? {
        let saved = rest
        guard let digitRun = takeDigits(), digitRun.count == digits else {
            rest = saved
            return nil
        }
        return digitRun.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Takes a number of at most 15 digits, which no arithmetic here can overflow.
    mutating func number() -> Int64? {
        let saved = rest
        guard let digitRun = takeDigits(), digitRun.count <= 15 else {
            rest = saved
            return nil
        }
        return digitRun.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    /// Takes all digits that follow.
    private mutating func takeDigits() -> Substring.UTF8View? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
