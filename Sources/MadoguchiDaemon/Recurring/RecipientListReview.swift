import FollowUps
import Guidance
import LinuxSystem
import Lists
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours
import Synchronization

/// What a list of recipients comes to, read as if its message were due now.
struct RecipientListReview: Hashable, Sendable {
    let file: String
    /// Rows that a message goes to.
    let usable: Int
    /// Rows that are passed over.
    let faults: RecipientList.Faults
    /// What was found out about the list, and repaired in it.
    let notes: [ListNote]
    let suspicious: Int
    /// The line of the first of them.
    let suspiciousLine: Int?

    /// Why the list can't be used at all.
    var trouble: Wording? {
        guard usable == 0, let fault = faults.first.first else { return nil }
        return RecipientListError(nothingToUseIn: file, fault).wording
    }

    /// Reads the whole list.
    init(of message: RecurringMessage, _ configuration: Configuration) throws(RecipientListError) {
        let guidance = configuration.guidance
        let letterhead = configuration.letterhead(of: configuration.plans.first { $0.id == message.plan })
        var list = try RecipientList(of: message, guidance: guidance)
        let template = guidance.set.catalogue.template(message.template)
        var usable = 0
        while let recipients = try list.next(500) {
            for recipient in recipients {
                do throws(RecipientListError) {
                    _ = try template.map { template throws(RecipientListError) in
                        try message.values(for: recipient, template, letterhead)
                    }
                    usable += 1
                } catch {
                    list.refuse(recipient, error)
                }
            }
        }
        self.usable = usable
        file = message.recipients
        faults = list.faults
        notes = list.notes
        (suspicious, suspiciousLine) = (list.suspicious?.count ?? 0, list.suspicious?.line)
    }

    /// What is said of the list, in sentences that name nobody.
    var remarks: [(code: String, count: Int?, line: Int?, wording: Wording)] {
        let remarks = notes.map { (code: $0.code, count: $0.count, line: $0.line, wording: $0.wording) }
        guard let suspiciousLine else { return remarks }
        return remarks + [
            (
                code: "addresses-suspicious", count: suspicious, line: suspiciousLine,
                wording: .addressesProbablyMistyped(suspicious, line: suspiciousLine)
            )
        ]
    }
}

extension RecurringMessage {
    /// The template's values for one recipient.
    ///
    /// - Throws: what is wrong with a row's values, without any of them.
    func values(
        for recipient: RecipientList.Recipient, _ template: MessageTemplate, _ letterhead: Letterhead
    ) throws(RecipientListError) -> TemplateValues {
        var site = letterhead.variables.merging(variables) { _, own in own }
        site.merge([String: String](customer: recipient.address.description)) { _, customer in customer }
        var faults: [(variable: String, fault: Wording)] = []
        let values = template.values(given: recipient.values, site: site, language: language) { name, detail, _ in
            faults.append((variable: name, fault: detail))
        }
        guard let values else { throw RecipientListError(wording: .faults(faults)) }
        let shown = letterhead.examples.intersection(values.plain.keys).subtracting(variables.keys)
            .subtracting(recipient.values.keys)
        if let name = shown.min() {
            throw RecipientListError(wording: .faults([(variable: name, fault: .stillExampleValue)]))
        }
        return values
    }
}

extension RecurringMessage {
    /// What its list comes to, for `--check`.
    func listSummary(_ configuration: Configuration) -> [Wording] {
        do throws(RecipientListError) {
            let review = try RecipientListReview(of: self, configuration)
            var warnings = review.faults.first.map { Wording.rowPassedOver(line: $0.line, $0.reason) }
            let more = review.faults.count - review.faults.first.count
            if more > 0 { warnings.append(.moreRowsPassedOver(more)) }
            let remarks: [Wording] = warnings.map { .warning($0) } + review.remarks.map { .note($0.wording) }
            let counts = Wording.listComesTo(
                id, used: review.usable, passedOver: review.faults.count, file: review.file)
            return [counts] + remarks.map { $0.indented() }
        } catch {
            return [.recurringUnsendable(id, Wording(error))]
        }
    }
}

/// Reviews of the lists of recurring messages. A list is read again when its file or the configuration has changed.
final class RecipientListReviews: Sendable {
    private struct Known {
        let identity: FileChunks.Identity?
        let generation: Int
        let review: Result<RecipientListReview, RecipientListError>
    }

    private let known = Mutex<[String: Known]>([:])

    /// - Parameter generation: counts the configurations.
    func review(
        of message: RecurringMessage, _ configuration: Configuration, generation: Int
    ) -> Result<RecipientListReview, RecipientListError> {
        // Taken before the list is read: where it is changed meanwhile, it is read once more.
        let identity = FileChunks.identity(of: message.recipients)
        let old = known.withLock { $0[message.id] }
        if let old, identity != nil, old.identity == identity, old.generation == generation { return old.review }
        let review = Result { () throws(RecipientListError) in try RecipientListReview(of: message, configuration) }
        known.withLock { $0[message.id] = Known(identity: identity, generation: generation, review: review) }
        return review
    }
}

extension RecipientListReport {
    init(_ review: RecipientListReview, in language: Language) {
        self.init(
            file: review.file, usable: review.usable, passedOver: review.faults.count,
            faults: review.faults.first.map { Fault(line: $0.line, detail: $0.reason[language]) },
            notes: review.remarks.map {
                Note(code: $0.code, detail: $0.wording[language], count: $0.count, line: $0.line)
            })
    }
}

extension Result<RecipientListReview, RecipientListError> {
    /// Why the list can't be used; nil where it can.
    var trouble: Wording? {
        switch self {
        case .success(let review): review.trouble
        case .failure(let error): error.wording
        }
    }
}
