extension OpeningHours {
    /// Cuts an expression into tokens.
    ///
    /// It never fails: what isn't part of the notation becomes a token as well, so that the parser meets the faults of
    /// an expression from left to right.
    struct Lexer {
        private let original: [Character]
        private let plain: [Character]
        private var position = 0

        private init(_ characters: [Character]) {
            original = characters
            plain = characters.map(\.plainVariant)
        }

        /// The tokens, the last of which is `.end`.
        static func tokens(in characters: [Character]) -> [Token] {
            var lexer = Lexer(characters)
            var tokens: [Token] = []
            repeat {
                tokens.append(lexer.next())
            } while tokens.last?.kind != .end
            return tokens
        }

        private mutating func next() -> Token {
            skip(plain, while: \.isWhitespace)
            let start = position
            let kind = nextKind()
            return Token(kind: kind, characters: start..<position)
        }

        private mutating func nextKind() -> Token.Kind {
            guard position < plain.count else { return .end }
            let start = position
            let first = plain[start]
            if first.asciiDigit != nil {
                skip(plain) { $0.asciiDigit != nil }
                return .number(plain[start..<position].reduce(0, Self.appending), digits: position - start)
            }
            if first.isLetter {
                skip(plain, while: \.isLetter)
                return Keyword(String(plain[start..<position]).lowercased()).map(Token.Kind.keyword) ?? .unknownWord
            }
            position += 1
            switch first {
            case "\"":
                return comment(openedBy: original[start])
            case "|" where position < plain.count && plain[position] == "|":
                position += 1
                return .fallback
            case ":", ";", ",", "-", "+", "/", "[", "]", "(", ")":
                return .sign(first)
            default:
                return .unknownSign
            }
        }

        /// Reads on from behind the opening quotation mark. Straight marks are closed by straight ones only, so that
        /// curly ones can stand within.
        private mutating func comment(openedBy mark: Character) -> Token.Kind {
            let start = position
            skip(original) { $0 != mark && (mark == "\"" || mark == "＂" || $0.plainVariant != "\"") }
            guard position < original.count else { return .unclosedQuote }
            position += 1
            return .comment(String(original[start..<(position - 1)]))
        }

        private mutating func skip(_ characters: [Character], while condition: (Character) -> Bool) {
            while position < characters.count, condition(characters[position]) {
                position += 1
            }
        }

        /// Stays at a value that is out of every range once a number is that long.
        private static func appending(_ number: Int, _ digit: Character) -> Int {
            min(number * 10 + (digit.asciiDigit ?? 0), 99_999)
        }
    }
}

extension Character {
    /// The notation's own character, where this one is merely another shape of it: typographic dashes and quotation
    /// marks, full-width forms, the Japanese comma.
    var plainVariant: Character {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return self }
        switch scalar.value {
        case 0xFF01...0xFF5E: return Character(Unicode.Scalar(UInt8(scalar.value - 0xFF01) + 0x21))
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0x30FC, 0xFF70: return "-"
        case 0x201C...0x201F: return "\""
        case 0x3001: return ","
        default: return self
        }
    }

    fileprivate var asciiDigit: Int? {
        isASCII ? wholeNumberValue : nil
    }
}
