package import Foundation
import Glibc

/// Postfix's `smtp-sink`, which takes every message and keeps it as a file, or has a fault on request.
package final class SMTPSink: Sendable {
    package let port: Int
    private let directory: TemporaryDirectory
    private let process: ChildProcess

    private var messages: String { directory.path("letters") }

    private init(launchingIn directory: TemporaryDirectory?, _ options: [String]) throws {
        self.directory = try directory ?? TemporaryDirectory()
        port = LoopbackPort.free()
        let messages = self.directory.path("letters")
        try FileManager.default.createDirectory(atPath: messages, withIntermediateDirectories: true)
        // As root it wants to be told whom to run as.
        let user = geteuid() == 0 ? ["-u", NSUserName()] : []
        process = try ChildProcess(
            ["smtp-sink"] + user + options + ["-d", "\(messages)/%s.", "127.0.0.1:\(port)", "256"])
    }

    /// - Parameters:
    ///   - directory: where messages are kept, beside those of another sink there; one of its own unless given.
    ///   - options: how it misbehaves; see smtp-sink(1).
    package convenience init(in directory: TemporaryDirectory? = nil, options: [String] = []) throws {
        try self.init(launchingIn: directory, options)
        try eventually("smtp-sink listens") { try isListening }
    }

    package static func start(_ options: [String] = []) async throws -> SMTPSink {
        let sink = try SMTPSink(launchingIn: nil, options)
        try await eventually("smtp-sink listens") { try sink.isListening }
        return sink
    }

    private var isListening: Bool {
        get throws {
            guard process.isRunning else { throw TestFailure("smtp-sink has gone: \(process.wait())") }
            return LoopbackPort.isTaken(port)
        }
    }

    package func stop() { process.stop() }

    /// The messages, with what smtp-sink says of their envelopes.
    package func texts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: messages).map {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(messages)/\($0)")), as: UTF8.self)
        }
    }

    /// The same, and forgets them, so that many may come. Only while nothing arrives.
    package func takeTexts() throws -> [String] {
        let texts = try texts()
        for file in try FileManager.default.contentsOfDirectory(atPath: messages) { unlink("\(messages)/\(file)") }
        return texts
    }

    /// How many messages have begun, of those that weren't taken.
    package var count: Int {
        get throws { try FileManager.default.contentsOfDirectory(atPath: messages).count }
    }

    /// When the last octet came, of all messages; nil where there is none.
    package var lastArrival: Date? {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: messages).compactMap {
                try FileManager.default.attributesOfItem(atPath: "\(messages)/\($0)")[.modificationDate] as? Date
            }.max()
        }
    }

    /// When the last octet of a message came, by follow-up.
    package func arrivalTimes() throws -> [String: Date] {
        try FileManager.default.contentsOfDirectory(atPath: messages).reduce(into: [:]) { times, file in
            let path = "\(messages)/\(file)"
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            let id = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("X-Madoguchi-ID: ") }
            let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            if let id, let time { times[String(id.dropFirst(16))] = time }
        }
    }

    /// The values of a header, one for each message that has it. A message that isn't whole has no end yet.
    package func values(ofHeader name: String) throws -> [String] {
        let start = Array("\(name): ".utf8)
        return try texts().compactMap { text in
            text.utf8.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: start) }
                .map { line in String(decoding: line.dropFirst(start.count).filter { $0 != 0x0D }, as: UTF8.self) }
        }
    }

    /// The follow-ups whose messages were taken, one for each message.
    package func arrivals() throws -> [String] { try values(ofHeader: "X-Madoguchi-ID") }
}
