import CLibFuzzer
import FuzzKit
import Messages
import SupportHours

/// Any text as opening hours: the canonical form parses to itself, a suggestion parses and is its own canonical form, and a
/// year's evaluation ends.
@main
private enum FuzzExpression {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzExpression($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExpression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
    do throws(OpeningHoursSyntaxError) {
        let hours = try OpeningHours(parsing: text)
        requireCanonical(hours.description, hours)
        evaluate(hours)
    } catch {
        require(error.position >= 0 && error.position <= text.count, "a position outside of the text")
        for language in Language.allCases { require(error.place(in: language).count == 3, "no three lines") }
        if let suggestion = error.suggestion {
            guard let hours = try? OpeningHours(parsing: suggestion) else {
                preconditionFailure("a suggestion that does not parse: \(suggestion)")
            }
            require(hours.description == suggestion, "a suggestion that is not canonical: \(suggestion)")
            evaluate(hours)
        }
    }
    return 0
}

private func requireCanonical(_ text: String, _ hours: OpeningHours) {
    guard let again = try? OpeningHours(parsing: text) else {
        preconditionFailure("a canonical form that does not parse: \(text)")
    }
    require(again == hours, "a canonical form with another meaning: \(text)")
    require(again.description == text, "a canonical form that is not its own: \(text)")
}

/// Every answer about the start of 2026, in UTC.
private func evaluate(_ hours: OpeningHours) {
    let schedule = Schedule(hours: hours, zone: .utc)
    let start = Instant(secondsSinceEpoch: 1_767_225_600)
    let end = start.advanced(bySeconds: 366 * 86_400)
    require(schedule.windows(in: start..<end).count <= 366 * 1_440, "more windows than minutes")
    let staffed = schedule.staffedSeconds(in: start..<end)
    require((0...366 * 86_400).contains(staffed), "more staffed time than time")
}
