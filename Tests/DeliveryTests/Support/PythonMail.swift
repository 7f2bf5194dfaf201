import Foundation
import MailAddress
import TestSupport
import Testing

@testable import Delivery

/// Python's `email` package as a reader of what was composed.
enum PythonMail {
    private struct Question: Encodable {
        struct Expected: Encodable {
            let subject: String
            let fromName: String
            let fromAddress: String
            let toName: String
            let toAddress: String
            let messageID: String
            let id: String
            let date: Int64
            let offset: Int
            let text: String
            let html: String?
            let unsubscribe: String?
        }

        let bytes: Data
        let expected: Expected

        init(_ composed: ComposedMessage, of message: MIMEMessage) {
            bytes = Data(composed.bytes)
            expected = Expected(
                subject: message.subject,
                fromName: message.from.displayName ?? "",
                fromAddress: "\(message.from.address.localPart)@\(message.from.address.asciiDomain)",
                toName: message.to.displayName ?? "",
                toAddress: "\(message.to.address.localPart)@\(message.to.address.asciiDomain)",
                messageID: "<\(message.messageID)>",
                id: message.id,
                date: message.date.secondsSinceEpoch,
                offset: message.date.offset,
                text: message.text,
                html: message.html,
                unsubscribe: message.unsubscribe.map { $0.uris.map { "<\($0)>" }.joined(separator: ", ") }
            )
        }
    }

    /// Reads all of them in one process.
    ///
    /// - Returns: the faults, each with the number of its message.
    static func faults(in messages: [(MIMEMessage, ComposedMessage)]) throws -> [String] {
        let script = try #require(
            Bundle.module.url(forResource: "read_messages", withExtension: "py", subdirectory: "Oracle"))
        let encoder = JSONEncoder()
        var input = Data()
        for (message, composed) in messages {
            input += try encoder.encode(Question(composed, of: message))
            input.append(UInt8(ascii: "\n"))
        }
        let answer = try ChildProcess.succeed(["python3", script.path], input: input)
        var lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
        try #require(lines.popLast() == "checked \(messages.count)")
        return lines
    }
}
