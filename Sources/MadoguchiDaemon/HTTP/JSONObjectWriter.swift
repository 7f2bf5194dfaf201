/// Writes one JSON object, key by key in the order in which they are added. [RFC 8259]
struct JSONObjectWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]
    private var isEmpty = true

    init() {
        bytes.reserveCapacity(1_024)
    }

    mutating func add(_ key: StaticString, _ number: Int) {
        begin(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    /// - Parameter text: nil for `null`.
    mutating func add(_ key: StaticString, _ text: String?) {
        begin(key)
        if let text { append(text) } else { appendNull() }
    }

    /// - Parameter value: nil for `null`.
    mutating func add<Value>(
        _ key: StaticString, _ value: Value?, write: (inout JSONObjectWriter, Value) -> Void
    ) {
        begin(key)
        if let value { append(value, write) } else { appendNull() }
    }

    mutating func add<Value>(
        _ key: StaticString, _ values: [Value], write: (inout JSONObjectWriter, Value) -> Void
    ) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(value, write)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    consuming func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private mutating func begin(_ key: StaticString) {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append<Value>(_ value: Value, _ write: (inout JSONObjectWriter, Value) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        isEmpty = true
        write(&self, value)
        isEmpty = false
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func appendNull() {
        bytes.append(contentsOf: "null".utf8)
    }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case ..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
