import SeededRandom
import Testing

@testable import Delivery

@Suite("A line's end")
struct LineEndTests {
    @Test(
        "is the first CR or LF, wherever it is and whatever is around it, and the end where there is none",
        arguments: Seeds.all)
    func first(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Those beside CR and LF, and with the highest bit set.
        let others: [UInt8] = [0x00, 0x01, 0x09, 0x0B, 0x0C, 0x0E, 0x20, 0x41, 0x7F, 0x80, 0x8A, 0x8D, 0xFF]
        for length in 0..<40 {
            let bytes = (0..<length).map { _ in others.randomElement(using: &generator) ?? 0 }
            // What is before and behind the slice doesn't count.
            for start in 0..<9 {
                let outside: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x0D, 0x0A, 0x0D, 0x0A]
                var all = outside.prefix(start) + bytes + outside
                let slice = start..<start + length
                #expect(all.lineEnd(in: slice) == slice.upperBound)
                for place in slice {
                    let replaced = all[place]
                    for end: UInt8 in [0x0A, 0x0D] {
                        all[place] = end
                        #expect(all.lineEnd(in: slice) == place, "\(all) in \(slice)")
                    }
                    all[place] = replaced
                }
            }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func lineEnd(in slice: Range<Int>) -> Int {
        Array(self).withUnsafeBufferPointer { $0[slice].lineEnd }
    }
}
