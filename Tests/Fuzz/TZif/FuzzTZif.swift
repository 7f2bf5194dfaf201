import CLibFuzzer
import FuzzKit
import SupportHours

/// Any bytes as a time zone file: refused, or a zone whose offsets can be asked for at any time.
@main
private enum FuzzTZif {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzTZif($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTZif(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    guard let zone = try? Zone(identifier: "Fuzz/Zone", tzif: bytes) else { return 0 }
    for year in stride(from: Int64(-70), through: 8_000, by: 403) {
        let start = Instant(secondsSinceEpoch: year * 31_556_952)
        let offset = zone.offset(at: start)
        require(abs(offset.seconds) <= 200_000, "an offset of \(offset.seconds) s")
        let transitions = zone.transitions(in: start..<start.advanced(bySeconds: 5 * 31_556_952))
        require(transitions.count <= count + 64, "more transitions than the file can list")
        for (one, next) in zip(transitions, transitions.dropFirst()) {
            require(one.at < next.at, "transitions that do not ascend")
        }
        for transition in transitions {
            require(zone.offset(at: transition.at) == transition.offset, "an offset other than its transition says")
        }
        let civil = zone.civil(at: start)
        require((0..<24).contains(civil.hour) && (0..<60).contains(civil.minute), "no time of day")
    }
    return 0
}
