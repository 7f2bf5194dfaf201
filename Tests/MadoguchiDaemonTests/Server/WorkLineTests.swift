import Testing

@testable import MadoguchiDaemon

@Suite("Work that waits for room")
struct WorkLineTests {
    private final class Record {
        var begun: [Int] = []
    }

    private let line = WorkLine(width: 2)
    private let record = Record()

    private func add(_ number: Int, isNeeded: Bool = true) {
        line.add { [record] in
            if isNeeded { record.begun.append(number) }
            return isNeeded
        }
    }

    @Test("begins in the order in which it came, only so much at a time")
    func order() {
        for number in 1...5 { add(number) }
        #expect(record.begun == [1, 2])
        line.ended()
        #expect(record.begun == [1, 2, 3])
        line.ended()
        line.ended()
        #expect(record.begun == [1, 2, 3, 4, 5])
        line.ended()
        line.ended()
        add(6)
        #expect(record.begun.last == 6)
    }

    @Test("takes no room where nobody needs it any more")
    func unneeded() {
        add(1)
        add(2)
        for number in 3...100 { add(number, isNeeded: false) }
        add(101)
        line.ended()
        #expect(record.begun == [1, 2, 101])
    }
}
