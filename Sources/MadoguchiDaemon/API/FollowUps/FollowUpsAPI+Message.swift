import Delivery
import FollowUps
import LinuxSystem
import Messages

extension FollowUpsAPI {
    static let part = Parameters.word(
        "part", of: MessagePart.self, about: "the text (the default), the HTML part, or the whole message")

    /// What can be seen of a message.
    enum MessagePart: String, CaseIterable, Sendable {
        case text, html
        /// As it is sent. [RFC 5322]
        case raw
    }

    func message(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let part = query.read(Self.part) ?? .text
        try query.finish()
        let id = try id(of: request)
        let kept = try await storing { () throws(StoreError) in try await context.store.message(of: id) }
        guard let kept else { throw Problem(.unknownFollowUp(id.description)) }
        let history = try await storing { () throws(StoreError) in try await context.store.history(of: id) }
        let message = try ShownMessage(snapshot: snapshot, now: context.clock.now(), templates: context.templates)
            .message(kept, history: history)
        switch part {
        case .text: return Response(text: message.message.text, type: "text/plain; charset=utf-8")
        case .html:
            guard let html = message.message.html else { throw Problem(.noHTMLPart(id: id.description)) }
            return Response(text: html, type: "text/html; charset=utf-8")
        case .raw:
            do throws(MIMEMessageError) {
                return Response(bytes: try message.composed().bytes, type: "message/rfc822")
            } catch {
                throw Problem(.unrenderableMessage(kept.followUp.template ?? "-", reason: error.wording))
            }
        }
    }
}
