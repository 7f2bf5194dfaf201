import MadoguchiAPI
import Messages
import NIOHTTP1

/// One request, taken apart once: whatever answers it reads from here.
struct Request: Sendable {
    /// As it came, as `GET`.
    var method: String
    var target: RequestTarget
    var fields: HTTPHeaders
    var body: RequestBody
    /// Who asks, by the socket's peer credentials; nil where the system doesn't say.
    var uid: UInt32?
    /// What the route's path has in braces.
    var captures: [String: String] = [:]
    /// What the route says that may come with it.
    var description = RouteDescription.none

    init(
        method: String, target: RequestTarget, fields: HTTPHeaders = HTTPHeaders(), body: RequestBody = .none,
        uid: UInt32? = nil
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.uid = uid
    }

    /// The first value of a header field.
    func field(_ name: String) -> String? { fields.first(name: name) }

    /// A header field that is a list, however often it stands there. [RFC 9110 §5.3]
    func list(_ name: String) -> String? {
        let values = fields[name]
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// What the route's path calls `name`; every handler names its own.
    func captured(_ name: String) -> String { captures[name] ?? "" }

    /// The language that its sender likes best; nil where they don't say. [RFC 9110 §12.5.4]
    var acceptedLanguage: Language? {
        fields.contains(name: "accept-language")
            ? AcceptLanguage.best(of: fields[canonicalForm: "accept-language"]) : nil
    }

    /// The language to answer in.
    func language(in snapshot: Snapshot) -> Language { acceptedLanguage ?? snapshot.language }

    // MARK: Bodies

    /// The bytes of a JSON body.
    func json() async throws(Problem) -> ArraySlice<UInt8> {
        try requireContentType("application/json")
        return try await body.collect(atMost: description.body?.limit ?? 0)[...]
    }

    /// Refuses a body that is said to be of another type; one of which nothing is said is taken for it.
    func requireContentType(_ expected: String) throws(Problem) {
        guard let contentType = field("content-type") else { return }
        let type = contentType.prefix { $0 != ";" }.split(separator: " ").joined().lowercased()
        // curl calls every body a form unless it is told otherwise, and no form is ever asked for here.
        guard type == expected || type == "application/x-www-form-urlencoded" else {
            throw Problem(.unsupportedContentType(contentType, expected: expected))
        }
    }

    /// The header `Idempotency-Key`; nil where there is none.
    func idempotencyKey() throws(Problem) -> String? {
        let keys = fields["idempotency-key"]
        guard let key = keys.first else { return nil }
        guard keys.count == 1, IdempotencyKey.isValid(key) else { throw Problem(.malformedIdempotencyKey) }
        return key
    }
}
