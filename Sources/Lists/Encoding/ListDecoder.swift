/// Turns the bytes of a list into UTF-8 as they arrive: by the mark at their beginning, else by the encoding that was
/// named, else as UTF-8.
///
/// Bytes that stand for no character come out as ``lost``, which no UTF-8 has, so that only the row that they are in
/// can't be read.
package struct ListDecoder {
    /// Stands for bytes that are no character.
    package static let lost: UInt8 = 0xFF

    private static let marks: [(bytes: [UInt8], encoding: ListEncoding)] = [
        ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]

    /// The encoding, once it is known.
    package private(set) var encoding: ListEncoding?
    /// Whether the bytes begin with a mark of their encoding.
    package private(set) var hasMark = false
    /// Why nothing can be read.
    package private(set) var fault: ListFault?
    private let named: ListEncoding?
    private var head: [UInt8] = []
    private var converter: CharacterConverter?

    /// - Parameter encoding: that of bytes without a mark; nil for UTF-8.
    package init(_ encoding: ListEncoding? = nil) {
        named = encoding
    }

    /// - Parameter isEnd: whether these bytes are the last ones.
    package mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [UInt8] {
        if fault != nil { return [] }
        guard encoding == nil else { return convert(bytes, isEnd: isEnd) }
        head += bytes
        // A part of a mark must not be taken for characters.
        let mayBeMark = Self.marks.contains { $0.bytes.count > head.count && $0.bytes.starts(with: head) }
        guard isEnd || !mayBeMark else { return [] }
        let mark = Self.marks.first { head.starts(with: $0.bytes) }
        hasMark = mark != nil
        let found = mark?.encoding ?? named ?? .utf8
        encoding = found
        if found != .utf8 {
            do throws(ListFault) { converter = try CharacterConverter(from: found) } catch { fault = error }
        }
        let rest = head.dropFirst(mark?.bytes.count ?? 0)
        head = []
        return fault == nil ? convert(rest, isEnd: isEnd) : []
    }

    private func convert(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [UInt8] {
        converter?.convert(bytes, isEnd: isEnd) ?? Array(bytes)
    }
}
