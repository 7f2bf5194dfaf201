import Messages

/// A document beside the pages: for a frame of one, to be opened by itself, or to be saved. Nothing in it runs, loads or leads
/// anywhere.
///
/// To add one: `extension DeskDocument { static let … }` beside the pages of its subject, and the document in
/// ``Desk/documents``.
struct DeskDocument: Sendable {
    let path: PathPattern
    let section: DeskSection?
    /// For the description of the interface: what it is, in a line.
    let summary: String
    var mediaType = "text/html"
    /// The file's name, for one that is saved.
    var fileName: String?
    /// The routes that it asks; others are refused.
    let uses: Set<DeskRoute>
    /// What it takes of its address, beside the language.
    var parameters: [any QueryParameter] = []
    let text: @Sendable (DeskVisit) async throws(DeskFault) -> String

    func response(_ text: String) -> Response {
        var response = Response(text: text, type: "\(mediaType); charset=utf-8")
        response.fields += DeskStyle.framed
        if let fileName { response.fields.append(("content-disposition", "attachment; filename=\"\(fileName)\"")) }
        return response
    }
}

extension DeskDocument {
    /// A message's HTML part, for the frame of its page.
    static let messageHTML = DeskDocument(
        path: "/desk/queue/{id}/html", section: .queue, summary: "A message's HTML part, for the frame of its page.",
        uses: [.get("/v1/follow-ups/{id}/message")]
    ) { visit async throws(DeskFault) in
        try await visit.text("/v1/follow-ups/{id}/message", visit.request.captures, query: [("part", "html")])
    }
}
