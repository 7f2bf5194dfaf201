import CLibFuzzer
import FuzzKit
import Lists

/// Any texts as the cells of a table: what is written is read again as the same, however it comes in pieces.
@main
private enum FuzzCSV {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzCSV($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let size = Int(input.byte()) + 1
    guard let text = String(validating: input.bytes(1 << 20), as: UTF8.self) else { return 0 }
    // Two controls that no table has stand between cells and between records.
    let records = text.unicodeScalars.split(separator: "\u{1E}", omittingEmptySubsequences: false)
        .map { $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { String($0) } }
    let table = Array(records.map(CSVWriter.record).joined().utf8)
    var reader = CSVReader()
    var read: [CSVReader.Record] = []
    var rest = table[...]
    while !rest.isEmpty {
        read += reader.feed(rest.prefix(size))
        rest = rest.dropFirst(size)
    }
    read += reader.finish()
    require(read.allSatisfy { $0.fault == nil }, "a fault in what was written: \(read)")
    require(read.map(\.fields).elementsEqual(records, by: isSame), "\(records) is read as \(read)")
    return 0
}

/// Byte by byte: to Unicode there are different texts that are the same.
private func isSame(_ some: [String], _ others: [String]) -> Bool {
    some.elementsEqual(others) { $0.utf8.elementsEqual($1.utf8) }
}
