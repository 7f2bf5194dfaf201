/// An error's body, `application/problem+json`. [RFC 9457]
package struct ProblemDetails: Codable, Hashable, Sendable {
    /// A URI reference that names the kind of problem.
    package var type: String
    package var title: String
    /// The HTTP status code.
    package var status: Int
    /// What failed, on which input, and what to do next.
    package var detail: String
    /// The fields at fault, where fields are.
    package var errors: [FieldError]?

    package init(type: String, title: String, status: Int, detail: String, errors: [FieldError]? = nil) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
    }

    package struct FieldError: Codable, Hashable, Sendable {
        /// A JSON Pointer [RFC 6901] into the body, or `?name` for a query parameter.
        package var pointer: String
        package var detail: String
        package var suggestion: String?

        package init(pointer: String, detail: String, suggestion: String? = nil) {
            self.pointer = pointer
            self.detail = detail
            self.suggestion = suggestion
        }
    }
}
