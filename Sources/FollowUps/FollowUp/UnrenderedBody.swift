package import Messages
package import SupportHours

/// What a message's body is rendered from at each claim, and not before, because the text may name the hours of that
/// moment. It is rendered anew until an attempt has begun data; from then on the body is fixed.
///
/// The texts are opaque here; the renderer interprets them.
package struct UnrenderedBody: Hashable, Sendable {
    /// The template's id, for people who look at the queue.
    package var template: String
    /// The template's wording.
    package var source: String
    /// The values filled into it.
    package var values: String
    /// The secret values, which nobody may see and which are erased when the follow-up has ended; nil for none.
    package var secrets: String?

    package init(template: String, source: String, values: String, secrets: String? = nil) {
        self.template = template
        self.source = source
        self.values = values
        self.secrets = secrets
    }
}

/// A rendered body.
package struct RenderedBody: Hashable, Sendable {
    package var text: String
    package var html: String?

    package init(text: String, html: String? = nil) {
        self.text = text
        self.html = html
    }
}

/// Renders bodies, once for each claim.
package protocol BodyRenderer: Sendable {
    /// - Parameters:
    ///   - plan: the plan whose hours the message may name.
    ///   - instant: when the message is sent.
    /// - Throws: where it can't be rendered, now or ever.
    func render(
        _ body: UnrenderedBody, plan: String, at instant: Instant
    ) throws(RenderingError) -> RenderedBody
}

/// Why a body can't be rendered, in one line without any of its values.
package struct RenderingError: WordedError, Hashable, Sendable {
    package let wording: Wording

    package init(_ wording: Wording) {
        self.wording = wording
    }
}

/// The state of a message's secrets.
package enum Secrecy: Int, Hashable, Sendable {
    /// There never were any.
    case none
    /// They are kept, because the message has yet to be sent.
    case kept
    /// They were erased when it ended, and the text with them.
    case erased
}
