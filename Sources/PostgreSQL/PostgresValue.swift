/// A type of the server, and that of arrays of it, by their OIDs. [pg_type.dat]
package struct PostgresType: Hashable, Sendable {
    package let id: UInt32
    /// 0 where there is none.
    package let array: UInt32

    package static let bool = PostgresType(id: 16, array: 1000)
    package static let bytea = PostgresType(id: 17, array: 1001)
    package static let int8 = PostgresType(id: 20, array: 1016)
    package static let int2 = PostgresType(id: 21, array: 1005)
    package static let int4 = PostgresType(id: 23, array: 1007)
    package static let text = PostgresType(id: 25, array: 1009)
    package static let float8 = PostgresType(id: 701, array: 1022)
    package static let timestamptz = PostgresType(id: 1184, array: 1185)
}

/// What statements take and results give, in the server's binary form.
package protocol PostgresValue {
    /// As what it is sent.
    static var postgresType: PostgresType { get }
    /// Whether a column of a type (its OID) can be read as this one.
    static func canRead(_ type: UInt32) -> Bool
    /// What NULL is read as; nil where it can't be.
    static var null: Self? { get }

    var isNull: Bool { get }
    /// Isn't called for NULL.
    func encode(to bytes: inout [UInt8]) throws(PostgresEncodingFault)
    /// - Parameter type: one that can be read.
    /// - Returns: nil where the bytes aren't a value.
    static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Self?
}

/// A text has a NUL in it, which the server's texts can't have.
package struct PostgresEncodingFault: Error, Hashable, Sendable {
    package init() {}
}

extension PostgresValue {
    package static func canRead(_ type: UInt32) -> Bool { type == postgresType.id }
    package static var null: Self? { nil }
    package var isNull: Bool { false }
}

extension UnsafeRawBufferPointer {
    /// A number in network order; nil where it isn't the whole.
    func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        guard count == MemoryLayout<Number>.size else { return nil }
        return Number(bigEndian: loadUnaligned(as: Number.self))
    }
}

extension [UInt8] {
    /// In network order.
    mutating func append(number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
