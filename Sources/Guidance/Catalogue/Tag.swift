import Documents
import Messages

/// A tag of a template, `{{…}}`, and where it begins.
struct Tag: Hashable {
    enum Kind: Hashable {
        case variable
        /// `{{#name}}`
        case section
        /// `{{^name}}`
        case inverted
        /// `{{> name}}`
        case partial
    }

    let kind: Kind
    let name: String
    let location: SourceLocation
}

/// A fault in a tag.
struct TagFault {
    let location: SourceLocation
    let detail: Wording
    var suggestion: String?
}
