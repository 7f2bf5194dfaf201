import Dispatch
import Glibc
import Synchronization
import TestSupport

/// Stands in for the daemon where a batch goes to it: takes lines as they come, and answers in the manner of the test.
final class StubBatchDaemon: Sendable {
    enum Manner: Hashable {
        /// Answers what it has read before it reads on, and doesn't read while its answers aren't taken.
        case promptly
        /// Reads everything before it answers at all.
        case atTheEnd
        /// Reads one byte after the other, and answers so.
        case byteByByte
        /// Hangs up in the midst of its answers once it has answered so many lines.
        case leaving(after: Int)
        /// Ends its answers properly, but too early, once it has answered so many lines.
        case stopping(after: Int)
        /// Refuses the whole batch as soon as the head is there, and reads nothing of it.
        case refusing(status: Int, body: String)
    }

    let runtimeDirectory: String
    private let listener: CInt
    private let path: String
    private let isStopped = Atomic(false)
    private let state = Mutex(State())

    private struct State {
        var lines: [String] = []
        var heads: [String] = []
    }

    /// - Parameters:
    ///   - keepsLines: false for more than memory should hold.
    ///   - templates: what it answers where its templates are asked for; nil for a daemon that knows of none.
    ///   - answer: the answer's line to a line, whose number counts from 1 in each batch.
    init(
        _ manner: Manner, keepsLines: Bool = true, templates: String? = nil,
        _ answer: @escaping @Sendable (Int, String) -> String
    ) throws {
        runtimeDirectory = try TemporaryDirectory.make()
        path = runtimeDirectory + "/control.sock"
        listener = try StubDaemon.listen(at: path)
        let listener = listener
        DispatchQueue(label: "stub.batch").async { [weak self] in
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                Self.serve(descriptor, manner, templates, answer) { head, lines in
                    self?.state.withLock { state in
                        if let head { state.heads.append(head) }
                        if keepsLines { state.lines += lines }
                    }
                }
                close(descriptor)
            }
            close(listener)
        }
    }

    deinit { stop() }

    /// The lines so far, of all batches.
    var lines: [String] { state.withLock { $0.lines } }
    /// The requests' heads.
    var heads: [String] { state.withLock { $0.heads } }

    func stop() {
        // Once it has been shut down, its descriptor may be another one's.
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        shutdown(listener, CInt(SHUT_RDWR))
        unlink(path)
    }

    private static func serve(
        _ descriptor: CInt, _ manner: Manner, _ templates: String?, _ answer: (Int, String) -> String,
        _ note: (String?, [String]) -> Void
    ) {
        var body = ChunkedBody()
        var head: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: manner == .byteByByte ? 1 : 65_536)
        func receive() -> ArraySlice<UInt8> { buffer[..<max(0, read(descriptor, &buffer, buffer.count))] }
        func send(_ text: String) -> Bool {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let part = manner == .byteByByte ? rest.prefix(1) : rest
                let sent = part.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
                guard sent > 0 else { return false }
                rest = rest.dropFirst(sent)
            }
            return true
        }
        func sendChunk(_ text: String) -> Bool { send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n") }

        let emptyLine = Array("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            let bytes = receive()
            if bytes.isEmpty { return }
            head += bytes
            end = head.indices.first { head[$0...].starts(with: emptyLine) }
        }
        guard let end else { return }
        // It is asked for its templates before.
        if head.starts(with: Array("GET ".utf8)) {
            let status = templates == nil ? 404 : 200
            let body = templates ?? ""
            _ = send("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
            return
        }
        note(String(decoding: head[..<end], as: UTF8.self), [])
        if case .refusing(let status, let problem) = manner {
            _ = send(
                "HTTP/1.1 \(status) X\r\nContent-Length: \(problem.utf8.count)\r\nConnection: close\r\n\r\n\(problem)")
            return
        }
        guard send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") else { return }

        var number = 0
        var kept = ""
        var bytes = head[(end + 4)...]
        while true {
            let lines = body.feed(bytes)
            note(nil, lines)
            for line in lines {
                number += 1
                kept += answer(number, line) + "\n"
                if manner == .leaving(after: number) {
                    _ = sendChunk(kept)
                    return
                }
                if manner == .stopping(after: number) {
                    _ = sendChunk(kept) && send("0\r\n\r\n")
                    return
                }
            }
            if manner != .atTheEnd, !kept.isEmpty {
                guard sendChunk(kept) else { return }
                kept = ""
            }
            if body.isComplete { break }
            bytes = receive()
            if bytes.isEmpty { return }
        }
        if !kept.isEmpty, !sendChunk(kept) { return }
        _ = send("0\r\n\r\n")
        // The client has the connection's end to itself.
        _ = receive()
    }
}

/// A chunked body's lines as they come. [RFC 9112, section 7.1]
private struct ChunkedBody {
    private(set) var isComplete = false
    private var sizeLine: [UInt8] = []
    private var missing = 0
    private var isBehindChunk = false
    private var line: [UInt8] = []

    mutating func feed(_ bytes: ArraySlice<UInt8>) -> [String] {
        var lines: [String] = []
        var rest = bytes
        while let byte = rest.first, !isComplete {
            if missing > 0 {
                let part = rest.prefix(missing)
                let end = part.firstIndex(of: 0x0A)
                line += part[..<(end ?? part.endIndex)]
                let next = end.map { $0 + 1 } ?? part.endIndex
                missing -= next - rest.startIndex
                rest = rest[next...]
                isBehindChunk = missing == 0
                if end != nil {
                    lines.append(String(decoding: line, as: UTF8.self))
                    line.removeAll(keepingCapacity: true)
                }
                continue
            }
            rest.removeFirst()
            if byte != 0x0A {
                if byte != 0x0D { sizeLine.append(byte) }
            } else if isBehindChunk {
                isBehindChunk = false
            } else {
                missing = Int(String(decoding: sizeLine, as: UTF8.self), radix: 16) ?? 0
                isComplete = missing == 0
                sizeLine = []
            }
        }
        return lines
    }
}
