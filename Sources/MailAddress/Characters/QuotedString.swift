extension Collection<UInt8> {
    /// Whether there is nothing but ASCII in it.
    package var isASCII: Bool {
        (withContiguousStorageIfAvailable { $0.reduce(0, |) } ?? reduce(0, |)) < 0x80
    }
}

extension Substring.UTF8View {
    /// Whether it is a `Dot-string`: atoms with single dots between them. [RFC 5321 §4.1.2]
    package var isDotString: Bool {
        var isBehindAtom = false
        for byte in self {
            let isDot = byte == UInt8(ascii: ".")
            guard isDot ? isBehindAtom : byte.isAtomText else { return false }
            isBehindAtom = !isDot
        }
        return isBehindAtom
    }
}

extension String {
    /// Whether there is nothing but ASCII in it.
    package var isASCII: Bool { utf8.isASCII }

    /// Whether it is a `Dot-string`, see ``Swift/Substring/UTF8View/isDotString``.
    package var isDotString: Bool { self[...].utf8.isDotString }

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
