import CLibFuzzer
import Delivery
import FollowUps
import FuzzKit

/// Any bytes as replies of a server: however they are split, the replies and the fault are the same, and nothing in them
/// ends a line.
@main
private enum FuzzSMTPReply {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzSMTPReply($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSMTPReply(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    var input = FuzzInput(UnsafeRawBufferPointer(start: start, count: count))
    let splits = (0..<8).map { _ in Int(input.byte()) + 1 }
    let bytes = Array(input.bytes(1 << 20))
    let whole = Conversation(bytes, splits: [max(bytes.count, 1)])
    require(whole == Conversation(bytes, splits: splits), "replies that go by how the bytes are split")
    require(whole == Conversation(bytes, splits: [1]), "replies that go by how the bytes are split")
    for reply in whole.replies {
        require((200...599).contains(reply.code), "the code \(reply.code)")
        require(reply.report.text.count <= 500, "a report of \(reply.report.text.count) characters")
        require(!reply.description.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 }, "a control in a reply")
    }
    return 0
}

/// What a parser makes of bytes that come in pieces of these sizes, over and over.
private struct Conversation: Equatable {
    private(set) var replies: [SMTPReply] = []
    private var fault: SMTPReplyError?

    init(_ bytes: [UInt8], splits: [Int]) {
        var parser = SMTPReplyParser()
        var rest = bytes[...]
        var turn = 0
        while !rest.isEmpty {
            let size = splits[turn % splits.count]
            parser.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            turn += 1
            do throws(SMTPReplyError) {
                while let reply = try parser.next() { replies.append(reply) }
            } catch {
                fault = error
                return
            }
        }
    }
}
