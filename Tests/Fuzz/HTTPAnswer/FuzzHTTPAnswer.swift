import CLibFuzzer
import FuzzKit

/// Any bytes as a daemon's answer to the client: however they are split, the answer or the fault is the same; an answer has
/// no more in it than came, and written anew it is read as the same.
@main
private enum FuzzHTTPAnswer {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzHTTPAnswer($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTTPAnswer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let splits = (0..<8).map { _ in Int(input.byte()) + 1 }
    let answersHead = input.byte() == 1
    let bytes = Array(input.bytes(1 << 20))
    let whole = Exchange(bytes, splits: [max(bytes.count, 1)], answersHead: answersHead)
    let other = Exchange(bytes, splits: splits, answersHead: answersHead)
    require(whole == other, "answers that go by how the bytes are split: \(whole), \(other)")
    require(
        whole == Exchange(bytes, splits: [1], answersHead: answersHead), "answers that go by how the bytes are split")
    guard let answer = whole.answer else { return 0 }
    require((200..<600).contains(answer.status), "the status \(answer.status)")
    require(answer.body.count <= bytes.count, "a body of \(answer.body.count) bytes")
    require(answer.fields.count <= bytes.count / 3, "\(answer.fields.count) fields")
    let text = Array(written(answer).utf8) + answer.body
    let again = Exchange(text, splits: [max(text.count, 1)], answersHead: answersHead)
    require(again.answer?.status == answer.status, "another status when read again")
    require(again.answer?.body == answer.body, "another body when read again")
    return 0
}

private func written(_ answer: HTTPResponse) -> String {
    let framing = ["content-length", "transfer-encoding", "connection"]
    let fields = answer.fields.filter { !framing.contains($0.name) }.map { "\($0.name): \($0.value)\r\n" }.joined()
    return "HTTP/1.1 \(answer.status) x\r\n\(fields)content-length: \(answer.body.count)\r\n\r\n"
}

/// What a parser makes of bytes that come in pieces of these sizes, over and over, until the peer ends the stream.
private struct Exchange: Equatable {
    private(set) var answer: HTTPResponse?
    private var fault: TransportError?

    init(_ bytes: [UInt8], splits: [Int], answersHead: Bool) {
        var parser = HTTPResponseParser(answersHead: answersHead)
        var rest = bytes[...]
        var turn = 0
        do throws(TransportError) {
            while !rest.isEmpty {
                let size = splits[turn % splits.count]
                answer = try parser.feed(rest.prefix(size))
                rest = rest.dropFirst(size)
                turn += 1
            }
            if answer == nil { answer = try parser.finish() }
        } catch {
            answer = nil
            fault = error
        }
    }

    static func == (some: Self, other: Self) -> Bool {
        some.fault == other.fault && some.answer?.status == other.answer?.status
            && some.answer?.body == other.answer?.body
            && some.answer?.keepsConnection == other.answer?.keepsConnection
            && (some.answer?.fields ?? []).elementsEqual(other.answer?.fields ?? [], by: ==)
    }
}
