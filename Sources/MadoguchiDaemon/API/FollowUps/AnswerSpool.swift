import LinuxSystem
import SystemPackage

/// Buffers answers that haven't been read: a little in memory, and the rest in an unnamed file.
///
/// Most clients send a whole body before they read any of the answer. If answers were limited to what fits the client's
/// socket, neither side would go on.
actor AnswerSpool {
    struct Limits: Sendable {
        /// Bytes in memory.
        var memory = 1 << 20
        /// Bytes in the file: the answers of some 250,000 follow-ups.
        var file: Int64 = 1 << 28
        /// Bytes that are read from the file at a time.
        var part = 1 << 17
    }

    private let directory: String
    private let limits: Limits
    private var memory: [[UInt8]] = []
    private var memorySize = 0
    private var file: UnnamedFile?
    /// The range of the file that hasn't been read.
    private var unread: Range<Int64> = 0..<0
    /// Where no file can be created, memory has to suffice, and the sender waits.
    private var hasNoFile = false
    private var isFinished = false
    private var ending: (any Error)?
    private var failure: (any Error)?
    private var reader: CheckedContinuation<Void, Never>?
    private var writer: CheckedContinuation<Void, Never>?

    init(directory: String, limits: Limits = Limits()) {
        self.directory = directory
        self.limits = limits
    }

    /// Returns once there is room for more.
    func append(_ bytes: [UInt8]) async throws {
        while true {
            if let failure { throw failure }
            if keep(bytes) { break }
            await withCheckedContinuation { writer = $0 }
        }
        wakeReader()
    }

    /// Marks the end. What is buffered can still be read.
    ///
    /// - Parameter error: why the answer is incomplete; thrown after the buffered part.
    func finish(throwing error: (any Error)? = nil) {
        isFinished = true
        ending = error
        wakeReader()
    }

    /// The reader has given up: discards everything.
    func fail(_ error: any Error) {
        failure = failure ?? error
        wakeReader()
        wakeWriter()
    }

    /// - Returns: the next part, once there is one; nil at the end.
    func next() async throws -> [UInt8]? {
        while true {
            if let failure { throw failure }
            if let bytes = try take() {
                wakeWriter()
                return bytes
            }
            if isFinished {
                if let ending { throw ending }
                return nil
            }
            await withCheckedContinuation { reader = $0 }
        }
    }

    /// The file holds newer bytes than memory, so once it holds any, all further ones go there.
    private func keep(_ bytes: [UInt8]) -> Bool {
        if unread.isEmpty, memorySize + bytes.count <= limits.memory || memory.isEmpty {
            memory.append(bytes)
            memorySize += bytes.count
            return true
        }
        guard !hasNoFile, unread.upperBound + Int64(bytes.count) <= limits.file else { return false }
        do throws(Errno) {
            let file: UnnamedFile
            if let made = self.file { file = made } else { file = try UnnamedFile(in: directory) }
            self.file = file
            try file.write(bytes, at: unread.upperBound)
            unread = unread.lowerBound..<(unread.upperBound + Int64(bytes.count))
            return true
        } catch {
            hasNoFile = true
            return false
        }
    }

    private func take() throws -> [UInt8]? {
        if !memory.isEmpty {
            let bytes = memory.removeFirst()
            memorySize -= bytes.count
            return bytes
        }
        guard !unread.isEmpty, let file else { return nil }
        let size = min(Int64(limits.part), unread.upperBound - unread.lowerBound)
        let bytes = try file.read(at: unread.lowerBound, atMost: Int(size))
        guard bytes.count == size else { throw SpoolCutShort() }
        unread = (unread.lowerBound + size)..<unread.upperBound
        if unread.isEmpty {
            file.empty()
            unread = 0..<0
        }
        return bytes
    }

    private func wakeReader() {
        reader?.resume()
        reader = nil
    }

    private func wakeWriter() {
        writer?.resume()
        writer = nil
    }
}

/// The file has less than was written to it.
private struct SpoolCutShort: Error {}
