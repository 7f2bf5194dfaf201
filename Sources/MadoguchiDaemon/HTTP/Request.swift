import MadoguchiAPI
import Messages
import NIOHTTP1

/// One request, parsed once; handlers read from here.
struct Request: Sendable {
    /// As it came: `GET`.
    var method: String
    var target: RequestTarget
    var fields: HTTPHeaders
    var body: RequestBody
    /// Who asks, by the socket's peer credentials; nil where the system doesn't say.
    var uid: UInt32?
    /// For whom, where that uid is the desk's proxy's.
    var user: ProxiedUser?
    /// The values of the names in the route's path.
    var captures: [String: String] = [:]
    /// The route's description of its input.
    var description = RouteDescription.none

    init(
        method: String, target: RequestTarget, fields: HTTPHeaders = HTTPHeaders(), body: RequestBody = .none,
        uid: UInt32? = nil, user: ProxiedUser? = nil
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.uid = uid
        self.user = user
    }

    /// A request that is refused before it is read any further.
    init(unchecked head: HTTPRequestHead) {
        self.init(
            method: head.method.rawValue,
            target: (try? RequestTarget(head.uri)) ?? RequestTarget(unreadable: head.uri), fields: head.headers)
    }

    /// The first value of a header field.
    func field(_ name: String) -> String? { fields.first(name: name) }

    /// A header field that is a list, in one or several fields. [RFC 9110 §5.3]
    func list(_ name: String) -> String? {
        let values = fields[name]
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// The value of `name` in the route's path; handlers only use names that their route has.
    func captured(_ name: String) -> String { captures[name] ?? "" }

    /// The language that the client prefers; nil where it doesn't say. [RFC 9110 §12.5.4]
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

    /// Refuses a body that is declared as another type; one without a type is accepted.
    func requireContentType(_ expected: String) throws(Problem) {
        guard let contentType = field("content-type") else { return }
        let type = contentType.prefix { $0 != ";" }.split(separator: " ").joined().lowercased()
        // curl declares every body as a form by default, and no route takes forms.
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
