import Messages

/// URLs as messages show them: absolute, of the web, and with nothing that misleads a reader. [RFC 3986]
enum WebAddress {
    static func check(_ url: String) throws(ValueFault) {
        let lowercased = url.prefix(8).lowercased()
        let rest: Substring
        if lowercased.hasPrefix("https://") {
            rest = url.dropFirst(8)
        } else if lowercased.hasPrefix("http://") {
            rest = url.dropFirst(7)
        } else {
            throw fault(.schemeExpected)
        }
        guard rest.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && !"\"<>\\`".unicodeScalars.contains($0) })
        else {
            throw fault(.percentExpected)
        }
        let authority = rest.unicodeScalars.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { throw fault(.credentialsInURL) }
        guard isHost(Substring(authority)) else { throw fault(.hostExpected) }
    }

    private static func isHost(_ authority: Substring) -> Bool {
        var host = authority
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            guard let port = UInt16(authority[authority.index(after: colon)...]), port > 0 else { return false }
            host = authority[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            return host.count > 3 && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return !host.isEmpty
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            }
    }

    private static func fault(_ reason: Wording) -> ValueFault {
        Variable.Kind.url.form(reason)
    }
}
