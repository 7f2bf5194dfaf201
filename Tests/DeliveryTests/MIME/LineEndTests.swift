import SeededRandom
import Testing

@testable import Delivery

@Suite("A line's end")
struct LineEndTests {
    @Test("is the first CR or LF, wherever it is and whatever is around it", arguments: Seeds.all)
    func first(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Those beside CR and LF, and with the highest bit set.
        let others: [UInt8] = [0x00, 0x01, 0x09, 0x0B, 0x0C, 0x0E, 0x20, 0x41, 0x7F, 0x80, 0x8A, 0x8D, 0xFF]
        for length in 0..<40 {
            var bytes = (0..<length).map { _ in others.randomElement(using: &generator) ?? 0 }
            #expect(bytes.lineEnd(from: 0) == length)
            for place in bytes.indices {
                let replaced = bytes[place]
                for end: UInt8 in [0x0A, 0x0D] {
                    bytes[place] = end
                    for start in 0...place { #expect(bytes.lineEnd(from: start) == place, "\(bytes) from \(start)") }
                }
                bytes[place] = replaced
            }
        }
    }
}

extension [UInt8] {
    fileprivate func lineEnd(from start: Int) -> Int {
        withUnsafeBufferPointer { $0[start...].lineEnd }
    }
}
