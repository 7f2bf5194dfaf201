/// Arrays of one dimension, for `unnest` and `= ANY`. [array_send in src/backend/utils/adt/arrayfuncs.c]
extension Array: PostgresValue where Element: PostgresValue {
    package static var postgresType: PostgresType {
        let type = Element.postgresType.array
        precondition(type != 0, "an array of arrays")
        return PostgresType(id: type, array: 0)
    }

    package func encode(to bytes: inout [UInt8]) throws(PostgresEncodingFault) {
        bytes.append(number: Int32(isEmpty ? 0 : 1))
        // Whether there is a NULL, which is known at the end: the last byte of a 1.
        let flag = bytes.count + 3
        bytes.append(number: Int32(0))
        bytes.append(number: Element.postgresType.id)
        guard !isEmpty else { return }
        bytes.append(number: Int32(count))
        // The first one's index.
        bytes.append(number: Int32(1))
        for element in self {
            guard !element.isNull else {
                bytes.append(number: Int32(-1))
                bytes[flag] = 1
                continue
            }
            let place = bytes.count
            bytes.append(number: Int32(0))
            try element.encode(to: &bytes)
            let size = UInt32(bytes.count - place - 4)
            for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: size >> UInt32(24 - 8 * byte)) }
        }
    }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> [Element]? {
        var rest = bytes[...]
        func take(_ count: Int) -> UnsafeRawBufferPointer? {
            guard count >= 0, count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        }
        guard let dimensions = take(4)?.number(Int32.self), take(4) != nil, let kind = take(4)?.number(UInt32.self),
            Element.canRead(kind)
        else { return nil }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let count = take(4)?.number(Int32.self), count >= 0, take(4) != nil else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(Swift.min(Int(count), rest.count / 4))
        for _ in 0..<count {
            guard let size = take(4)?.number(Int32.self) else { return nil }
            let element = size == -1 ? Element.null : take(Int(size)).flatMap { Element.decode($0, of: kind) }
            guard let element else { return nil }
            elements.append(element)
        }
        return elements
    }
}
