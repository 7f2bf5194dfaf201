import Delivery
package import Guidance
import Lists
import MailAddress
import Messages
import Recurrence

/// The templates and playbooks, with the operator's settings for them.
package struct GuidanceConfiguration: Sendable {
    /// The directories of templates; files of a later one override those of an earlier one.
    package var directories: [String] = []
    /// Their content.
    package var set = GuidanceSet.empty
    /// Values for every template that has a variable of that name.
    package var variables: [String: String] = [:]
    /// Where reminders of cases go unless a case says otherwise.
    var operatorAddress: MailAddress?
    /// Whose windows the messages of cases keep to where a step doesn't say.
    var windows = CaseWindows()
    var suspiciousAddresses = SuspiciousAddresses.warn
    /// Where recipients of recurring messages unsubscribe; `{id}` stands for the follow-up's id.
    var unsubscribe: [String] = []
    var recurring: [RecurringMessage] = []

    /// What to do with an address that is probably mistyped.
    enum SuspiciousAddresses: String, CaseIterable {
        case warn, refuse
    }
}

/// A message that is sent to a list of recipients repeatedly.
struct RecurringMessage: Sendable {
    let id: String
    /// The template's id.
    let template: String
    let plan: String
    let language: Language
    /// In the display zone.
    let rule: RecurrenceRule
    /// A file with a table.
    let recipients: String
    let table: RecipientTable
    let variables: [String: String]
}

/// What is said about a list of recipients beside the list itself.
struct RecipientTable: Hashable, Sendable {
    /// Nil for UTF-8, or the one that a mark names.
    var encoding: ListEncoding?
    /// Nil to find it by the first line.
    var delimiter: Delimiter?
    var columns: [ColumnChoice] = []
}
