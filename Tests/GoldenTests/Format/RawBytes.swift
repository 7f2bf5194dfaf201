/// Bytes as a scenario spells them.
enum RawBytes {
    /// Lines end in CR LF unless a backslash stands at their end.
    static func text(of lines: [String]) -> String {
        lines.map { $0.hasSuffix("\\") ? String($0.dropLast()) : $0 + #"\r\n"# }.joined()
    }

    /// Puts bytes in the places of `\r`, `\n`, `\t`, `\0`, `\\` and `\xHH`; all others stand for themselves.
    static func unescaped(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "0"): bytes.append(0x00)
            case UInt8(ascii: "x"):
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            default: bytes.append(escape)
            }
        }
        return bytes
    }
}
