import CLibFuzzer
import FuzzKit
import Messages
import SupportHours

/// Any text as opening hours: the canonical form parses to itself, a suggestion parses and is its own canonical form, and all
/// answers about a year are one answer.
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
    let stopwatch = Stopwatch(bytes: count, seconds: 5)
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

/// Every answer about 2026, in UTC, and that they are one answer.
private func evaluate(_ hours: OpeningHours) {
    let schedule = Schedule(hours: hours, zone: .utc)
    let start = Instant(secondsSinceEpoch: 1_767_225_600)
    let end = start.advanced(bySeconds: 366 * 86_400)
    let windows = schedule.windows(in: start..<end)
    require(windows.count <= 366 * 1_440, "more windows than minutes")
    for (window, next) in zip(windows, windows.dropFirst()) {
        require(window.end < next.start || window.status != next.status, "a window that goes on in the next one")
        require(window.end <= next.start, "windows over each other")
    }
    let staffed = windows.filter { $0.status.state == .open }
    let seconds = schedule.staffedSeconds(in: start..<end)
    require(
        seconds == staffed.reduce(0) { $0 + $1.end.seconds(since: $1.start) }, "another staffed time than its windows'")
    for window in staffed.prefix(5) {
        require(schedule.isOpen(at: window.start), "closed at the start of a window")
        require(schedule.isOpen(at: window.end.advanced(bySeconds: -1)), "closed at the end of a window")
        // Where hours have no end, that is found by going through 400 years, or through all to 9999.
        guard window.start > start, window.end < end else { continue }
        let span = schedule.span(at: window.start)
        require(span.status.state == .open, "no span of a window")
        require(span.since.map { $0 <= window.start } ?? true, "a span that begins within its window")
        require(span.until.map { $0 > window.start } ?? true, "a span that ends before its window")
    }
}
