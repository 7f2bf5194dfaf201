import Messages

/// A field of a form: how it is shown, and where its value goes.
struct DeskField: Sendable {
    enum Kind: Sendable {
        case line
        /// Of several lines.
        case text
        case address
        /// Date and time on the display zone's clock.
        case moment
        /// One of several, all of them in sight.
        case radio([Choice])
        /// One of many.
        case select([Choice])
        /// Never shown again. Where a form has a preview, it is typed there: what would be done is shown with dots for it.
        case secret
        case hidden
    }

    struct Choice: Sendable {
        let value: String
        let name: Wording
    }

    /// In the form.
    let name: String
    let label: Wording
    let kind: Kind
    /// Where the value goes in the body of the route. [RFC 6901] Faults at it or below it are shown at the field.
    let pointer: String
    /// What it is for, in a sentence.
    var hint: Wording?
    /// What stands in it at first.
    var value = ""
    var isRequired = false
    /// Whether it is folded away until it is wanted, or wrong.
    var isSeldom = false
    /// Whether the value goes into the body as a number.
    var isNumber = false

    var isSecret: Bool { if case .secret = kind { true } else { false } }

    /// `text` as a field that was filled in has it; nothing of a secret.
    func shown(_ text: String) -> String {
        isSecret ? "" : text
    }
}

/// The values of a form's fields, as they were typed.
struct DeskInput: Sendable {
    let values: [String: String]
    /// The form's fields, as it is sent.
    var fields: [DeskField] = []

    subscript(name: String) -> String { values[name] ?? "" }

    /// nil where nothing was typed.
    func text(_ name: String) -> JSONValue? { self[name].isEmpty ? nil : .text(self[name]) }
}

extension DeskInput {
    /// The body of a route's request: each value that was given, at its field's pointer.
    var body: JSONValue { body(of: fields) }

    func body(of fields: [DeskField]) -> JSONValue {
        fields.reduce(.object([])) { body, field in
            let value = self[field.name]
            guard !value.isEmpty, !field.pointer.isEmpty else { return body }
            let steps = field.pointer.split(separator: "/").map { step in
                String(step).replacing("~1", with: "/").replacing("~0", with: "~")
            }
            // What is no number is left to the route to refuse.
            let isNumber = field.isNumber && Int(value) != nil
            return body.placing(isNumber ? .number(value) : .text(value), at: steps[...])
        }
    }
}

extension JSONValue {
    fileprivate func placing(_ value: JSONValue, at steps: ArraySlice<String>) -> JSONValue {
        guard let step = steps.first else { return value }
        return with(step, (self[step] ?? .object([])).placing(value, at: steps.dropFirst()))
    }
}
