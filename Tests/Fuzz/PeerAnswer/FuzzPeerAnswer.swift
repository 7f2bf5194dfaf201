import CLibFuzzer
import FuzzKit
import SupportHours

@testable import Delivery

/// Any bytes as what a webhook's receiver or a token server answers: the head is bounded, no wait is negative, a token can be
/// shown to a relay, and what is reported is one line without controls.
@main
private enum FuzzPeerAnswer {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzPeerAnswer($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPeerAnswer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    var head = CurlHead()
    var octets = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        octets += line.count + 1
        require(head.take(line + [0x0A]) == (octets <= 65_536), "\(octets) octets of a head")
    }
    if let status = head.status { require((200...999).contains(status.code), "the status \(status.code)") }
    let now = Instant(secondsSinceEpoch: 1_800_000_000)
    let text = String(decoding: bytes, as: UTF8.self)
    if let seconds = RetryAfter.seconds(text, at: now) {
        require(seconds >= 0, "a wait of \(seconds) s")
        require(text.contains { $0.isNumber }, "a wait from nowhere")
    }
    if let line = text.firstLineToReport {
        require(line.count <= 200, "a report of \(line.count) characters")
        require(!line.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "a control in a report")
    }
    if let token = TokenAnswer.parse(bytes)?.token {
        require(!token.text.isEmpty && token.text.utf8.count <= AccessToken.longest, "a token of another length")
        require(token.text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a token that ends a line")
        require(token.lifetime.map { (.zero ... .seconds(366 * 86_400)).contains($0) } ?? true, "a token for ages")
    }
    return 0
}
