import Foundation
import Messages
import NIOCore
import NIOHTTP1
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// The desk over the control socket's routes, on a fake clock and a store in memory, without a transport.
struct TestDesk {
    let followUps: TestFollowUps
    let desk: Desk
    let routes: RouteTable

    init(_ followUps: TestFollowUps) throws {
        self.followUps = followUps
        let current = followUps.current
        desk = Desk(beside: followUps.routes.routes, current: current, clock: followUps.clock.clock)
        routes = RouteTable(followUps.routes.routes + desk.routes, style: DeskStyle(desk: desk).style) {
            current.snapshot.language
        }
    }

    init() throws {
        try self.init(TestFollowUps())
    }

    /// - Parameter fields: beside the host, which is this machine's unless told.
    func get(
        _ path: String, method: String = "GET", in language: Language = .ja, fields: [(String, String)] = [],
        uid: UInt32? = 1_000, user: ProxiedUser? = nil
    ) async throws -> Response {
        try await answer(
            method, path, fields: [("accept-language", language.rawValue)] + fields, uid: uid, user: user)
    }

    /// Sends what a browser would.
    func post(
        _ path: String, _ values: [(String, String)], in language: Language = .ja, fields: [(String, String)] = [],
        uid: UInt32? = 1_000
    ) async throws -> Response {
        try await post(
            path, body: values.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&"),
            in: language, fields: fields, uid: uid)
    }

    func post(
        _ path: String, body: String, in language: Language = .ja, fields: [(String, String)] = [],
        uid: UInt32? = 1_000
    ) async throws -> Response {
        let own = [("accept-language", language.rawValue), ("content-type", FormBody.mediaType)]
        return try await answer(
            "POST", path, fields: own + fields, body: RequestBody(Array(body.utf8)), uid: uid)
    }

    private func answer(
        _ method: String, _ path: String, fields: [(String, String)], body: RequestBody = .none, uid: UInt32?,
        user: ProxiedUser? = nil
    ) async throws -> Response {
        let host = fields.contains { $0.0 == "host" } ? [] : [("host", "localhost")]
        switch routes.reply(method, path, fields: host + fields, body: body, uid: uid, user: user) {
        case .now(let response): return response
        case .later(let work): return await work()
        case .held, .events: throw TestFailure("\(path) isn't answered at once")
        }
    }

    /// The hidden and typed values of a page's form, as a browser would send them.
    ///
    /// - Parameter action: the end of the form's action; nil for the first form.
    static func form(in page: Response, to action: String? = nil) throws -> [(String, String)] {
        let forms = page.text.components(separatedBy: "<form method=\"post\" action=\"").dropFirst()
        let form = try #require(
            forms.first { form in action.map { form.prefix { $0 != "\"" }.hasSuffix($0) } ?? true })
        let inside = form.components(separatedBy: "</form>")[0]
        let inputs = inside.matches(of: #/<input type="(?:hidden|text)"[^>]*? name="([^"]*)"[^>]*? value="([^"]*)"/#)
        return inputs.map { (String($0.output.1), String($0.output.2).unescaped) }
    }
}

extension String {
    /// With the references of ``escapedForHTML`` taken back.
    var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }
}
