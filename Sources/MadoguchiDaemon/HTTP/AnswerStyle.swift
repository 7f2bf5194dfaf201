import Messages

/// What the answers of one socket have in common.
struct AnswerStyle: Sendable {
    /// Adds what every answer has.
    let finish: @Sendable (Response, Request) -> Response
    /// Shows a problem in a form of the socket's own; nil for `application/problem+json`.
    let present: @Sendable (Problem, Request) -> Response?

    static let plain = AnswerStyle(finish: { response, _ in response }, present: { _, _ in nil })
}
