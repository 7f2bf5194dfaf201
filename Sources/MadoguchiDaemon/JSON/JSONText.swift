/// Writes `Encodable` values as compact JSON in UTF-8, with the keys in the order in which the type encodes them.
/// [RFC 8259]
enum JSONText {
    /// - Throws: what `value`'s own encoding throws; numbers that JSON can't say.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let root = JSONSlot()
        try JSONSlotEncoder(slot: root, codingPath: []).write(value)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        root.append(to: &bytes)
        return bytes
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"):
                bytes += "\\n".utf8
            case 0..<0x20:
                bytes += "\\u00".utf8
                let digits = String(byte, radix: 16)
                bytes += (digits.utf8.count == 1 ? "0" + digits : digits).utf8
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// One value in the making: the containers that a type asks for fill it in.
final class JSONSlot {
    enum Content {
        case literal(String)
        case text(String)
        case array([JSONSlot])
        case object([(key: String, slot: JSONSlot)])
    }

    var content = Content.literal("null")

    func append(to bytes: inout [UInt8]) {
        switch content {
        case .literal(let literal):
            bytes += literal.utf8
        case .text(let text):
            JSONText.append(text, to: &bytes)
        case .array(let slots):
            bytes.append(UInt8(ascii: "["))
            for (index, slot) in slots.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                slot.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.append(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.slot.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// A new element at the end of this array.
    func element() -> JSONSlot {
        let slot = JSONSlot()
        if case .array(let slots) = content {
            content = .array(slots + [slot])
        } else {
            content = .array([slot])
        }
        return slot
    }

    /// A new member at the end of this object.
    func member(_ key: String) -> JSONSlot {
        let slot = JSONSlot()
        if case .object(let members) = content {
            content = .object(members + [(key, slot)])
        } else {
            content = .object([(key, slot)])
        }
        return slot
    }

    var elementCount: Int {
        if case .array(let slots) = content { slots.count } else { 0 }
    }
}
