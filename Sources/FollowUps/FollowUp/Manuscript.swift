package import SupportHours

/// What a letter's text is made of when it is taken up: not before, for it may name the hours of that moment. It is made
/// anew each time until an attempt is marked; from then on the text stays as it is.
///
/// The texts in it are the writer's own business.
package struct Manuscript: Hashable, Sendable {
    /// The template's id, for whoever looks at the queue.
    package var template: String
    /// The wording.
    package var source: String
    /// What stands in it.
    package var values: String
    /// The same for what nobody may see, and what is forgotten when the letter has ended; nil for none.
    package var secrets: String?

    package init(template: String, source: String, values: String, secrets: String? = nil) {
        self.template = template
        self.source = source
        self.values = values
        self.secrets = secrets
    }
}

/// A letter's text, made of a manuscript.
package struct WrittenText: Hashable, Sendable {
    package var text: String
    package var html: String?

    package init(text: String, html: String? = nil) {
        self.text = text
        self.html = html
    }
}

/// Makes texts of manuscripts, each time that one is claimed.
package protocol ManuscriptWriter: Sendable {
    /// - Parameters:
    ///   - plan: whose hours the letter may name.
    ///   - instant: when it is sent.
    /// - Throws: where it can't be written, now or ever.
    func write(
        _ manuscript: Manuscript, plan: String, at instant: Instant
    ) throws(ManuscriptError) -> WrittenText
}

/// Why a manuscript can't be written, in one line without any of its values.
package struct ManuscriptError: Error, Hashable, Sendable {
    package let detail: String

    package init(detail: String) {
        self.detail = detail
    }
}

/// What became of the secrets in a letter.
package enum Secrecy: Int, Hashable, Sendable {
    /// There never were any.
    case none
    /// They are kept, for the letter has yet to be sent.
    case kept
    /// They were forgotten when it ended, and the text with them.
    case erased
}
