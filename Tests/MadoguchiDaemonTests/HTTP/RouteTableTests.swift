import MadoguchiAPI
import Messages
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The route table")
struct RouteTableTests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    @Test("finds what is written out before what is captured, by path and then by method")
    func dispatch() throws {
        func route(_ method: HTTPVerb, _ path: PathPattern, _ name: String) -> Route {
            Route(
                method: method, path: path, description: RouteDescription(summary: name, answers: []),
                handler: .inline { request throws(Problem) in
                    let captures = request.captures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                    return .now(Response(text: ([name] + captures).joined(separator: " "), type: "text/plain"))
                })
        }
        let table = RouteTable([
            route(.get, "/a/{x}", "one"), route(.get, "/a/b", "written"), route(.post, "/a/{x}", "made"),
            route(.get, "/a/{x}/c/{y}", "deep"), route(.get, "/a/b/d", "beside"),
        ]) { .en }
        func answer(_ method: String, _ target: String) throws -> Response {
            guard case .now(let response) = table.reply(method, target) else { throw TestFailure("not at once") }
            return response
        }
        #expect(try answer("GET", "/a/b").text == "written")
        #expect(try answer("GET", "/a/%62").text == "written")
        #expect(try answer("GET", "/a/z").text == "one x=z")
        #expect(try answer("HEAD", "/a/z").text == "one x=z")
        #expect(try answer("POST", "/a/z").text == "made x=z")
        #expect(try answer("GET", "/a/b/c/%2F").text == "deep x=b y=/")
        #expect(try answer("GET", "/a/b/d").text == "beside")
        #expect(try answer("GET", "/a/").status == 404)
        #expect(try answer("GET", "/a").status == 404)
        #expect(try answer("GET", "/a/z/").status == 404)
        let refused = try answer("DELETE", "/a/z")
        #expect(refused.status == 405)
        #expect(refused.field("allow") == "GET, HEAD, POST, OPTIONS")
        let options = try answer("OPTIONS", "/a/z")
        #expect(options.status == 204)
        #expect(options.field("allow") == "GET, HEAD, POST, OPTIONS")
    }

    @Test("has every route once, each with a summary, and nothing that isn't described")
    func descriptions() {
        let routes = followUps.routes.routes
        #expect(Set(routes.map { "\($0.method.rawValue) \($0.path.text)" }).count == routes.count)
        for route in routes {
            #expect(route.description.summary.hasSuffix("."), "\(route.path.text)")
            #expect(!route.description.answers.isEmpty, "\(route.path.text)")
            #expect(route.method == .get || route.description.body != nil, "\(route.path.text)")
            let names = route.description.parameters.map(\.name)
            #expect(Set(names).count == names.count, "\(route.path.text)")
        }
    }

    @Test("refuses what a page of another site has its visitor's browser post")
    func otherSites() async throws {
        func status(_ fields: [(String, String)], method: String = "POST", target: String = "/v1/queue/pause")
            async throws -> Int
        {
            try await followUps.response(method, target, fields: [("host", "localhost:8080")] + fields).status
        }
        #expect(try await status([]) == 200)
        #expect(try await status([("origin", "http://localhost:8080"), ("sec-fetch-site", "same-origin")]) == 200)
        #expect(try await status([("origin", "https://evil.example")]) == 403)
        #expect(try await status([("origin", "http://localhost:8081")]) == 403)
        #expect(try await status([("origin", "null")]) == 403)
        #expect(try await status([("sec-fetch-site", "cross-site")]) == 403)
        #expect(try await status([("sec-fetch-site", "same-site")]) == 403)
        #expect(try await status([("origin", "https://evil.example")], method: "GET", target: "/v1/queue") == 200)
    }

    @Test("takes no body where a route has none")
    func bodies() async throws {
        #expect(try await followUps.send("GET", "/v1/queue", "{}").status == 413)
        #expect(try await followUps.send("POST", "/v1/queue/pause", "{}").status == 200)
    }

    @Test(
        "tells problems in the language that is liked best",
        arguments: [
            (nil, "Unknown follow-up"), ("ja", "フォローアップが見つかりません"), ("ja-JP, en;q=0.5", "フォローアップが見つかりません"),
            ("en-GB;q=0.9, ja;q=0.8", "Unknown follow-up"), ("fr, ja;q=0.1", "フォローアップが見つかりません"),
            ("fr", "Unknown follow-up"),
            ("*", "Unknown follow-up"), ("ja;q=0", "Unknown follow-up"), ("", "Unknown follow-up"),
            ("ja;q=x, en;q=0.1", "Unknown follow-up"), ("JA", "フォローアップが見つかりません"),
        ] as [(String?, String)])
    func languages(field: String?, title: String) async throws {
        let response = try await followUps.response(
            "GET", "/v1/follow-ups/none", fields: field.map { [("accept-language", $0)] } ?? [])
        let problem = try response.decoded(as: ProblemDetails.self)
        #expect(problem.title == title)
        #expect(problem.type == "/problems/unknown-follow-up")
    }

    @Test("reads the idempotency key from its header, once")
    func key() async throws {
        func status(_ keys: [String]) async throws -> Int {
            try await followUps.response(
                "POST", "/v1/follow-ups", [Array(message().utf8)], fields: keys.map { ("idempotency-key", $0) }
            ).status
        }
        #expect(try await status(["k"]) == 201)
        #expect(try await status(["k"]) == 200)
        #expect(try await status(["k", "l"]) == 400)
        #expect(try await status(["with space"]) == 400)
    }

    @Test("refuses a body that is too large, announced or not")
    func tooLarge() async throws {
        let body = String(repeating: " ", count: FollowUpReader.largestBody + 1)
        #expect(try await followUps.send("POST", "/v1/follow-ups", body).status == 413)
        #expect(try await followUps.send("POST", "/v1/queue/pause", String(repeating: " ", count: 5_000)).status == 413)
        let announced = RequestBody(length: 5_000) { throw TestFailure("it is read") }
        guard case .later(let work) = followUps.routes.reply("POST", "/v1/queue/pause", body: announced) else {
            throw TestFailure("answered at once")
        }
        #expect(await work().status == 413)
    }
}
