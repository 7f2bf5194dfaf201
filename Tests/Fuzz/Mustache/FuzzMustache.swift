import CLibFuzzer
import Documents
import FuzzKit
import Messages
import SupportHours

@testable import Guidance

/// Any text as a template: faults have places in it; one without faults is rendered, in bounded length, and of tags that are
/// variables alone each becomes its value and nothing else changes.
@main
private enum FuzzMustache {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzMustache($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMustache(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
    let problems = DocumentProblems()
    let template = TemplateText(text, from: SourceLocation(line: 1, column: 1), problems: problems)
    let lines = text.unicodeScalars.count { $0 == "\n" } + 1
    for problem in problems.all {
        require((1...lines).contains(problem.location.line), "a fault in line \(problem.location.line) of \(lines)")
        require((1...count + 1).contains(problem.location.column), "a fault beyond its line")
    }
    require(template.isSound == problems.isEmpty, "sound with faults, or unsound without")
    guard template.isSound, !template.tags.contains(where: { $0.kind == .partial }) else { return 0 }
    let value = "<a&'\"\u{301}>"
    let names = Set(template.tags.map(\.name)).filter { !$0.contains(".") }.subtracting(BuiltInName.reserved)
    let values = TemplateValues(plain: Dictionary(uniqueKeysWithValues: names.map { ($0, value) }))
    let source = TemplateSource(template: "x", language: .en, subject: "x", text: text, html: text)
    let hours = MessageHours(
        planName: "Basic", schedule: schedule, at: Instant(secondsSinceEpoch: 1_800_000_000), display: .utc)
    let rendered: RenderedTemplate
    do throws(TemplateError) {
        rendered = try TemplateRenderer().render(source, values: values, hours: hours)
    } catch {
        preconditionFailure("a sound template that can't be rendered: \(error)")
    }
    let most = count + template.tags.count * 100 + 1
    require(rendered.text.utf8.count <= most, "\(rendered.text.utf8.count) octets of \(count)")
    require(rendered.html.map { $0.utf8.count <= most } ?? false, "an HTML part out of all proportion")
    // Comments, too, may take their line with them.
    let isPlain = template.tags.allSatisfy { $0.kind == .variable && names.contains($0.name) } && !text.contains("{{!")
    guard isPlain, !text.utf8.contains(0x01), !text.utf8.contains(0x0D) else { return 0 }
    // The renderer leaves out blanks at the end.
    let html = replaced(text, by: value.escapedForHTML)
    require(rendered.html.map(octets(of:)) == octets(of: html), "another HTML part")
    require(octets(of: rendered.text) == octets(of: replaced(text, by: value).tidied), "another text")
    return 0
}

private let schedule: Schedule = {
    guard let hours = try? OpeningHours(parsing: "24/7") else { preconditionFailure("no hours") }
    return Schedule(hours: hours, zone: .utc)
}()

/// Without blanks at the end.
private func octets(of text: String) -> [UInt8] {
    var octets = Array(text.utf8)
    while let last = octets.last, " \t\n".utf8.contains(last) { octets.removeLast() }
    return octets
}

/// The text with each tag replaced, by nothing but a search for braces.
private func replaced(_ text: String, by value: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let start = rest.firstRange(of: Array("{{".utf8)),
        let end = rest[start.upperBound...].firstRange(of: Array("}}".utf8))
    {
        result += rest[..<start.lowerBound] + Array(value.utf8)
        rest = rest[end.upperBound...]
    }
    return String(decoding: result + rest, as: UTF8.self)
}
