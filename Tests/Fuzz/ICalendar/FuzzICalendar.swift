import CLibFuzzer
import FuzzKit
import Messages
import SupportHours

@testable import Calendars

/// Any bytes as iCalendar: wherever its lines are folded, and however they end, its days are the same.
@main
private enum FuzzICalendar {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzICalendar($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzICalendar(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let widths = (0..<4).map { _ in Int(input.byte() % 74) + 1 }
    let ends: [[UInt8]] = [[0x0D, 0x0A], [0x0A], [0x0D]]
    let end = ends[Int(input.byte()) % 3]
    let bytes = Array(input.bytes(1 << 20))
    let reader = CalendarReader(years: 2_020...2_030, zone: .utc)
    let reading = reader.read(bytes)
    guard reading.format == .iCalendar, String(validating: bytes, as: UTF8.self) != nil else { return 0 }
    let lines = Array(UnfoldedLines(bytes))
    guard !lines.contains(where: \.isStrayFold), bytes.first != 0xEF else { return 0 }
    let again = reader.read(folded(lines.map(\.bytes), widths, end: end))
    require(
        again.calendar.days == reading.calendar.days, "other days: \(again.calendar.days), \(reading.calendar.days)")
    require(again.faults.map(\.reason) == reading.faults.map(\.reason), "other faults when folded elsewhere")
    require(again.notes.map(\.subject) == reading.notes.map(\.subject), "other notes when folded elsewhere")
    return 0
}

/// [RFC 5545 §3.1]
private func folded(_ lines: [[UInt8]], _ widths: [Int], end: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var turn = 0
    for line in lines {
        var rest = line[...]
        // The first line decides what the bytes are taken for.
        var width = bytes.isEmpty ? line.count : widths[0]
        while rest.count > width {
            bytes += rest.prefix(width) + end + [turn % 2 == 0 ? 0x20 : 0x09]
            rest = rest.dropFirst(width)
            turn += 1
            width = widths[turn % widths.count]
        }
        bytes += rest + end
    }
    return bytes
}
