import MadoguchiAPI

/// Decodes a type from nothing: gives it a sample for whatever it asks for, and notes what that is.
struct ShapeDecoder: Decoder {
    /// The keys that a type asked for, in their order.
    final class Record {
        struct Field {
            let name: String
            let type: any Decodable.Type
            /// Whether the type does without it.
            var isOptional: Bool
        }

        fileprivate(set) var fields: [Field] = []
        fileprivate var mayBeAbsent: Set<String> = []

        fileprivate func note(_ name: String, _ type: any Decodable.Type) {
            guard !fields.contains(where: { $0.name == name }) else { return }
            fields.append(Field(name: name, type: type, isOptional: mayBeAbsent.contains(name)))
        }
    }

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    /// Whether there is what may be absent, and something in lists.
    let isFull: Bool
    /// The type that is decoded, by its wire name.
    private let owner: String
    /// The field that is decoded.
    private let field: FieldName
    private let record: Record?

    /// - Parameter record: takes the keys of the outermost type.
    init(of type: any Decodable.Type, isFull: Bool, record: Record? = nil) {
        self.init(owner: WireType.name(of: type), field: FieldName(type: "", name: ""), isFull: isFull, record: record)
    }

    private init(owner: String, field: FieldName, isFull: Bool, record: Record?) {
        self.owner = owner
        self.field = field
        self.isFull = isFull
        self.record = record
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(decoder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { Elements(decoder: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

    private func value<Value: Decodable>(_ type: Value.Type, of field: FieldName) throws -> Value {
        try Value(from: ShapeDecoder(owner: WireType.name(of: type), field: field, isFull: isFull, record: nil))
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let decoder: ShapeDecoder

        var codingPath: [any CodingKey] { [] }
        /// Only dictionaries ask for all.
        var allKeys: [Key] {
            decoder.isFull ? [Key(stringValue: FieldSamples.key(of: decoder.field))].compactMap(\.self) : []
        }

        func contains(_ key: Key) -> Bool {
            decoder.record?.mayBeAbsent.insert(key.stringValue)
            // What is noted is everything; a sample has only what goes together.
            let isLeftOut = FieldSamples.leftOut.contains("\(decoder.owner).\(key.stringValue)")
            return decoder.isFull && (decoder.record != nil || !isLeftOut)
        }

        func decodeNil(forKey key: Key) -> Bool { !decoder.isFull }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try noted(type, key) }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try noted(type, key) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try noted(type, key) }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try noted(type, key) }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try noted(type, key) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try noted(type, key) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try noted(type, key) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try noted(type, key) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try noted(type, key) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try noted(type, key) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try noted(type, key) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try noted(type, key) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try noted(type, key) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try noted(type, key) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try noted(type, key) }

        private func noted<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value {
            decoder.record?.note(key.stringValue, type)
            // The keys of a dictionary are no fields.
            let isName = decoder.owner == WireType.dictionary
            let field = isName ? decoder.field : FieldName(type: decoder.owner, name: key.stringValue)
            return try decoder.value(type, of: field)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedDecodingContainer<Nested> {
            decoder.container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer { decoder.unkeyedContainer() }

        func superDecoder() -> any Decoder { decoder }

        func superDecoder(forKey key: Key) -> any Decoder { decoder }
    }

    /// One element, or none.
    private struct Elements: UnkeyedDecodingContainer {
        let decoder: ShapeDecoder
        private(set) var currentIndex = 0

        init(decoder: ShapeDecoder) {
            self.decoder = decoder
        }

        var codingPath: [any CodingKey] { [] }
        var count: Int? { decoder.isFull ? 1 : 0 }
        var isAtEnd: Bool { currentIndex >= (decoder.isFull ? 1 : 0) }

        mutating func decodeNil() -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            currentIndex += 1
            return try decoder.value(type, of: decoder.field)
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) -> KeyedDecodingContainer<Nested> {
            decoder.container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { decoder.unkeyedContainer() }

        mutating func superDecoder() -> any Decoder { decoder }
    }

    private struct Single: SingleValueDecodingContainer {
        let decoder: ShapeDecoder

        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { !decoder.isFull }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try decoder.value(type, of: decoder.field)
        }

        func decode(_ type: Bool.Type) -> Bool { true }
        func decode(_ type: String.Type) -> String { FieldSamples.text(of: decoder.field) }
        func decode(_ type: Double.Type) -> Double { 0.5 }
        func decode(_ type: Float.Type) -> Float { 0.5 }
        func decode(_ type: Int.Type) -> Int { number() }
        func decode(_ type: Int8.Type) -> Int8 { number() }
        func decode(_ type: Int16.Type) -> Int16 { number() }
        func decode(_ type: Int32.Type) -> Int32 { number() }
        func decode(_ type: Int64.Type) -> Int64 { number() }
        func decode(_ type: UInt.Type) -> UInt { number() }
        func decode(_ type: UInt8.Type) -> UInt8 { number() }
        func decode(_ type: UInt16.Type) -> UInt16 { number() }
        func decode(_ type: UInt32.Type) -> UInt32 { number() }
        func decode(_ type: UInt64.Type) -> UInt64 { number() }

        private func number<Number: BinaryInteger>() -> Number { Number(FieldSamples.number(of: decoder.field)) }
    }
}
