import CLibFuzzer
import FuzzKit
import NIOCore
import ServerTestKit

/// Whatever bytes come in whatever pieces, with whatever happening meanwhile: what is written are whole answers, nothing
/// comes behind the last one, and the connection ends when its client does.
@main
private enum FuzzConnection {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzConnection($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConnection(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    guard let harness = try? ConnectionHarness() else { preconditionFailure("no harness") }
    var isOpen = false
    while !input.isEmpty {
        switch input.byte() {
        case 0xF8: harness.setWritable(false)
        case 0xF9: harness.setWritable(true)
        case 0xFA:
            isOpen.toggle()
            harness.setOpen(isOpen)
        case 0xFB: harness.pass(.microseconds(200))
        case 0xFC: harness.pass(.seconds(1))
        case 0xFD: harness.quiesce()
        case 0xFE: harness.receive(input.bytes(4_096))
        case let length: harness.receive(input.bytes(Int(length)))
        }
    }
    harness.setWritable(true)
    harness.endInput()
    for _ in 0..<8 {
        isOpen.toggle()
        harness.setOpen(isOpen)
        harness.pass(.milliseconds(1))
    }
    for _ in 0..<70 { harness.pass(.seconds(1)) }
    require(harness.isClosed || harness.sawStream, "the connection outlives its client")
    require(harness.held == 0, "a question is held that nobody asks any more")
    // Answers to HEAD have a length and no body, and a stream of events has no end; such conversations aren't taken apart.
    let output = harness.takeOutput()
    guard !harness.sawHead, !harness.sawStream else { return 0 }
    do {
        let answers = try AnswerList(output).all
        require(answers.dropLast().allSatisfy { !$0.closes }, "an answer behind the last one")
    } catch {
        preconditionFailure("no answers: \(error)")
    }
    return 0
}
