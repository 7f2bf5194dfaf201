/// Encodes into one slot.
struct JSONSlotEncoder: Encoder {
    let slot: JSONSlot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = slot.content {} else { slot.content = .object([]) }
        return KeyedEncodingContainer(JSONObjectContainer<Key>(slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = slot.content {} else { slot.content = .array([]) }
        return JSONArrayContainer(slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONValueContainer(slot: slot, codingPath: codingPath)
    }

    func write(_ value: some Encodable) throws {
        var container = singleValueContainer()
        try container.encode(value)
    }
}

private struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: JSONSlot
    let codingPath: [any CodingKey]

    private func encoder(for key: Key) -> JSONSlotEncoder {
        JSONSlotEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) throws {
        _ = encoder(for: key)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try encoder(for: key).write(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(for: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(for: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        JSONSlotEncoder(slot: slot.member("super"), codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        encoder(for: key)
    }
}

private struct JSONArrayContainer: UnkeyedEncodingContainer {
    let slot: JSONSlot
    let codingPath: [any CodingKey]
    var count: Int { slot.elementCount }

    private func encoder() -> JSONSlotEncoder {
        JSONSlotEncoder(slot: slot.element(), codingPath: codingPath)
    }

    func encodeNil() throws {
        _ = encoder()
    }

    func encode(_ value: some Encodable) throws {
        try encoder().write(value)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        encoder().unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        encoder()
    }
}

private struct JSONValueContainer: SingleValueEncodingContainer {
    let slot: JSONSlot
    let codingPath: [any CodingKey]

    func encodeNil() throws {
        slot.content = .literal("null")
    }

    func encode(_ value: Bool) throws {
        slot.content = .literal(value ? "true" : "false")
    }

    func encode(_ value: String) throws {
        slot.content = .text(value)
    }

    func encode(_ value: Double) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "JSON has no word for \(value)"))
        }
        slot.content = .literal("\(value)")
    }

    func encode(_ value: Float) throws {
        try encode(Double(value))
    }

    func encode(_ value: some Encodable) throws {
        switch value {
        case let integer as any BinaryInteger: slot.content = .literal(String(describing: integer))
        case let text as String: slot.content = .text(text)
        case let flag as Bool: try encode(flag)
        case let number as Double: try encode(number)
        default: try value.encode(to: JSONSlotEncoder(slot: slot, codingPath: codingPath))
        }
    }
}
