package import FollowUps
import MailAddress
internal import NIOPosix
import SupportHours

/// Files letters into a maildir, where any mail program can read them.
///
/// A letter is there with its whole content and durably, or it isn't there: it can't come into doubt, and is never
/// marked. Its file's name follows from the follow-up, so that one filed again after a crash takes the place of itself,
/// as long as nobody has read it yet.
package final class MaildirTransport: Transport {
    /// Writing waits for the disk, and several waits can share one flush.
    private static let threads = 8

    private let maildir: Maildir
    private let pool = NIOThreadPool(numberOfThreads: threads)

    package var capacity: Int { Self.threads * 2 }

    /// - Parameter directory: made when the first letter comes, with all that it needs.
    package init(directory: String) {
        maildir = Maildir(directory: directory)
        pool.start()
    }

    package func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        let message: ComposedMessage
        do {
            message = try letter.composed()
        } catch {
            return error.outcome
        }
        let bytes = letter.envelope.maildirBytes(with: message)
        // Nothing but the id, so that filing it again replaces what may be there. It begins with the time, as such names do.
        let name = "\(letter.id).madoguchi"
        let outcome = try? await pool.runIfActive { [maildir] in
            maildir.outcome(ofFiling: bytes, as: name)
        }
        return outcome ?? .stopped
    }

    package func shutDown() async {
        try? await pool.shutdownGracefully()
    }
}

extension Maildir {
    fileprivate func outcome(ofFiling bytes: [UInt8], as name: String) -> DeliveryOutcome {
        do {
            try file(bytes, as: name)
            return .delivered(DeliveryReport(text: "filed as \(name)"))
        } catch {
            return .unsent(DeliveryReport(text: "the outbox takes no letters: \(error)"), .passing)
        }
    }
}

extension Envelope {
    /// A message as files have it: with the envelope on top, and lines that end in LF.
    fileprivate func maildirBytes(with message: ComposedMessage) -> [UInt8] {
        var bytes = Array("Return-Path: <\(sender.sentText)>\nDelivered-To: \(recipient.sentText)\n".utf8)
        bytes.reserveCapacity(bytes.count + message.bytes.count)
        // The composer writes no CR but before an LF.
        for byte in message.bytes where byte != 0x0D { bytes.append(byte) }
        return bytes
    }
}
