import CLibFuzzer
import FuzzKit
import SupportHours

@testable import Recurrence

/// Any text as a rule of iCalendar: what it says is its own canonical form, what libical finds by it is what going through the
/// days finds, and nothing hangs on where one begins to look.
@main
private enum FuzzRecurrence {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzRecurrence($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecurrence(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // libical goes through the days one by one, and a 29 February that is a Sunday may take forty years.
    let stopwatch = Stopwatch(bytes: count, seconds: 10)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let day = Int(input.byte()) * 256 + Int(input.byte())
    // From 1970 to 2149.
    let start = CivilDateTime(date: CivilDate(daysSinceEpoch: day), secondOfDay: Int(input.byte()) * 337)
    guard let text = String(validating: input.bytes(1_024), as: UTF8.self) else { return 0 }
    let rule: RecurrenceRule
    do throws(RecurrenceError) {
        rule = try RecurrenceRule(parsing: text, start: start)
    } catch {
        require((0...text.unicodeScalars.count).contains(error.position), "a fault outside of the rule")
        return 0
    }
    if let again = try? RuleParser(rule.parts.text).values() {
        require(again.completed(from: start).text == rule.parts.text, "a canonical form that is not its own")
    } else {
        preconditionFailure("a canonical form that can't be read: \(rule.parts.text)")
    }
    let found = occurrences(of: rule, limit: 15)
    require(!found.isEmpty, "a rule that never comes round")
    for (time, next) in zip(found, found.dropFirst()) {
        require(time < next, "\(next) behind \(time)")
        require(
            rule.next(after: CivilDateTime(localSeconds: next.localSeconds - 1)) == next,
            "\(next) isn't found from near")
        require(
            rule.last(notAfter: CivilDateTime(localSeconds: next.localSeconds - 1)) == time, "before \(next) another")
    }
    if let expected = ByHand(rule.parts, start: start)?.times(until: rule.end, within: 800) {
        let last = expected.last ?? start
        let same = found.prefix { $0 <= last }
        require(Array(same) == Array(expected.prefix(same.count)), "\(Array(same)) where by hand \(expected)")
        require(same.count == min(expected.count, found.count), "\(found.count) found, \(expected.count) by hand")
    }
    return 0
}

private func occurrences(of rule: RecurrenceRule, limit: Int) -> [CivilDateTime] {
    var found: [CivilDateTime] = []
    var last = CivilDateTime(localSeconds: rule.start.localSeconds - 1)
    while found.count < limit, let next = rule.next(after: last) {
        found.append(next)
        last = next
    }
    return found
}
