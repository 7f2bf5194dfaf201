import FollowUps
import Foundation
import MailAddress
import TestSupport
import Testing

/// Python's `mailbox` and `email` packages as readers of what was delivered.
enum MailboxReader {
    struct Message: Decodable, Equatable {
        var subject, from, to, messageID, id, autoSubmitted: String
        var returnPath, deliveredTo: String?
        var text: String
        var html: String?

        private enum CodingKeys: String, CodingKey {
            case subject = "Subject"
            case from = "From"
            case to = "To"
            case messageID = "Message-ID"
            case id = "X-Madoguchi-ID"
            case autoSubmitted = "Auto-Submitted"
            case returnPath = "Return-Path"
            case deliveredTo = "Delivered-To"
            case text, html
        }
    }

    /// - Returns: by id.
    static func messages(inMaildir path: String) throws -> [Message] {
        let script = try #require(
            Bundle.module.url(forResource: "read_maildir", withExtension: "py", subdirectory: "Oracle"))
        let output = String(decoding: try ChildProcess.succeed(["python3", script.path, path]), as: UTF8.self)
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
    }
}

extension MailboxReader.Message {
    /// What a reader is to find of a message.
    init(_ message: ClaimedFollowUp, returnPath: String?, deliveredTo: String?) {
        // Python shows a name without the quotes that it may need.
        let sender = message.fixedHeaders.sender
        self.init(
            subject: message.message.subject,
            from: [sender.displayName, "<\(sender.address.sentText)>"].compactMap(\.self).joined(separator: " "),
            to: message.message.recipient.sentText,
            messageID: message.messageID, id: message.id.description, autoSubmitted: "auto-generated",
            returnPath: returnPath, deliveredTo: deliveredTo, text: message.message.text, html: message.message.html)
    }
}
