extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Where the next CR or LF is; the end where there is none.
    var lineEnd: Index {
        let bytes = UnsafeRawBufferPointer(base)
        var place = startIndex
        // Most lines are long: eight bytes are looked at in one step.
        while endIndex - place >= 8 {
            let block = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if block.contains(0x0A) || block.contains(0x0D) { break }
            place += 8
        }
        while place < endIndex, base[place] != 0x0A, base[place] != 0x0D { place += 1 }
        return place
    }
}

extension UInt64 {
    /// Whether one of its bytes is this one. Where all of them differ from it, none borrows when one is taken
    /// from each.
    /// [Hacker's Delight §6-1]
    fileprivate func contains(_ byte: UInt8) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let differing = self ^ (ones &* UInt64(byte))
        return (differing &- ones) & ~differing & (ones << 7) != 0
    }
}
