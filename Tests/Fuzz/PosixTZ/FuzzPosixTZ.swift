import CLibFuzzer
import FuzzKit
import Glibc

@testable import SupportHours

/// Any text as the rule of a zone's years to come: where it is read, glibc's clock goes by it as ours does.
@main
private enum FuzzPosixTZ {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzPosixTZ($0, $1) }
    }
}

private let isolated: Void = {
    // Names such as EST5EDT are files elsewhere.
    setenv("TZDIR", "/nonexistent", 1)
}()

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPosixTZ(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    _ = isolated
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    guard let rule = try? PosixTimeZone(bytes[...]) else { return 0 }
    guard let zone = try? Zone(identifier: "Fuzz/Zone", tzif: file(rule, footer: bytes)) else {
        preconditionFailure("a rule that is no footer")
    }
    setenv("TZ", String(decoding: bytes, as: UTF8.self), 1)
    tzset()
    // 2026 and a leap year.
    for newYear in [Int64(1_767_225_600), 1_830_297_600] {
        let year = newYear == 1_767_225_600 ? 2026 : 2028
        let changes = rule.transitions(in: year)
        // Where both happen at once, POSIX doesn't say which holds. Where their order is another one in the year before, what
        // began there goes on here, of which glibc knows nothing.
        guard changes.count == 0 || changes[0].time != changes[1].time,
            rule.transitions(in: year - 1).first?.offset == changes.first?.offset
        else { continue }
        // glibc goes by the year of UTC; around its ends another year's rule may hold.
        let instants = stride(from: newYear + 12 * 86_400, to: newYear + 353 * 86_400, by: 31 * 86_400 + 12_345)
        for time in Array(instants) + changes.flatMap({ [$0.time - 1, $0.time] })
        where time > newYear + 12 * 86_400 && time < newYear + 353 * 86_400 {
            compare(zone.offset(at: Instant(secondsSinceEpoch: time)), at: time)
        }
    }
    return 0
}

private func compare(_ ours: ZoneOffset, at time: Int64) {
    var clock = tm()
    var time = time_t(time)
    guard localtime_r(&time, &clock) != nil else { preconditionFailure("glibc has no time") }
    require(clock.tm_gmtoff == ours.seconds, "at \(time) \(ours.seconds) s, and \(clock.tm_gmtoff) s in glibc")
    require((clock.tm_isdst > 0) == ours.isDaylight, "at \(time) daylight in one and not in the other")
    let name = clock.tm_zone.map { String(cString: $0) } ?? ""
    require(name == ours.abbreviation, "at \(time) \(ours.abbreviation), and \(name) in glibc")
}

/// A file of version 2 that lists nothing and goes by its footer. [RFC 9636]
private func file(_ rule: PosixTimeZone, footer: [UInt8]) -> [UInt8] {
    let name = Array(rule.standard.abbreviation.utf8) + [0]
    func number(_ value: Int) -> [UInt8] {
        withUnsafeBytes(of: Int32(truncatingIfNeeded: value).bigEndian) { Array($0) }
    }
    let header =
        Array("TZif2".utf8) + Array(repeating: 0, count: 15) + [0, 0, 0, 0, 1, name.count].flatMap(number)
    let block = number(rule.standard.seconds) + [0, 0] + name
    return header + block + header + block + [0x0A] + footer + [0x0A]
}
