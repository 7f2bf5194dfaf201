/// The contents of a time zone file, decoded and checked. [RFC 9636]
///
/// Where a file holds both 32-bit and 64-bit data, the 64-bit data is read.
struct TZif: Sendable {
    /// Transition times in ascending order, UTC seconds since the epoch.
    let times: [Int64]
    /// What holds from each transition on; as many as `times`.
    let offsets: [ZoneOffset]
    /// What holds before the first transition.
    let initial: ZoneOffset
    /// What holds after the last transition, where the file says (versions 2 and later).
    let footer: PosixTimeZone?

    init(_ bytes: [UInt8]) throws(TZifError) {
        var reader = ByteReader(bytes)
        var header = try Header(&reader)
        var timeSize = 4
        if header.version >= 2 {
            try reader.skip(header.blockSize(timeSize: 4))
            header = try Header(&reader)
            timeSize = 8
        }
        try header.check()
        // Before anything is reserved for what the header announces.
        try reader.require(header.blockSize(timeSize: timeSize))

        var times: [Int64] = []
        times.reserveCapacity(header.timeCount)
        for _ in 0..<header.timeCount {
            let time = try timeSize == 8 ? reader.int64() : Int64(reader.int32())
            if let last = times.last, time <= last { throw .malformed(.descendingTimes) }
            times.append(time)
        }
        var typeIndices: [Int] = []
        typeIndices.reserveCapacity(header.timeCount)
        for _ in 0..<header.timeCount {
            let index = Int(try reader.uint8())
            guard index < header.typeCount else { throw .malformed(.transitionToType(index)) }
            typeIndices.append(index)
        }
        let records = try Self.readTypes(&reader, count: header.typeCount)
        let designations = try reader.bytes(header.charCount)
        let types = try Self.resolve(records, designations: designations)
        try reader.skip(header.standardCount + header.utCount)

        self.times = times
        offsets = typeIndices.map { types[$0] }
        initial = types[0]
        footer = header.version >= 2 ? try Self.readFooter(&reader) : nil
    }

    /// A zone whose clocks never change.
    init(always offset: ZoneOffset) {
        times = []
        offsets = []
        initial = offset
        footer = nil
    }

    private struct TypeRecord {
        var seconds: Int
        var isDaylight: Bool
        var designation: Int
    }

    private static func readTypes(_ reader: inout ByteReader, count: Int) throws(TZifError) -> [TypeRecord] {
        var records: [TypeRecord] = []
        for _ in 0..<count {
            let seconds = Int(try reader.int32())
            // Section 3.2 bids writers to stay within these; beyond them no civil clock has ever been.
            guard (-89_999...93_599).contains(seconds) else { throw .malformed(.offset(seconds)) }
            let daylight = try reader.uint8()
            guard daylight <= 1 else { throw .malformed(.daylightFlag(daylight)) }
            let designation = Int(try reader.uint8())
            records.append(TypeRecord(seconds: seconds, isDaylight: daylight == 1, designation: designation))
        }
        return records
    }

    private static func resolve(
        _ records: [TypeRecord], designations: [UInt8]
    ) throws(TZifError) -> [ZoneOffset] {
        var types: [ZoneOffset] = []
        for record in records {
            guard record.designation < designations.count,
                let end = designations[record.designation...].firstIndex(of: 0)
            else { throw .malformed(.unendedDesignation) }
            let characters = designations[record.designation..<end]
            guard characters.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
                throw .malformed(.designationNotASCII)
            }
            types.append(
                ZoneOffset(
                    seconds: record.seconds,
                    isDaylight: record.isDaylight,
                    abbreviation: String(decoding: characters, as: UTF8.self)
                )
            )
        }
        return types
    }

    /// The footer stands between two line feeds; an empty one says nothing. [section 3.3]
    private static func readFooter(_ reader: inout ByteReader) throws(TZifError) -> PosixTimeZone? {
        guard try reader.uint8() == 0x0A else { throw .malformed(.noFooter) }
        let rest = reader.rest()
        guard let end = rest.firstIndex(of: 0x0A) else { throw .truncated }
        guard end > rest.startIndex else { return nil }
        return try PosixTimeZone(rest[..<end])
    }
}

extension TZif {
    /// [RFC 9636, section 3.1]
    private struct Header {
        /// 1 to 4.
        let version: Int
        let utCount: Int
        let standardCount: Int
        let leapCount: Int
        let timeCount: Int
        let typeCount: Int
        let charCount: Int

        init(_ reader: inout ByteReader) throws(TZifError) {
            guard let magic = try? reader.bytes(4), magic == Array("TZif".utf8) else { throw .notTZif }
            switch try reader.uint8() {
            case 0: version = 1
            case let byte where (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(byte):
                version = Int(byte - UInt8(ascii: "0"))
            case let byte: throw .unknownVersion(byte)
            }
            try reader.skip(15)
            utCount = Int(try reader.uint32())
            standardCount = Int(try reader.uint32())
            leapCount = Int(try reader.uint32())
            timeCount = Int(try reader.uint32())
            typeCount = Int(try reader.uint32())
            charCount = Int(try reader.uint32())
        }

        /// Bytes of the data block behind this header.
        func blockSize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4) + standardCount
                + utCount
        }

        /// Checks the block that is going to be read; the 32-bit one of a newer file may be a mere placeholder.
        func check() throws(TZifError) {
            guard leapCount == 0 else { throw .leapSeconds }
            guard (1...256).contains(typeCount) else { throw .malformed(.typeCount(typeCount)) }
            guard charCount > 0 else { throw .malformed(.noDesignations) }
            guard [0, typeCount].contains(utCount), [0, typeCount].contains(standardCount) else {
                throw .malformed(.indicatorCounts(types: typeCount))
            }
        }
    }
}
