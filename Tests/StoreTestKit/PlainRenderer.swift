package import FollowUps
import Messages
package import SupportHours

/// Renders everything that it is given, one line each.
package struct PlainRenderer: BodyRenderer {
    package func render(
        _ body: UnrenderedBody, plan: String, at instant: Instant
    ) throws(RenderingError) -> RenderedBody {
        guard body.source != "unwritable" else { throw RenderingError(Wording(verbatim: "can't be written")) }
        let lines = [body.source, body.values, body.secrets, plan, "\(instant.secondsSinceEpoch)"]
        let text = lines.compactMap { $0.map { $0 + "\n" } }.joined()
        return RenderedBody(text: text, html: body.source.hasSuffix("html") ? "<pre>\(text)</pre>" : nil)
    }
}

extension BodyRenderer where Self == PlainRenderer {
    package static var plain: PlainRenderer { PlainRenderer() }
}

extension NewFollowUp {
    /// The same with an unrendered body.
    package func written(by source: String = "source", values: String = "values", secrets: String? = nil) -> NewFollowUp
    {
        var new = self
        new.message.text = ""
        new.message.html = nil
        new.unrenderedBody = UnrenderedBody(template: "template", source: source, values: values, secrets: secrets)
        return new
    }
}
