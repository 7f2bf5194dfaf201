import CLibFuzzer
import Calendars
import FuzzKit
import Messages
import SupportHours

/// Any bytes as a calendar: it keeps to its limits, its days are in order, and faults are in its lines.
@main
private enum FuzzCalendars {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzCalendars($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCalendars(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let bytes = Array(input.bytes(1 << 20))
    let reading = CalendarReader(years: 2_000...2_050, zone: .utc).read(bytes)
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    for fault in reading.faults {
        require(fault.line.map { (1...lines).contains($0) } ?? true, "a fault in no line: \(fault.wording.en)")
        require(!fault.wording.ja.isEmpty, "a fault without words")
    }
    require(reading.notes.allSatisfy { !$0.wording.en.isEmpty }, "a note without words")
    require(reading.calendar.days.count <= 10_000, "\(reading.calendar.days.count) days")
    for (day, next) in zip(reading.calendar.days, reading.calendar.days.dropFirst()) {
        require(day.date < next.date, "\(next.date) behind \(day.date)")
    }
    for day in reading.calendar.days { require(reading.calendar[day.date] == day, "\(day.date) isn't found") }
    return 0
}
