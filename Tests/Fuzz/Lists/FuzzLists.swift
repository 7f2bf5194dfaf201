import CLibFuzzer
import FuzzKit
import Lists

/// Any bytes as a list, in each encoding: however they are split, the rows and what is said of them are the same, and
/// there are no more rows than lines.
@main
private enum FuzzLists {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzLists($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLists(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let splits = (0..<8).map { _ in Int(input.byte()) + 1 }
    let encoding = ListEncoding.allCases[Int(input.byte()) % ListEncoding.allCases.count]
    let bytes = Array(input.bytes(1 << 20))
    let whole = Reading(bytes, encoding, splits: [max(bytes.count, 1)])
    require(whole == Reading(bytes, encoding, splits: splits), "rows that go by how the bytes are split")
    require(whole == Reading(bytes, encoding, splits: [1]), "rows that go by how the bytes are split")
    require(whole.rows.count <= bytes.count + 1, "\(whole.rows.count) rows of \(bytes.count) bytes")
    var line = 0
    for row in whole.rows {
        require(row.line > line, "line \(row.line) behind line \(line)")
        line = row.line
        require(row.fault != nil || row.values.count == whole.columns.count, "a row without all of its values")
    }
    return 0
}

/// What a reader makes of bytes that come in pieces of these sizes, over and over.
private struct Reading: Equatable {
    private(set) var rows: [ListReader.Row] = []
    let columns: [String]
    private let notes: [ListNote]
    private let fault: ListFault?

    init(_ bytes: [UInt8], _ encoding: ListEncoding, splits: [Int]) {
        var reader = ListReader(
            ListDecoder(encoding), delimiter: nil,
            matcher: ColumnMatcher(
                fixed: ["to", "text", "not_before"], variables: ["name"], takesAnyVariable: true, given: ["to"],
                nearest: { _, _ in nil }),
            content: { $0 == "to" ? .address : $0 == "not_before" ? .time : $0 == "text" ? .text : .line })
        var rest = bytes[...]
        var turn = 0
        while !rest.isEmpty {
            let size = splits[turn % splits.count]
            rows += reader.feed(rest.prefix(size), isEnd: false)
            rest = rest.dropFirst(size)
            turn += 1
        }
        rows += reader.feed([], isEnd: true)
        (columns, notes, fault) = (reader.columns, reader.notes, reader.fault)
    }
}
