extension Int64: PostgresValue {
    package static var postgresType: PostgresType { .int8 }
    package static func canRead(_ type: UInt32) -> Bool {
        [PostgresType.int8.id, PostgresType.int4.id, PostgresType.int2.id].contains(type)
    }

    package func encode(to bytes: inout [UInt8]) { bytes.append(number: self) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Int64? {
        switch bytes.count {
        case 8: bytes.number()
        case 4: bytes.number(Int32.self).map(Int64.init)
        case 2: bytes.number(Int16.self).map(Int64.init)
        default: nil
        }
    }
}

extension Int: PostgresValue {
    package static var postgresType: PostgresType { .int8 }
    package static func canRead(_ type: UInt32) -> Bool { Int64.canRead(type) }

    package func encode(to bytes: inout [UInt8]) { Int64(self).encode(to: &bytes) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Int? {
        Int64.decode(bytes, of: type).map(Int.init)
    }
}

extension Bool: PostgresValue {
    package static var postgresType: PostgresType { .bool }

    package func encode(to bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Bool? {
        bytes.number(UInt8.self).map { $0 != 0 }
    }
}

extension Double: PostgresValue {
    package static var postgresType: PostgresType { .float8 }

    package func encode(to bytes: inout [UInt8]) { bytes.append(number: bitPattern) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Double? {
        bytes.number(UInt64.self).map(Double.init(bitPattern:))
    }
}

extension String: PostgresValue {
    package static var postgresType: PostgresType { .text }
    /// Also json, name, bpchar and varchar, whose binary form is the text.
    package static func canRead(_ type: UInt32) -> Bool { [25, 114, 19, 1042, 1043].contains(type) }

    package func encode(to bytes: inout [UInt8]) throws(PostgresEncodingFault) {
        let start = bytes.count
        bytes.append(contentsOf: utf8)
        guard !bytes[start...].contains(0) else { throw PostgresEncodingFault() }
    }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> String? {
        String(decoding: bytes, as: UTF8.self)
    }
}

/// Bytes as they are.
package struct PostgresBytes: PostgresValue, Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static var postgresType: PostgresType { .bytea }

    package func encode(to bytes: inout [UInt8]) { bytes.append(contentsOf: self.bytes) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> PostgresBytes? {
        PostgresBytes([UInt8](bytes))
    }
}

/// An instant as the server keeps it: microseconds since 1970-01-01T00:00:00Z.
package struct PostgresTimestamp: PostgresValue, Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// 2000-01-01T00:00:00Z, from which the server counts, in microseconds.
    private static let epoch: Int64 = 946_684_800_000_000

    package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    package static var postgresType: PostgresType { .timestamptz }

    package func encode(to bytes: inout [UInt8]) {
        let (value, isOver) = microseconds.subtractingReportingOverflow(Self.epoch)
        // What is farther than its own reach is infinite to the server.
        bytes.append(number: isOver ? Int64.min : value)
    }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> PostgresTimestamp? {
        // Infinity is no instant.
        guard let value = bytes.number(Int64.self), value != .min, value != .max else { return nil }
        let (microseconds, isOver) = value.addingReportingOverflow(epoch)
        return isOver ? nil : PostgresTimestamp(microseconds: microseconds)
    }
}

extension Optional: PostgresValue where Wrapped: PostgresValue {
    package static var postgresType: PostgresType { Wrapped.postgresType }
    package static func canRead(_ type: UInt32) -> Bool { Wrapped.canRead(type) }
    package static var null: Self? { .some(.none) }
    package var isNull: Bool { self?.isNull ?? true }

    package func encode(to bytes: inout [UInt8]) throws(PostgresEncodingFault) {
        try self?.encode(to: &bytes)
    }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Self? {
        Wrapped.decode(bytes, of: type).map { .some($0) }
    }
}
