/// Finds web and mail addresses in prose.
///
/// It finds those in ASCII, because Japanese follows an address without a blank: `https://a.jp/をご覧ください`. What is doubtful,
/// or could mislead, stays text.
struct AddressFinder {
    private let scalars: [Unicode.Scalar]
    private var runs: [ExportRun] = []
    /// Where the text begins that is in no run yet.
    private var start = 0

    /// - Returns: the text in pieces, of which none is empty.
    static func runs(of text: String) -> [ExportRun] {
        guard text.utf8.contains(UInt8(ascii: "@")) || text.utf8.contains(UInt8(ascii: "/")) else {
            return text.isEmpty ? [] : [.text(text)]
        }
        var finder = AddressFinder(scalars: Array(text.unicodeScalars))
        finder.find()
        return finder.runs
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private mutating func find() {
        var index = 0
        while index < scalars.count {
            if beginsWebAddress(index) {
                let end = scalars.end(from: index, while: \.isOfURL)
                if let range = webAddress(index..<end) {
                    take(range, as: ExportRun.web)
                    index = range.upperBound
                } else {
                    // Nor is any part of it an address: `https://name@a.jp`.
                    index = end
                }
            } else if scalars[index] == "@", let range = mailAddress(around: index) {
                take(range, as: ExportRun.mail)
                index = range.upperBound
            } else {
                index += 1
            }
        }
        takeText(until: scalars.count)
    }

    private mutating func take(_ range: Range<Int>, as run: (String) -> ExportRun) {
        takeText(until: range.lowerBound)
        runs.append(run(text(range)))
        start = range.upperBound
    }

    private mutating func takeText(until end: Int) {
        if start < end { runs.append(.text(text(start..<end))) }
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    /// The character at a place that may be outside.
    private func scalar(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    // MARK: Web addresses

    private func beginsWebAddress(_ index: Int) -> Bool {
        guard scalars[index] == "h" || scalars[index] == "H", scalar(index - 1)?.isASCIILetterOrDigit != true else {
            return false
        }
        let scheme = text(index..<min(index + 8, scalars.count)).lowercased()
        return scheme == "https://" || scheme.hasPrefix("http://")
    }

    /// - Parameter range: all that could be of the address.
    /// - Returns: the address without the punctuation of the sentence around it.
    private func webAddress(_ range: Range<Int>) -> Range<Int>? {
        var address = scalars[range]
        while let last = address.last, last.endsClause || address.hasUnopened(last) { address.removeLast() }
        let url = text(address.startIndex..<address.endIndex)
        do throws(ValueFault) { try WebAddress.check(url) } catch { return nil }
        let next = scalar(range.upperBound)
        // Where a name goes on in other letters (`https://例え.jp`) the address isn't whole; nor is one with a placeholder.
        let rest = url.drop { $0 != "/" }.dropFirst(2)
        guard next != "‹", next?.isASCII != false || rest.contains(where: { $0 == "." || $0 == ":" || $0 == "/" })
        else {
            return nil
        }
        return address.startIndex..<address.endIndex
    }

    // MARK: Mail addresses

    /// Only characters that mean nothing in a `mailto:` URL. [RFC 6068 §2]
    private func mailAddress(around at: Int) -> Range<Int>? {
        let before = scalars[start..<at].lastIndex { !$0.isOfLocalPart }
        var local = scalars[(before.map { $0 + 1 } ?? start)..<at]
        local = local.drop { $0 == "." }
        guard !local.isEmpty, local.last != ".", before.map({ !scalars[$0].isOfRareLocalPart }) ?? true else {
            return nil
        }
        let end = scalars.end(from: at + 1) { $0.isASCIILetterOrDigit || $0 == "-" || $0 == "." }
        var domain = scalars[(at + 1)..<end]
        while domain.last == "." || domain.last == "-" { domain.removeLast() }
        let next = scalar(end)
        guard next != "‹", next != "@", next != "_", text(domain.startIndex..<domain.endIndex).isDomainOfMail else {
            return nil
        }
        return local.startIndex..<domain.endIndex
    }
}

extension String {
    /// Whether it is a domain in ASCII with a dot, `mail.example.jp`.
    var isDomainOfMail: Bool {
        let labels = split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.utf8.count > 1 else { return false }
        return last.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.unicodeScalars.allSatisfy { $0.isASCIILetterOrDigit || $0 == "-" }
            }
    }
}

extension [Unicode.Scalar] {
    /// Behind the last character from `start` on that is like it.
    fileprivate func end(from start: Int, while isLike: (Unicode.Scalar) -> Bool) -> Int {
        self[start...].firstIndex { !isLike($0) } ?? count
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether the last character is a bracket that was opened before the address.
    fileprivate func hasUnopened(_ last: Unicode.Scalar) -> Bool {
        let pairs: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "["]
        guard let opening = pairs[last] else { return false }
        return count { $0 == last } > count { $0 == opening }
    }
}

extension Unicode.Scalar {
    /// [RFC 3986 §2]
    fileprivate var isOfURL: Bool {
        isASCIILetterOrDigit || "-._~:/?#[]@!$&'()*+,;=%".unicodeScalars.contains(self)
    }

    fileprivate var endsClause: Bool { ".,:;!?'*".unicodeScalars.contains(self) }

    fileprivate var isOfLocalPart: Bool { isASCIILetterOrDigit || "._+-".unicodeScalars.contains(self) }

    /// [RFC 5322 §3.2.3]
    fileprivate var isOfRareLocalPart: Bool { "!#$%&'*/=?^`{|}~@\\".unicodeScalars.contains(self) }

    fileprivate var isASCIILetterOrDigit: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self))
    }
}
