import SystemPackage

/// A database's log as a crash has left it. SQLite reads it up to the first damaged frame, and silently ignores the
/// rest. [SQLite, Database File Format, section 4]
struct WriteAheadLog {
    /// Which frames belong to the log's current round, and how their checksums are computed.
    private struct Header {
        var isBigEndian: Bool
        var pageSize: Int
        var salt: [UInt8]
        var sum: Checksum

        init?(_ bytes: [UInt8]) {
            let magic = bytes.bigEndian(at: 0)
            guard bytes.count == WriteAheadLog.headerSize, magic & ~1 == 0x377F_0682 else { return nil }
            isBigEndian = magic & 1 == 1
            pageSize = Int(bytes.bigEndian(at: 8))
            salt = Array(bytes[16..<24])
            sum = Checksum()
            sum.add(bytes[..<24], isBigEndian: isBigEndian)
            guard sum.isWritten(in: bytes, at: 24), (512...65_536).contains(pageSize), pageSize % 8 == 0 else {
                return nil
            }
        }
    }

    private static let headerSize = 32
    private static let frameHeaderSize = 24

    /// How many commits follow the first damaged frame, where SQLite won't find them. A last, half-written commit isn't
    /// counted, because it was never acknowledged.
    ///
    /// - Returns: 0 where nothing is lost, or there is no log.
    static func commitsBehindDamage(_ path: String) -> Int {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec]) else {
            return 0
        }
        defer { try? file.close() }
        return (try? commitsBehindDamage(in: file)) ?? 0
    }

    private static func commitsBehindDamage(in file: FileDescriptor) throws -> Int {
        guard let header = Header(try file.part(of: headerSize)) else { return 0 }
        var sum = header.sum
        var isDamaged = false
        var lost = 0
        while case let frame = try file.part(of: frameHeaderSize + header.pageSize),
            frame.count == frameHeaderSize + header.pageSize
        {
            let belongs = frame[8..<16].elementsEqual(header.salt)
            if isDamaged {
                if belongs, frame.bigEndian(at: 4) != 0 { lost += 1 }
                continue
            }
            sum.add(frame[..<8], isBigEndian: header.isBigEndian)
            sum.add(frame[frameHeaderSize...], isBigEndian: header.isBigEndian)
            isDamaged = !belongs || !sum.isWritten(in: frame, at: 16)
        }
        return lost
    }
}

/// The running checksum over a log. [SQLite, Database File Format, section 4.2]
private struct Checksum {
    private var first: UInt32 = 0
    private var second: UInt32 = 0

    /// - Parameter bytes: a multiple of eight.
    mutating func add(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count, by: 8) {
                let pair = (
                    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self),
                    bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                )
                first &+= (isBigEndian ? UInt32(bigEndian: pair.0) : UInt32(littleEndian: pair.0)) &+ second
                second &+= (isBigEndian ? UInt32(bigEndian: pair.1) : UInt32(littleEndian: pair.1)) &+ first
            }
        }
    }

    func isWritten(in bytes: [UInt8], at offset: Int) -> Bool {
        bytes.bigEndian(at: offset) == first && bytes.bigEndian(at: offset + 4) == second
    }
}

extension [UInt8] {
    fileprivate func bigEndian(at offset: Int) -> UInt32 {
        self[offset..<Swift.min(offset + 4, count)].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension FileDescriptor {
    /// - Returns: fewer than asked for only at the end.
    fileprivate func part(of size: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let length = try read(into: rest)
                if length == 0 { return }
                count += length
            }
        }
    }
}
