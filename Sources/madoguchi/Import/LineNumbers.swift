/// The lines of the file that were sent and aren't answered yet, in order.
struct LineNumbers {
    private var numbers: [Int] = []
    /// How many of `numbers` are answered.
    private var answered = 0

    var isEmpty: Bool { answered == numbers.count }

    mutating func append(_ number: Int) {
        numbers.append(number)
    }

    mutating func popFirst() -> Int? {
        guard answered < numbers.count else { return nil }
        defer {
            answered += 1
            // Moving the rest only when it is the smaller part costs each number one move on average.
            if answered > 1_024, answered > numbers.count / 2 {
                numbers.removeFirst(answered)
                answered = 0
            }
        }
        return numbers[answered]
    }
}
