import Glibc

/// A connection of a ``RawReceiver``. It blocks.
struct RawConnection {
    let descriptor: CInt

    /// Says what there is to say, and ends.
    func answer(_ behaviour: Misbehaviour) {
        if !behaviour.answer.isEmpty { _ = write(behaviour.answer) }
        if !behaviour.endless.isEmpty {
            let chunk = String(repeating: behaviour.endless, count: 4096 / behaviour.endless.utf8.count)
            // Without an end in itself, and with one for a client that takes all.
            for _ in 0..<10_000 where !write(chunk) { break }
        }
        end(behaviour.ending)
    }

    /// The value of `webhook-id`.
    static func id(in head: String) -> String {
        value(of: "webhook-id", in: head) ?? ""
    }

    private static func value(of name: String, in head: String) -> String? {
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name):") }
        return line.map { $0.dropFirst(name.count + 1).trimmingPrefix(" ") }.map(String.init)
    }

    /// - Returns: the request's head, where it was read, and whether its body was read to its end.
    func read(_ reading: Misbehaviour.Reading) -> (head: String?, isWhole: Bool) {
        let end = Array("\r\n\r\n".utf8)
        var head: [UInt8] = []
        switch reading {
        case .nothing: return (nil, false)
        case .partOfHead:
            _ = receive(upTo: 40)
            return (nil, false)
        case .head, .partOfBody, .all:
            while !head.suffix(4).elementsEqual(end) {
                guard let line = receiveLine() else { return (nil, false) }
                head += line
            }
        }
        let text = String(decoding: head, as: UTF8.self)
        let length = Self.value(of: "content-length", in: text).flatMap { Int($0) } ?? 0
        var remaining = reading == .head ? 0 : reading == .partOfBody ? length / 2 : length
        while remaining > 0 {
            guard let bytes = receive(upTo: min(remaining, 65_536)) else { return (text, false) }
            remaining -= bytes.count
        }
        return (text, reading == .all)
    }

    private func end(_ ending: Misbehaviour.Ending) {
        switch ending {
        case .close: break
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        case .halfClose:
            shutdown(descriptor, CInt(SHUT_WR))
            while receive(upTo: 65_536) != nil {}
        case .wait: while receive(upTo: 65_536) != nil {}
        }
        close(descriptor)
    }

    /// - Returns: nil at the end.
    private func receive(upTo count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let received = recv(descriptor, &bytes, count, 0)
        return received > 0 ? Array(bytes[..<received]) : nil
    }

    /// Up to a line's end; nothing beyond it.
    private func receiveLine() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 512)
        let waiting = recv(descriptor, &bytes, bytes.count, CInt(MSG_PEEK))
        guard waiting > 0 else { return nil }
        let end = bytes[..<waiting].firstIndex(of: UInt8(ascii: "\n"))
        return receive(upTo: end.map { $0 + 1 } ?? waiting)
    }

    private func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }
}
