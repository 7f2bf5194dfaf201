import Delivery
package import Guidance
import MailAddress
import Messages
import Recurrence

/// The letters, and what of them is the operator's own.
package struct GuidanceConfiguration: Sendable {
    /// Where the letters are from; files of a later one override those of an earlier one.
    package var directories: [String] = []
    /// What they say.
    package var set = GuidanceSet.empty
    /// Values for every letter that has a place for them.
    package var variables: [String: String] = [:]
    /// Where reminders of cases go unless a case says otherwise.
    var operatorAddress: MailAddress?
    var suspiciousAddresses = SuspiciousAddresses.warn
    /// Where recipients of recurring letters say that they want no more; `{id}` stands for the letter's follow-up.
    var unsubscribe: [String] = []
    var recurring: [RecurringLetter] = []

    /// What becomes of an address that is probably mistyped.
    enum SuspiciousAddresses: String, CaseIterable {
        case warn, refuse
    }
}

/// A letter that goes to a list of recipients again and again.
struct RecurringLetter: Sendable {
    let id: String
    /// The template's id.
    let template: String
    let plan: String
    let language: Language
    /// On the display zone's clock.
    let rule: RecurrenceRule
    /// A file of comma-separated values.
    let recipients: String
    let variables: [String: String]
}
