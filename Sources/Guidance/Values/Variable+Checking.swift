import Documents
import Messages

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
    var expectation: Wording {
        switch self {
        case .line, .person: .oneLine
        case .text: .longText
        case .url: .webAddress
        case .address: .mailAddress
        case .requestID: .requestNumber
        }
    }

    /// A value as messages write it.
    func checked(_ raw: String) throws(ValueFault) -> String {
        // Avoids reading every character of a value that is far too long.
        guard raw.utf8.count <= 4 * longest + 4 else {
            throw fault(.foundLongerText)
        }
        let value = self == .text ? raw.withLineFeeds : raw
        guard !value.isEmpty || self == .text else { throw fault(.foundEmptyText) }
        try checkCharacters(of: value)
        guard value.unicodeScalars.count <= longest else {
            throw fault(.foundLongerText)
        }
        switch self {
        case .line, .person:
            guard !value.isBlank else { throw fault(.foundOnlySpaces) }
            if self == .person { return value.withoutHonorific }
        case .text: break
        case .url: try WebAddress.check(value)
        case .address: try checkAddress(value)
        case .requestID:
            guard value.utf8.first == UInt8(ascii: "#"), (2...13).contains(value.utf8.count),
                value.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { throw form(.requestNumberForm) }
        }
        return value
    }

    private func checkCharacters(of value: String) throws(ValueFault) {
        for scalar in value.unicodeScalars {
            guard let what = scalar.refusedAs else { continue }
            if self == .text, scalar == "\n" || scalar == "\t" { continue }
            throw ValueFault(.found(what, code: scalar.codePoint, expected: expectation))
        }
    }

    private func fault(_ found: Wording) -> ValueFault {
        ValueFault(.found(found, expected: expectation))
    }

    /// - Parameter reason: what is expected of the form.
    func form(_ reason: Wording) -> ValueFault {
        ValueFault(.found(.foundOtherText, expected: expectation, because: reason))
    }

    private func checkAddress(_ value: String) throws(ValueFault) {
        let halves = value.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) else {
            throw form(.addressForm)
        }
        guard !value.unicodeScalars.contains(where: \.properties.isWhitespace) else {
            throw ValueFault(.foundSpace(expected: expectation))
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
    fileprivate var refusedAs: Wording? {
        switch value {
        case 0x20...0x7E: nil
        case 0x0A, 0x0D: .lineEnd
        case 0x00...0x1F, 0x7F...0x9F: .controlCharacter
        case 0x2028, 0x2029: .lineSeparator
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .directionCharacter
        case 0xFEFF, 0x200B: .invisibleCharacter
        default: nil
        }
    }
}

/// Why a value isn't accepted. It never shows the value, which may be confidential.
struct ValueFault: WordedError, Hashable {
    /// What the value is, and what it should be.
    let wording: Wording

    init(_ wording: Wording) {
        self.wording = wording
    }
}
