package import FollowUps
package import SupportHours

/// Writes down all that it is given, one line each.
package struct PlainWriter: ManuscriptWriter {
    package func write(
        _ manuscript: Manuscript, plan: String, at instant: Instant
    ) throws(ManuscriptError) -> WrittenText {
        guard manuscript.source != "unwritable" else { throw ManuscriptError(detail: "can't be written") }
        let lines = [manuscript.source, manuscript.values, manuscript.secrets, plan, "\(instant.secondsSinceEpoch)"]
        let text = lines.compactMap { $0.map { $0 + "\n" } }.joined()
        return WrittenText(text: text, html: manuscript.source.hasSuffix("html") ? "<pre>\(text)</pre>" : nil)
    }
}

extension ManuscriptWriter where Self == PlainWriter {
    package static var plain: PlainWriter { PlainWriter() }
}

extension NewFollowUp {
    /// The same by a manuscript.
    package func written(by source: String = "source", values: String = "values", secrets: String? = nil) -> NewFollowUp
    {
        var new = self
        new.letter.text = ""
        new.letter.html = nil
        new.manuscript = Manuscript(template: "template", source: source, values: values, secrets: secrets)
        return new
    }
}
