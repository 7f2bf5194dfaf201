import Glibc

/// Converts bytes in an encoding to UTF-8 as they arrive, by iconv(3) of the C library.
///
/// Its tables are files of the C library (gconv), which a stripped system may lack.
final class CharacterConverter {
    private let descriptor: iconv_t
    /// The beginning of a character whose rest hasn't arrived.
    private var rest: [UInt8] = []

    /// - Throws: where the C library doesn't have the encoding.
    init(from encoding: ListEncoding) throws(ListFault) {
        guard let descriptor = iconv_open("UTF-8", encoding.iconvName), Int(bitPattern: descriptor) != -1 else {
            throw ListFault(.noSuchEncodingHere(encoding))
        }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// - Parameter isEnd: whether these bytes are the last ones.
    /// - Returns: UTF-8, with ``ListDecoder/lost`` for each byte that stands for no character.
    func convert(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [UInt8] {
        rest += bytes
        var converted: [UInt8] = []
        converted.reserveCapacity(rest.count * 3 / 2 + 16)
        var taken = 0
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while taken < rest.count {
            let (read, written, error) = step(from: taken, into: &buffer)
            converted += buffer[..<written]
            taken += read
            switch error {
            case 0, E2BIG: continue
            // A character that isn't complete.
            case EINVAL where !isEnd:
                rest.removeFirst(taken)
                return converted
            default:
                converted.append(ListDecoder.lost)
                taken += 1
            }
        }
        rest.removeAll(keepingCapacity: true)
        return converted
    }

    private func step(from start: Int, into buffer: inout [UInt8]) -> (read: Int, written: Int, error: CInt) {
        rest.withUnsafeMutableBytes { input in
            buffer.withUnsafeMutableBytes { output in
                var source = input.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (sourceLeft, targetLeft) = (input.count - start, output.count)
                let result = iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
                // size_t is Int in Swift, and (size_t)-1 is -1.
                let error = result == -1 ? errno : 0
                return (input.count - start - sourceLeft, output.count - targetLeft, error)
            }
        }
    }
}
