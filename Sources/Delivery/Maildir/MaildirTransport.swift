package import FollowUps
import MailAddress
import Messages
internal import NIOPosix
import SupportHours

/// Files messages into a maildir, where any mail program can read them.
///
/// A message is there completely and durably, or it isn't there: its outcome is never uncertain, and it never begins
/// data. Its file's name derives from the follow-up's id, so that one that is filed again after a crash replaces
/// itself, as long as nobody has read it.
package final class MaildirTransport: Transport {
    /// Writing waits for the disk, and several waits can share one flush.
    private static let threads = 8

    private let maildir: Maildir
    private let pool = NIOThreadPool(numberOfThreads: threads)

    package var capacity: Int { Self.threads * 2 }

    /// - Parameter directory: created with the first message.
    package init(directory: String) {
        maildir = Maildir(directory: directory)
        maildir.openToGroup()
        pool.start()
    }

    package func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        let message: ComposedMessage
        do {
            message = try followUp.composed()
        } catch {
            return error.outcome
        }
        let bytes = followUp.envelope.maildirBytes(with: message)
        // Only the id, so that filing it again replaces the earlier file. It begins with the time, as Maildir names do.
        let name = "\(followUp.id).madoguchi"
        let hasSecrets = followUp.hasSecrets
        let outcome = try? await pool.runIfActive { [maildir] in
            maildir.outcome(ofFiling: bytes, as: name, hasSecrets: hasSecrets, mayFinish: endData ?? {})
        }
        return outcome ?? .stopped
    }

    package func shutDown() async {
        try? await pool.shutdownGracefully()
    }
}

extension Maildir {
    fileprivate func outcome(
        ofFiling bytes: [UInt8], as name: String, hasSecrets: Bool, mayFinish: () throws -> Void
    ) -> DeliveryOutcome {
        do {
            try file(bytes, as: name, hasSecrets: hasSecrets, mayFinish: mayFinish)
            return .delivered(DeliveryReport(Trouble(.filed(as: name))))
        } catch let error as MaildirError {
            return .notAttempted(DeliveryReport(error.trouble.causing(Wording.outboxUnusable)), .passing)
        } catch {
            return .heldBack(error)
        }
    }
}

extension Envelope {
    /// The message as stored in files: with the envelope on top, and lines that end in LF.
    fileprivate func maildirBytes(with message: ComposedMessage) -> [UInt8] {
        var bytes = Array("Return-Path: <\(sender.sentText)>\nDelivered-To: \(recipient.sentText)\n".utf8)
        bytes.reserveCapacity(bytes.count + message.bytes.count)
        // The composer writes CR only before LF.
        for byte in message.bytes where byte != 0x0D { bytes.append(byte) }
        return bytes
    }
}
