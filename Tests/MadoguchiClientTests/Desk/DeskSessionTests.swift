import Testing

@testable import madoguchi

@Suite struct DeskSessionTests {
    /// A session of port 8424, and the cookie of the browser that has begun it.
    private struct Browser {
        var session: DeskSession
        let token: String
        var cookie = ""

        init(port: UInt16 = 8_424) {
            var generator = SystemRandomNumberGenerator()
            session = DeskSession(port: port, using: &generator)
            token = String(session.address.split(separator: "/").last ?? "")
        }

        mutating func enter() {
            if case .enter(let cookie, _) = ask("/enter/\(token)") {
                self.cookie = String(cookie.prefix { $0 != ";" })
            }
        }

        mutating func ask(
            _ target: String, method: String = "GET", host: String = "127.0.0.1:8424", _ fields: [String: String] = [:]
        ) -> DeskSession.Admission {
            var all = [GatewayRequest.Field(name: "host", value: host)]
            if !cookie.isEmpty { all.append(GatewayRequest.Field(name: "cookie", value: cookie)) }
            all += fields.map { GatewayRequest.Field(name: $0.key, value: $0.value) }
            return session.admit(GatewayRequest(method: method, target: target, fields: all))
        }
    }

    @Test("the token opens the session once, for the browser that gets the cookie")
    func token() throws {
        var browser = Browser()
        #expect(browser.token.utf8.count == 64)
        #expect(browser.ask("/desk/") == .refuse(.stranger))
        guard case .enter(let cookie, false) = browser.ask("/enter/\(browser.token)") else {
            Issue.record("not let in")
            return
        }
        #expect(cookie.hasPrefix("madoguchi-desk-8424="))
        #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
        #expect(!cookie.contains(browser.token))
        // Somebody else who has the address.
        #expect(browser.ask("/enter/\(browser.token)") == .refuse(.tokenUsed))
        #expect(browser.ask("/desk/") == .refuse(.stranger))
        browser.cookie = String(cookie.prefix { $0 != ";" })
        #expect(browser.ask("/desk/") == .forward(host: "127.0.0.1:8424"))
        // The browser that was let in, as when it restores its tabs.
        #expect(browser.ask("/enter/\(browser.token)") == .redirect)
    }

    @Test("a token that is wrong, shorter, longer or asked for by HEAD opens nothing, and uses nothing up")
    func wrongTokens() {
        var browser = Browser()
        let token = browser.token
        let other = String(token.dropLast()) + (token.hasSuffix("0") ? "1" : "0")
        for path in ["", other, String(token.dropLast()), token + "0", token.uppercased() + "?", "../\(token)"] {
            #expect(browser.ask("/enter/\(path)") == .refuse(.stranger), "\(path)")
        }
        #expect(browser.ask("/enter/\(token)", method: "HEAD") == .refuse(.stranger))
        #expect(browser.ask("/enter/\(token)", method: "POST") == .refuse(.stranger))
        browser.enter()
        #expect(browser.ask("/desk/") == .forward(host: "127.0.0.1:8424"))
    }

    @Test("two sessions have neither token nor cookie in common")
    func distinct() {
        var (one, other) = (Browser(), Browser())
        one.enter()
        other.enter()
        #expect(one.token != other.token)
        #expect(one.cookie != other.cookie)
        other.cookie = one.cookie
        #expect(other.ask("/desk/") == .refuse(.stranger))
        #expect(Browser(port: 8_425).session.cookieName != one.session.cookieName)
    }

    @Test(
        "a host that isn't this one is refused, before anything else is looked at",
        arguments: [
            "evil.example", "evil.example:8424", "127.0.0.1", "127.0.0.1:8425", "127.0.0.1:08424", "127.0.0.2:8424",
            "localhost", "LOCALHOST:8424", "localhost.:8424", "a@127.0.0.1:8424", "127.1:8424", "[::1]", "::1:8424",
            "127.0.0.1:8424.evil.example", "",
        ])
    func hosts(host: String) {
        var browser = Browser()
        #expect(browser.ask("/enter/\(browser.token)", host: host) == .refuse(.host))
        browser.enter()
        #expect(browser.ask("/desk/", host: host) == .refuse(.host))
    }

    @Test("this machine's names are answered to", arguments: ["127.0.0.1:8424", "localhost:8424", "[::1]:8424"])
    func ownHosts(host: String) {
        var browser = Browser()
        browser.enter()
        #expect(browser.ask("/desk/", host: host) == .forward(host: host))
    }

    @Test("on port 80 browsers leave the port out")
    func defaultPort() {
        var browser = Browser(port: 80)
        _ = browser.ask("/enter/\(browser.token)", host: "127.0.0.1")
        #expect(browser.ask("/desk/", host: "localhost") == .refuse(.stranger))
    }

    @Test(
        "what another site asks isn't done, with the cookie or without",
        arguments: [
            ["origin": "http://evil.example"], ["origin": "null"], ["origin": "https://127.0.0.1:8424"],
            ["origin": "http://127.0.0.1:8425"], ["origin": "http://localhost:8424"], ["origin": ""],
            ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["sec-fetch-site": "Cross-Site"],
            ["sec-fetch-site": "anything"],
        ])
    func otherSites(fields: [String: String]) {
        var browser = Browser()
        browser.enter()
        #expect(browser.ask("/desk/x", method: "POST", fields) == .refuse(.otherSite))
        browser.cookie = ""
        #expect(browser.ask("/desk/x", method: "POST", fields) == .refuse(.otherSite))
    }

    @Test("the desk's own pages may post, and so may a browser that says nothing of where from")
    func ownPosts() {
        var browser = Browser()
        browser.enter()
        let forwarded = DeskSession.Admission.forward(host: "127.0.0.1:8424")
        #expect(browser.ask("/desk/x", method: "POST") == forwarded)
        let own = ["origin": "http://127.0.0.1:8424", "sec-fetch-site": "same-origin"]
        #expect(browser.ask("/desk/x", method: "POST", own) == forwarded)
        #expect(browser.ask("/desk/x", ["sec-fetch-site": "none"]) == forwarded)
        #expect(browser.ask("/desk/x", ["sec-fetch-site": "cross-site"]) == .refuse(.otherSite))
        #expect(browser.ask("/desk/x", ["sec-fetch-site": "same-site"]) == .refuse(.otherSite))
    }

    @Test("the address may be followed from another site, and goes on from a page of our own")
    func entryFromElsewhere() {
        var browser = Browser()
        guard case .enter(_, true) = browser.ask("/enter/\(browser.token)", ["sec-fetch-site": "cross-site"]) else {
            Issue.record("not let in")
            return
        }
    }

    @Test("a cookie of the same name that another program set hides nothing, and wrong ones let nobody in")
    func cookies() {
        var browser = Browser()
        browser.enter()
        let right = browser.cookie
        browser.cookie = "a=b; madoguchi-desk-8424=x; \(right); c"
        #expect(browser.ask("/desk/") == .forward(host: "127.0.0.1:8424"))
        for cookie in ["madoguchi-desk-8424=", "x\(right)", "\(right)x", right.uppercased(), "\"\(right)\""] {
            browser.cookie = cookie
            #expect(browser.ask("/desk/") == .refuse(.stranger), "\(cookie)")
        }
    }

    @Test("the first page is a step away", arguments: ["/", "/desk", "/?x"])
    func firstPage(target: String) {
        var browser = Browser()
        browser.enter()
        #expect(browser.ask(target) == .redirect)
        browser.cookie = ""
        #expect(browser.ask(target) == .refuse(.stranger))
    }

    @Test(
        "nothing but the desk's pages is passed on",
        arguments: [
            "/v1/queue", "/v1/follow-ups", "/healthz", "/openapi.json", "/favicon.ico", "/deskx", "/Desk/", "//desk/",
            "/desk/../v1/queue", "/desk/..", "/desk/.", "/desk/%2e%2e/v1/queue", "/desk/.%2E/v1", "/desk/a%2f..%2fv1",
            "/desk/%5c..", "/desk/a\\b", "/desk/%0d%0aX:%20y", "/desk/%00", "/desk/%7f", "/desk/%", "/desk/%2",
            "/desk/%zz", "/desk/%-1", "/desk/%+1",
        ])
    func otherPaths(target: String) {
        var browser = Browser()
        browser.enter()
        #expect(browser.ask(target) == .refuse(.notFound))
    }

    @Test(
        "a path of the desk may have any name in it",
        arguments: ["/desk/cases/%E7%AA%93", "/desk/a%20b", "/desk/...", "/desk/a?x=../%2e"])
    func ownPaths(target: String) {
        var browser = Browser()
        browser.enter()
        #expect(browser.ask(target) == .forward(host: "127.0.0.1:8424"))
    }
}
