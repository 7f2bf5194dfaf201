import Delivery
import FollowUps
import MailAddress

extension FollowUpID {
    /// The `Message-ID` of a follow-up's message, the same at every attempt. [RFC 5322 §3.6.4]
    ///
    /// - Parameter sender: its domain is used, in A-labels, so that any relay accepts the id.
    func messageID(from sender: Mailbox) -> String {
        "<\(self)@\(sender.address.asciiDomain)>"
    }
}
