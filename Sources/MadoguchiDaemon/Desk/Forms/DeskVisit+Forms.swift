import Messages
import SupportHours

extension DeskVisit {
    /// A form's button on another page, which does at once what the form does.
    ///
    /// - Parameters:
    ///   - captures: the values of the names in the form's path.
    ///   - fields: the form's values by its fields' names.
    ///   - seen: what the page was made from, where the form has a basis.
    ///   - step: what is done with a form that has a preview.
    /// - Returns: values of the partial `desk-button`; none for somebody who may not do it.
    func button(
        _ form: DeskForm, _ captures: [String: String] = [:], label: Wording, fields: [String: String] = [:],
        seen: String? = nil, step: String = "send"
    ) -> PageValues {
        guard actor.may(form.route) else { return PageValues([:]) }
        var values = seal(form, captures, key: nil, seen: seen)
        values["buttonLabel"] = .text(label[language])
        values["buttonStep"] = .text(step)
        values["buttonFields"] = .list(
            fields.sorted { $0.key < $1.key }.map {
                PageValues(["buttonName": .text($0.key), "buttonValue": .block($0.value)])
            })
        return values
    }

    /// What makes a form one of the desk's.
    ///
    /// - Parameter key: nil for a new one.
    func seal(_ form: DeskForm, _ captures: [String: String], key: DeskSeal.FormKey?, seen: String?) -> PageValues {
        let key = key ?? DeskSeal.FormKey(at: now)
        let path = form.path.segments.map { segment in
            switch segment {
            case .literal(let text): text
            case .capture(let name): captures[name] ?? ""
            }
        }
        let query = form.parameters.map { (name: $0.name, value: asked($0.name)) }.filter { !$0.value.isEmpty }
            .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
        return PageValues([
            "formAction": .text(
                root + path.dropFirst().map(\.percentEncoded).joined(separator: "/")
                    + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))),
            "formKey": .text(key.text), "formToken": .text(seal.token(for: key, of: actor.identity, path: path) ?? ""),
            "formSeen": .text(seen ?? ""),
        ])
    }
}
