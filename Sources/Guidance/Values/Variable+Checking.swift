import Documents

extension Variable.Kind {
    /// The most characters (Unicode scalars) that a value may have.
    var longest: Int {
        switch self {
        case .line, .person: 1_000
        case .text: 20_000
        case .url: 2_000
        case .address: 320
        case .requestID: 13
        }
    }

    /// What an error message says is expected.
    var expectation: String {
        switch self {
        case .line, .person: "one line of 1 to 1,000 characters"
        case .text: "a text of at most 20,000 characters"
        case .url: "a URL, as https://www.example.jp/login"
        case .address: "a mail address, as hanako@example.jp"
        case .requestID: "a request's number, as #123456"
        }
    }

    /// A value as messages write it.
    func checked(_ raw: String) throws(ValueFault) -> String {
        // Avoids reading every character of a value that is far too long.
        guard raw.utf8.count <= 4 * longest + 4 else {
            throw ValueFault("found a longer text, expected \(expectation)")
        }
        let value = self == .text ? raw.withLineFeeds : raw
        guard !value.isEmpty || self == .text else { throw ValueFault("found an empty text, expected \(expectation)") }
        try checkCharacters(of: value)
        guard value.unicodeScalars.count <= longest else {
            throw ValueFault("found a longer text, expected \(expectation)")
        }
        switch self {
        case .line, .person:
            guard !value.isBlank else { throw ValueFault("found nothing but spaces, expected \(expectation)") }
            if self == .person { return value.withoutHonorific }
        case .text: break
        case .url: try WebAddress.check(value)
        case .address: try checkAddress(value)
        case .requestID:
            guard value.utf8.first == UInt8(ascii: "#"), (2...13).contains(value.utf8.count),
                value.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { throw ValueFault("found another text, expected \(expectation): # and 1 to 12 digits") }
        }
        return value
    }

    private func checkCharacters(of value: String) throws(ValueFault) {
        for scalar in value.unicodeScalars {
            guard let what = scalar.refusedAs else { continue }
            if self == .text, scalar == "\n" || scalar == "\t" { continue }
            throw ValueFault("found \(what) (\(scalar.codePoint)), expected \(expectation) without it")
        }
    }

    private func checkAddress(_ value: String) throws(ValueFault) {
        let halves = value.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) else {
            throw ValueFault("found another text, expected \(expectation): a name, one @ and a domain")
        }
        guard !value.unicodeScalars.contains(where: \.properties.isWhitespace) else {
            throw ValueFault("found a space, expected \(expectation) without spaces")
        }
    }
}

extension String {
    /// Without a 様 or さま at the end, and blanks before it; the same where nothing else is there.
    fileprivate var withoutHonorific: String {
        for honorific in ["様", "さま"] where hasSuffix(honorific) {
            var name = unicodeScalars.dropLast(honorific.unicodeScalars.count)
            while name.last?.properties.isWhitespace == true { name.removeLast() }
            if !name.isEmpty { return String(name) }
        }
        return self
    }

    /// Whether there is nothing to see.
    var isBlank: Bool {
        unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

extension Unicode.Scalar {
    /// The name in messages of a character that no value may contain; nil for all others.
    fileprivate var refusedAs: String? {
        switch value {
        case 0x20...0x7E: nil
        case 0x0A, 0x0D: "a line end"
        case 0x00...0x1F, 0x7F...0x9F: "a control character"
        case 0x2028, 0x2029: "a line separator"
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "a character that turns the writing direction"
        case 0xFEFF, 0x200B: "an invisible character"
        default: nil
        }
    }
}

/// Why a value isn't accepted. It never shows the value, which may be confidential.
struct ValueFault: Error, Hashable, CustomStringConvertible {
    /// What the value is, and what it should be.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
