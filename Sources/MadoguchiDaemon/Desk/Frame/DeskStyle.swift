import Messages

/// What the desk's answers have beside those of the control socket's other routes: what browsers may do with them.
struct DeskStyle: Sendable {
    let desk: Desk

    var style: AnswerStyle {
        AnswerStyle(
            finish: { response, request in Self.isDesk(request) ? Self.finish(response) : response },
            present: { problem, request in Self.isDesk(request) ? desk.page(problem, for: request) : nil })
    }

    private static func isDesk(_ request: Request) -> Bool { request.target.path.first == "desk" }

    /// Nothing comes from anywhere but here, and nothing in a page runs but its own file.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    /// Of a document from elsewhere, which a page has in a frame.
    static let framed = [
        (
            name: "content-security-policy",
            value: "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
                + "frame-ancestors 'self'; base-uri 'none'"
        ),
        (name: "x-frame-options", value: "SAMEORIGIN"), (name: "referrer-policy", value: "no-referrer"),
    ]

    private static func finish(_ response: Response) -> Response {
        var response = response
        let usual = [
            ("content-security-policy", policy), ("x-frame-options", "DENY"),
            ("x-content-type-options", "nosniff"),
            // Without a referrer's origin, browsers would give no origin with a form, either.
            ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ]
        // A message's part in a frame has stricter ones of its own.
        response.fields += usual.filter { field in !response.fields.contains { $0.name == field.0 } }
            .map { (name: $0.0, value: $0.1) }
        return response
    }
}
