import CLibFuzzer
import FuzzKit
import PostgreSQL

/// Any bytes as a value in a server's row: what is read is sent as what is read again as the same, and is no larger than what
/// came.
@main
private enum FuzzPostgreSQL {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzPostgreSQL($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPostgreSQL(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let choice = input.byte()
    let bytes = Array(input.bytes(1 << 20))
    switch choice % 12 {
    case 0: read(bytes, as: Int64.self)
    case 1: read(bytes, as: Int.self)
    case 2: read(bytes, as: Bool.self)
    case 3: read(bytes, as: String.self)
    case 4: read(bytes, as: PostgresBytes.self) { $0.bytes }
    case 5: read(bytes, as: PostgresTimestamp.self)
    case 6: readAll(bytes, of: Int64.self)
    case 7: readAll(bytes, of: String.self)
    case 8: readAll(bytes, of: Optional<String>.self)
    case 9: readAll(bytes, of: PostgresBytes.self)
    case 10: readAll(bytes, of: Optional<PostgresTimestamp>.self)
    default: read(bytes, as: Double.self) { [$0.bitPattern] }
    }
    return 0
}

private func decode<Value: PostgresValue>(_ bytes: [UInt8], _ type: UInt32) -> Value? {
    bytes.withUnsafeBytes { Value.decode($0, of: type) }
}

private func encode<Value: PostgresValue>(_ value: Value) -> [UInt8]? {
    var bytes: [UInt8] = []
    do throws(PostgresEncodingFault) {
        try value.encode(to: &bytes)
    } catch {
        return nil
    }
    return bytes
}

private func read<Value: PostgresValue & Equatable>(_ bytes: [UInt8], as type: Value.Type) {
    read(bytes, as: type) { $0 }
}

private func read<Value: PostgresValue, Shown: Equatable>(
    _ bytes: [UInt8], as type: Value.Type, by shown: (Value) -> Shown
) {
    guard let value: Value = decode(bytes, Value.postgresType.id) else { return }
    guard let sent = encode(value) else {
        // A server's text has no NUL.
        require(bytes.contains(0), "\(value) can't be sent")
        return
    }
    guard let again: Value = decode(sent, Value.postgresType.id) else {
        preconditionFailure("\(value) can't be read again")
    }
    require(shown(again) == shown(value), "\(value) is read again as \(again)")
    require(encode(again) == sent, "\(value) is sent in two forms")
}

private func readAll<Element: PostgresValue & Equatable>(_ bytes: [UInt8], of type: Element.Type) {
    let values: [Element]? = decode(bytes, [Element].postgresType.id)
    guard let values else { return }
    // Each has its length before it.
    require(values.count * 4 <= bytes.count, "\(values.count) values of \(bytes.count) bytes")
    read(bytes, as: [Element].self)
}
