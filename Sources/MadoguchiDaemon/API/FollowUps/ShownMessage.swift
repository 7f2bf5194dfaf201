import Delivery
import FollowUps
import Guidance
import Messages
import SupportHours

/// A follow-up's message for people who look at it: as it was sent, or as it would be, with dots in place of secrets.
struct ShownMessage {
    let snapshot: Snapshot
    let now: Instant
    let templates: TemplateRenderer

    /// The message of a follow-up in the store.
    ///
    /// A text that isn't fixed yet names the hours of the instant at which the follow-up leaves, as far as that is
    /// known; one that has ended, those of its last attempt.
    ///
    /// - Parameter history: the follow-up's.
    /// - Throws: a problem where the text isn't there any more, can't be shown, or can't be rendered.
    func message(_ kept: KeptMessage, history: [HistoryEntry]) throws(Problem) -> ClaimedFollowUp {
        let followUp = kept.followUp
        if followUp.secrecy == .erased { throw Problem(.secretErased(id: followUp.id.description)) }
        // Its values were erased when the text was fixed, so nobody knows which words of it are secret.
        if kept.hasSecretInText { throw Problem(.holdsSecret(id: followUp.id.description)) }
        let headers = kept.keptHeaders(history: history)
        let presenter = FollowUpPresenter(snapshot: snapshot, now: now, language: snapshot.language)
        let instant = headers?.date ?? presenter.departure(of: followUp)?.instant ?? now
        var message = kept.shown(with: headers ?? self.headers(of: followUp.letterheadPlan, at: instant))
        if let body = kept.unrenderedBody {
            let rendered = try render(body, plan: followUp.letterheadPlan, at: instant)
            message.message.text = rendered.text
            message.message.html = rendered.html
        }
        return message
    }

    /// The body of a follow-up that isn't stored.
    func body(of new: NewFollowUp) throws(Problem) -> RenderedBody {
        guard let body = new.unrenderedBody else { return RenderedBody(text: new.message.text) }
        return try render(body, plan: new.letterheadPlan, at: new.due.at ?? now)
    }

    private func render(
        _ body: UnrenderedBody, plan: String, at instant: Instant
    ) throws(Problem) -> RenderedBody {
        let hidden: UnrenderedBody
        do { hidden = try body.withoutSecrets } catch { throw .notAnswerable(error) }
        do throws(RenderingError) {
            return try RenderingTerms(snapshot: snapshot, templates: templates).render(hidden, plan: plan, at: instant)
        } catch {
            throw Problem(.unrenderableMessage(body.template, reason: error.wording))
        }
    }

    private func headers(of plan: String, at instant: Instant) -> FixedHeaders {
        let sender = snapshot.letterhead(of: plan).sender
        return FixedHeaders(
            sender: sender.mailbox, replyTo: sender.replyTo, date: instant,
            utcOffset: snapshot.display.offset(at: instant).seconds)
    }
}
