import Delivery
import FollowUps
import MailAddress

extension FollowUpID {
    /// What a mail about this follow-up bears for its `Message-ID`, the same at every attempt. [RFC 5322 §3.6.4]
    ///
    /// - Parameter sender: whose domain it is in, as the DNS has it: any relay takes it.
    func messageID(from sender: Mailbox) -> String {
        "<\(self)@\(sender.address.asciiDomain)>"
    }
}
