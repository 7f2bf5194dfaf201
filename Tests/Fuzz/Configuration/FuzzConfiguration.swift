import CLibFuzzer
import Documents
import FuzzKit
import Messages
import TimeZoneDatabase

@testable import MadoguchiDaemon

/// Any bytes as the configuration file: read or refused with places in it, without a crash and in bounded time.
@main
private enum FuzzConfiguration {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzConfiguration($0, $1) }
    }
}

private let zones = TimeZoneDatabase.system()

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // A name that there isn't is compared with all zones.
    let stopwatch = Stopwatch(bytes: count, seconds: 5)
    defer { stopwatch.check() }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    let source = ConfigurationFile.Source(path: "m.yaml", bytes: bytes)
    do throws(ConfigurationError) {
        _ = try ConfigurationFile.parse(source, zones: zones, guidance: GuidanceSource { _ in [:] })
    } catch {
        require(error.wording.ja.utf8.count <= 4_096 + count * 1_024, "a complaint out of all proportion")
    }
    return 0
}
