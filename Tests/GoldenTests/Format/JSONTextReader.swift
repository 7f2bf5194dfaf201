import TestSupport

/// Reads one JSON document, whose values are kept as they are spelt.
struct JSONTextReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func document() throws -> JSONText {
        let value = try value()
        skipSpaces()
        guard position == bytes.count else { throw fault("something after the end") }
        return value
    }

    private mutating func value() throws -> JSONText {
        skipSpaces()
        switch peek {
        case UInt8(ascii: "{"):
            return .object(
                try list(until: "}") { reader in
                    reader.skipSpaces()
                    let key = String(try reader.string().dropFirst().dropLast())
                    reader.skipSpaces()
                    try reader.take(":")
                    return JSONText.Entry(key: key, value: try reader.value())
                })
        case UInt8(ascii: "["): return .array(try list(until: "]") { try $0.value() })
        case UInt8(ascii: "\""): return .plain(try string())
        default:
            let start = position
            while let byte = peek, Self.isPlain(byte) { position += 1 }
            guard position > start else { throw fault("no value") }
            return .plain(text(from: start))
        }
    }

    private mutating func list<Element>(
        until end: Unicode.Scalar, _ element: (inout JSONTextReader) throws -> Element
    ) throws -> [Element] {
        position += 1
        var elements: [Element] = []
        skipSpaces()
        if peek == UInt8(ascii: end) {
            position += 1
            return []
        }
        while true {
            elements.append(try element(&self))
            skipSpaces()
            if peek == UInt8(ascii: end) {
                position += 1
                return elements
            }
            try take(",")
        }
    }

    private mutating func string() throws -> String {
        let start = position
        try take("\"")
        while let byte = peek, byte != UInt8(ascii: "\"") { position += byte == UInt8(ascii: "\\") ? 2 : 1 }
        try take("\"")
        return text(from: start)
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws {
        guard peek == UInt8(ascii: scalar) else { throw fault("no \(scalar)") }
        position += 1
    }

    private mutating func skipSpaces() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
    }

    /// Letters, digits, signs and points: numbers and the three words.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func fault(_ what: String) -> TestFailure {
        TestFailure("no JSON at byte \(position): \(what)")
    }
}
