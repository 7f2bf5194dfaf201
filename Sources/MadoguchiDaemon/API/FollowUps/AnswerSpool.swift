import LinuxSystem
import SystemPackage

/// Holds what has been answered and not been read yet: a little in memory, and the rest in a file without a name.
///
/// Most clients send all of a body before they read any of the answer. Were no more answered than fits their socket,
/// neither side would go on.
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
    /// Where in the file what wasn't read begins and ends.
    private var unread: Range<Int64> = 0..<0
    /// Where no file can be had, memory has to do, and the sender waits.
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

    /// Nothing more comes. What is there can be taken still.
    ///
    /// - Parameter error: why it isn't whole, to be told after that.
    func finish(throwing error: (any Error)? = nil) {
        isFinished = true
        ending = error
        wakeReader()
    }

    /// The taking side has given up: nothing of it is of use any more.
    func fail(_ error: any Error) {
        failure = failure ?? error
        wakeReader()
        wakeWriter()
    }

    /// - Returns: what comes next, once there is something; nil at the end.
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

    /// What stands in the file is younger than what is in memory, so once there is something, all goes there.
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
