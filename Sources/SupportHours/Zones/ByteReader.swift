/// Reads big-endian values off bytes, and never past their end.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Throws where fewer bytes are left.
    func require(_ count: Int) throws(TZifError) {
        guard count <= bytes.count - position else { throw .truncated }
    }

    mutating func skip(_ count: Int) throws(TZifError) {
        try require(count)
        position += count
    }

    mutating func bytes(_ count: Int) throws(TZifError) -> [UInt8] {
        let start = position
        try skip(count)
        return Array(bytes[start..<position])
    }

    mutating func uint8() throws(TZifError) -> UInt8 {
        let start = position
        try skip(1)
        return bytes[start]
    }

    mutating func uint32() throws(TZifError) -> UInt32 {
        try bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func int32() throws(TZifError) -> Int32 {
        Int32(bitPattern: try uint32())
    }

    mutating func int64() throws(TZifError) -> Int64 {
        try bytes(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// What has not been read yet.
    func rest() -> ArraySlice<UInt8> {
        bytes[position...]
    }
}
