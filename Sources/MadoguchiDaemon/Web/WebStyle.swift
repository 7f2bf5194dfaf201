import LinuxSystem
import Messages
import SupportHours

/// What all answers of the public pages' socket have in common: what browsers may do with them, and until when they may
/// be kept.
struct WebStyle: Sendable {
    let current: CurrentSnapshot
    let clock: WallClock
    let pages: PagesAPI

    /// What any site's scripts may read. Everything under `/v1` is public there.
    private static let data: Set<String> = ["v1", "healthz", "openapi.json"]

    var style: AnswerStyle {
        AnswerStyle(
            finish: { finish($0, $1) },
            present: { problem, request in
                Self.wantsPage(request) ? pages.page(problem, for: request) : nil
            })
    }

    private static func wantsPage(_ request: Request) -> Bool {
        guard let first = request.target.path.first, !data.contains(first), first != "events" else { return false }
        return request.list("accept")?.lowercased().contains("text/html") == true
    }

    /// The fields that choose among answers to the same address.
    static func vary(_ request: Request) -> String {
        request.field("x-forwarded-prefix") == nil ? "accept-language" : "accept-language, x-forwarded-prefix"
    }

    private func finish(_ response: Response, _ request: Request) -> Response {
        var response = response
        response.fields += [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")]
        let first = request.target.path.first ?? ""
        guard Self.data.contains(first) else {
            response.fields.append(("content-security-policy", policy(isFramed: first == "embed")))
            return response
        }
        response.fields.append(("access-control-allow-origin", "*"))
        // Health is as it is now.
        return first == "healthz" ? response : kept(response, request)
    }

    /// Nothing comes from anywhere but here, and nothing in a page runs but its own files.
    ///
    /// - Parameter isFramed: whether the configured sites may frame it.
    private func policy(isFramed: Bool) -> String {
        let origins = isFramed ? current.snapshot.configuration.web?.embed ?? [] : []
        let ancestors = origins.isEmpty ? "'none'" : origins.joined(separator: " ")
        return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors \(ancestors); base-uri 'none'"
    }

    /// An answer that mustn't be kept elsewhere may be kept here until a plan's state changes: everything that it depends
    /// on is public.
    private func kept(_ response: Response, _ request: Request) -> Response {
        guard response.status == 200, case .bytes(let bytes) = response.body,
            let index = response.fields.firstIndex(where: { $0 == ("cache-control", "no-store") })
        else { return response }
        var response = response
        let now = clock.now()
        let end = current.snapshot.nextChange(after: now)
        let freshness = end.map { max(0, $0.seconds(since: now) - 1) } ?? PlansAPI.longestFreshness
        let tag = EntityTag(Fingerprint(of: bytes))
        response.fields[index].value = "max-age=\(freshness)"
        response.fields += [("etag", tag.text), ("vary", "accept-language")]
        guard let known = request.list("if-none-match"), tag.isNamed(by: known) else { return response }
        return .notModified(fields: response.fields.filter { $0.name != "content-type" })
    }
}
