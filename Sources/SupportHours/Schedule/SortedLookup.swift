/// Finds a value's place among sorted keys in a few instructions, wherever it falls.
///
/// The range of values is cut into equal blocks, about two for each key, and for each block the place of its first
/// value is kept. The place wanted is then nearly always that one or the next, and which of the two is arithmetic, where
/// a binary search would mispredict a branch at every other step.
struct SortedLookup: Sendable {
    /// Ascending; ends with a sentinel above every value.
    private let keys: [UInt32]
    private let blocks: [UInt32]
    private let shift: Int64

    /// - Parameters:
    ///   - keys: ascending from 0; equal ones may follow each other.
    ///   - limit: values asked for are from 0 to below this.
    init(keys: [UInt32], limit: Int64) {
        var shift: Int64 = 8
        while limit >> shift > 2 * Int64(keys.count) { shift += 1 }
        self.shift = shift
        self.keys = keys + [.max]
        var place = 0
        blocks = (0...Int(max(0, limit - 1) >> shift)).map { block in
            while place + 1 < keys.count, Int64(keys[place + 1]) <= Int64(block) << shift { place += 1 }
            return UInt32(place)
        }
    }

    var count: Int { keys.count - 1 }

    subscript(place: Int) -> Int64 { Int64(keys[place]) }

    /// The last place whose key is at most `value`.
    @inline(__always)
    func last(notAbove value: Int64) -> Int {
        var place = Int(blocks[Int(value &>> shift)])
        // Keys lie below the sentinel; values of a segment that is long enough may not.
        let value = min(value, Int64(UInt32.max) - 1)
        place &+= Int64(keys[place &+ 1]) <= value ? 1 : 0
        while Int64(keys[place &+ 1]) <= value { place &+= 1 }
        return place
    }
}
