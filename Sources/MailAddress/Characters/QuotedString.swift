extension String {
    /// Whether there is nothing but ASCII in it.
    package var isASCII: Bool {
        utf8.allSatisfy { $0 < 0x80 }
    }

    /// Whether it is a `Dot-string`: atoms with single dots between them. [RFC 5321 §4.1.2]
    package var isDotString: Bool {
        var isBehindAtom = false
        for byte in utf8 {
            let isDot = byte == UInt8(ascii: ".")
            guard isDot ? isBehindAtom : byte.isAtomText else { return false }
            isBehindAtom = !isDot
        }
        return isBehindAtom
    }

    /// In double quotes, with a backslash before each quote and backslash. [RFC 5321 §4.1.2, RFC 5322 §3.2.4]
    package var quotedString: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                quoted.unicodeScalars.append("\\")
            }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
