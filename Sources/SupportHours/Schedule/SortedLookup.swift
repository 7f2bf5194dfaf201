/// Finds a value's place among sorted keys in a few instructions, wherever it falls.
///
/// The range of values is cut into equal blocks, about two for each key, and for each block the place of its first
/// value is kept. The place wanted is then nearly always that one or the next, and which of the two is arithmetic,
/// where a binary search would mispredict a branch at every other step.
struct SortedLookup: Sendable {
    /// Ascending; ends with a sentinel above every value.
    private let keys: [UInt32]
    private let blocks: [UInt32]
    private let shift: Int64
    /// More keys than this in one block are not gone through one by one.
    private static let crowd = 8

    /// - Parameters:
    ///   - keys: ascending from 0; equal ones may follow each other.
    ///   - limit: values asked for are from 0 to below this.
    init(keys: [UInt32], limit: Int64) {
        var shift: Int64 = 8
        while limit >> shift > 2 * Int64(keys.count) { shift += 1 }
        self.shift = shift
        self.keys = keys + [.max]
        var blocks = [UInt32](repeating: 0, count: Int(max(0, limit - 1) >> shift) + 1)
        var block = 0
        for place in keys.indices {
            // Up to the first block that begins at or after the next key.
            let next = place + 1 < keys.count ? Int((Int64(keys[place + 1]) - 1) >> shift) + 1 : blocks.count
            while block < min(next, blocks.count) {
                blocks[block] = UInt32(place)
                block += 1
            }
        }
        self.blocks = blocks
    }

    var count: Int { keys.count - 1 }

    subscript(place: Int) -> Int64 { Int64(keys[place]) }

    func keys(_ places: Range<Int>) -> ArraySlice<UInt32> { keys[places] }

    /// The last place whose key is at most `value`.
    @inline(__always)
    func last(notAbove value: Int64) -> Int {
        let first = Int(blocks[Int(value &>> shift)])
        // Keys lie below the sentinel; values of a segment that is long enough may not.
        let value = min(value, Int64(UInt32.max) - 1)
        var place = first &+ (Int64(keys[first &+ 1]) <= value ? 1 : 0)
        while Int64(keys[place &+ 1]) <= value {
            place &+= 1
            if place &- first == Self.crowd { return last(after: place, notAbove: value) }
        }
        return place
    }

    /// In a block that many keys share: in strides that double, and then between the last two.
    @inline(never)
    private func last(after place: Int, notAbove value: Int64) -> Int {
        var low = place
        var stride = 1
        while low + stride < keys.count, Int64(keys[low + stride]) <= value {
            low += stride
            stride *= 2
        }
        var high = min(low + stride, keys.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int64(keys[middle]) <= value { low = middle } else { high = middle }
        }
        return low
    }
}
