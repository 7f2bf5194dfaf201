internal import Foundation

extension String {
    /// What it has in common with every spelling that differs in case or composition alone: NFC of the full case folding
    /// of its decomposition. [Unicode §3.13, D145; RFC 6532 §3.1]
    ///
    /// Full-width forms and other compatibility characters stay: they are characters of their own to a mail server.
    package var caseFolded: String {
        if isASCII { return asciiLowercased }
        var folded = String.UnicodeScalarView()
        for scalar in decomposedStringWithCanonicalMapping.unicodeScalars {
            folded.append(contentsOf: scalar.folded.unicodeScalars)
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    private var asciiLowercased: String {
        guard utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return self }
        return String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension Unicode.Scalar {
    /// Its class under full case folding, which the standard library lacks, by mappings that it has. The dotless ı has no
    /// other case there, but an upper case here. The one case that they can't tell apart, Cherokee, comes out in lower
    /// case in place of upper: the classes are the same for every scalar. [CaseFolding.txt, C and F]
    fileprivate var folded: String {
        if self == "ı" { return "ı" }
        return properties.lowercaseMapping.uppercasedByScalar.lowercasedByScalar
    }
}

extension String {
    // By scalar, for the mappings of whole texts look at neighbours: a final sigma isn't another letter here.
    fileprivate var uppercasedByScalar: String { unicodeScalars.map(\.properties.uppercaseMapping).joined() }
    fileprivate var lowercasedByScalar: String { unicodeScalars.map(\.properties.lowercaseMapping).joined() }
}
