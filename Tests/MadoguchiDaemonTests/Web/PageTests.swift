import FollowUps
import Foundation
import Messages
import NIOHTTP1
import SupportHours
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Public pages")
struct PageTests {
    private static let csp =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    @Test("tell a plan's state, until when it holds, and both clocks")
    func state() async throws {
        let page = try await TestPages().get("/plans/basic")
        #expect(page.status == 200)
        #expect(page.field("content-type") == "text/html; charset=utf-8")
        #expect(page.field("content-language") == "ja")
        let text = page.text
        #expect(text.contains("<title>Basicプラン：受付中 — 窓口</title>"))
        #expect(text.contains(#"<time datetime="2026-11-27T10:00:00+09:00">10:00</time> まで"#))
        #expect(text.contains("あと 23 分"))
        #expect(text.contains(#"data-clock="Asia/Tokyo">09:37</time> <small data-weekday="Asia/Tokyo">金曜日</small>"#))
        #expect(text.contains(#"data-clock="America/Los_Angeles">16:37</time>"#))
        #expect(text.contains("ライブチャット"))
        #expect(text.contains("<li>AI チャット</li>"))
        #expect(text.contains("<code>Mo-Fr 06:00-17:00</code>"))
    }

    @Test("tell when a closed plan opens, and of one that never closes that it doesn't")
    func otherStates() async throws {
        let evening = try TestPages(now: "2026-11-27T03:00:00Z")
        #expect(
            try await evening.get("/plans/basic").text.contains(
                #"次は <time datetime="2026-11-27T23:00:00+09:00">今日 23:00</time> から"#))
        #expect(try await evening.get("/plans/pro").text.contains("いつでも受け付けています"))
    }

    @Test("are in the language of the address, else of the browser, else of the configuration")
    func languages() async throws {
        let pages = try TestPages()
        let english = [("accept-language", "en-GB, ja;q=0.5")]
        #expect(try await pages.get("/plans/basic").text.contains(#"<html lang="ja">"#))
        #expect(try await pages.get("/plans/basic", english).text.contains(#"<html lang="en">"#))
        #expect(try await pages.get("/plans/basic?lang=ja", english).text.contains(#"<html lang="ja">"#))
        #expect(try await pages.get("/?lang=en").text.contains("<h1 class=\"all\">All hours</h1>"))
    }

    @Test("keep the language and the zone of their address in their links, and no more of it")
    func links() async throws {
        let text = try await TestPages().get("/plans/basic?lang=en&zone=America/Los_Angeles&utm_source=x").text
        #expect(text.contains(#"href="../plans/pro?lang=en&amp;zone=America%2FLos_Angeles""#))
        #expect(text.contains(#"href="?lang=ja&amp;zone=America%2FLos_Angeles" lang="ja""#))
        #expect(!text.contains("utm_source"))
        let plain = try await TestPages().get("/").text
        #expect(plain.contains(#"href="plans/basic""#))
        #expect(plain.contains(#"href="./" rel="home""#))
    }

    @Test("have nothing but relative links, and the whole address only where it is configured")
    func relative() async throws {
        let page = try await TestPages().get("/plans/basic").text
        #expect(!page.contains("http://"))
        #expect(!page.contains("https://"))
        #expect(!page.contains("href=\"/"))
        #expect(!page.contains("src=\"/"))
        let known = try TestPages(web: "{ address: 'https://support.example.jp', embed: ['https://www.example.jp'] }")
        let fields = [("x-forwarded-prefix", "/hours")]
        #expect(
            try await known.get("/plans/basic", fields).text.contains(
                #"<link rel="canonical" href="https://support.example.jp/hours/plans/basic">"#))
        #expect(try await known.get("/plans/basic", fields).field("vary") == "accept-language, x-forwarded-prefix")
        #expect(try await known.get("/plans/basic").text.contains("https://support.example.jp/embed/basic?lang=ja"))
    }

    @Test(
        "take no prefix that isn't a plain path",
        arguments: [
            "//evil.example", "/a/../b", "/a\"><script>", "hours", "/", "/%2e", "/a b",
            "/\(String(repeating: "x", count: 300))",
        ])
    func hostilePrefix(prefix: String) async throws {
        let pages = try TestPages(web: "{ address: 'https://support.example.jp' }")
        let page = try await pages.get("/plans/basic", [("x-forwarded-prefix", prefix)])
        #expect(page.text.contains(#"href="https://support.example.jp/plans/basic""#))
    }

    @Test("show the week as a table, with the present in it")
    func week() async throws {
        let text = try await TestPages().get("/plans/basic").text
        #expect(text.components(separatedBy: "<th scope=\"row\">").count == 8)
        #expect(text.contains(#"<span class="part">00:00–10:00、</span><wbr><span class="part">23:00–24:00</span>"#))
        #expect(text.contains(#"<path class="now" d="M577 -6V26" data-now/>"#))
        #expect(text.contains("受付なし"))
        #expect(try await TestPages().get("/plans/pro").text.contains("終日"))
    }

    @Test("tell of overrides, with their reasons")
    func overrides() async throws {
        let pages = try TestPages()
        try pages.lay(
            .closed, from: "2026-11-26T00:00:00Z", to: "2026-11-28T00:00:00Z",
            reason: Wording(ja: "棚卸し", en: "stocktaking"))
        let text = try await pages.get("/plans/basic").text
        #expect(text.contains("<p class=\"reason\">臨時休業です：棚卸し</p>"))
        #expect(text.contains("<li class=\"closes\">11月26日(木)09:00から11月28日(土)09:00まで休業します（棚卸し）。</li>"))
        #expect(try await pages.get("/plans/basic?lang=en").text.contains("Closed for the time being: stocktaking"))
    }

    @Test("have no markup of anybody's words")
    func hostileWords() async throws {
        let yaml = #"""
            display: { timezone: Asia/Tokyo, language: en }
            plans:
              "a<b": 
                name: { en: "<script>alert('x')</script>\"&" }
                timezone: UTC
                hours: 'Mo-Fr 10:00-12:00 "<i>"'
                staffed: ["<b>chat</b>"]
                always: ["\u0007<img src=x>"]
            """#
        let pages: TestPages
        do {
            pages = try TestPages(yaml)
        } catch is ConfigurationError {
            // A plan's name with such characters is refused already; then with one that isn't.
            return try await hostileTexts(TestPages(yaml.replacing("\"a<b\"", with: "a")), path: "/plans/a")
        }
        try await hostileTexts(pages, path: "/plans/a%3Cb")
    }

    private func hostileTexts(_ pages: TestPages, path: String) async throws {
        let plan = try #require(pages.current.snapshot.plans.first).id
        try pages.lay(
            .closed, on: plan, from: "2026-11-26T00:00:00Z", to: nil,
            reason: Wording(verbatim: "\"><script src=//evil.example></script>\u{1A}'"))
        for target in ["/", path, path.replacing("/plans/", with: "/embed/")] {
            let text = try await pages.get(target).text
            #expect(!text.contains("<script>"), "\(target)")
            #expect(!text.contains("<script src=//"), "\(target)")
            #expect(!text.contains("<i>\""), "\(target)")
            #expect(!text.contains("<b>chat"), "\(target)")
            #expect(!text.contains("<img"), "\(target)")
            #expect(text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"), "\(target)")
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(target)")
        }
    }

    @Test("answer an unknown plan, zone or language with a page of that, for those who take pages")
    func problems() async throws {
        let pages = try TestPages()
        let html = [("accept", "text/html,*/*;q=0.8")]
        let unknown = try await pages.get("/plans/%3Cscript%3E", html)
        #expect(unknown.status == 404)
        #expect(unknown.field("content-type") == "text/html; charset=utf-8")
        #expect(unknown.field("content-security-policy") == Self.csp)
        #expect(unknown.text.contains("<h1 class=\"all\">プランが見つかりません</h1>"))
        #expect(!unknown.text.contains("<script>"))
        let zone = try await pages.get("/?zone=%22%3E%3Cscript%3E&lang=en", html)
        #expect(zone.status == 400)
        #expect(zone.text.contains("<html lang=\"en\">"))
        #expect(!zone.text.contains("<script>"))
        #expect(try await pages.get("/?lang=fr", html).status == 400)
        #expect(try await pages.get("/nowhere/at/all", html).text.contains("href=\"../../\" rel=\"home\""))
        #expect(try await pages.get("/nowhere").field("content-type") == "application/problem+json")
        #expect(try await pages.get("/v1/nowhere", html).field("content-type") == "application/problem+json")
        #expect(try await pages.get("/", method: "POST", html).field("allow") == "GET, HEAD, OPTIONS")
    }

    @Test("answer an address that can't be read with a page, and one that is too deep without")
    func unreadable() throws {
        let pages = try TestPages()
        let headers = HTTPHeaders([("accept", "text/html")])
        func answer(_ uri: String) -> Response {
            let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: headers)
            return pages.routes.response(to: Problem(.targetWithBrokenEscape("%zz")), for: Request(unchecked: head))
        }
        let page = answer("/plans/%zz?x=%")
        #expect(page.status == 400)
        #expect(page.field("content-type") == "text/html; charset=utf-8")
        #expect(page.field("content-security-policy") == Self.csp)
        #expect(page.text.contains(#"<link rel="stylesheet" href="../style.css"#))
        #expect(answer("/v1/plans/%zz").field("content-type") == "application/problem+json")
        // Each link would lead all the way up.
        let deep = answer(String(repeating: "/%zz", count: 4_000))
        #expect(deep.field("content-type") == "application/problem+json")
        #expect(deep.bytes.count < 10_000)
    }

    @Test("are rendered once, whatever prefix a stranger names that they have no use for")
    func uselessPrefixes() async throws {
        func isRenderedAnew(_ pages: TestPages) async throws -> Bool {
            _ = try await pages.get("/plans/basic", [("x-forwarded-prefix", "/a")])
            let second = pages.routes.reply("GET", "/plans/basic", fields: [("x-forwarded-prefix", "/b")])
            if case .later = second { return true } else { return false }
        }
        #expect(try await !isRenderedAnew(TestPages()))
        #expect(try await !isRenderedAnew(TestPages(web: "{ address: 'https://support.example.jp/hours' }")))
        #expect(try await isRenderedAnew(TestPages(web: "{ address: 'https://support.example.jp' }")))
    }

    @Test("don't say how long it will be where nothing says as of when")
    func framedTime() async throws {
        let pages = try TestPages()
        #expect(try await pages.get("/plans/basic").text.contains("あと 23 分</small>"))
        let frame = try await pages.get("/embed/basic").text
        #expect(frame.contains(#"<small data-left="2026-11-27T10:00:00+09:00"></small>"#))
        #expect(!frame.contains("23 分"))
    }

    @Test("are strict about what browsers may do, and let the configured sites frame what is made for that")
    func headers() async throws {
        let pages = try TestPages(web: "{ embed: ['https://www.example.jp', 'https://shop.example.jp'] }")
        for target in ["/", "/plans/basic", "/style.css", "/script.js", "/icon.svg", "/nowhere"] {
            let page = try await pages.get(target)
            #expect(page.field("content-security-policy") == Self.csp, "\(target)")
            #expect(page.field("x-content-type-options") == "nosniff", "\(target)")
            #expect(page.field("referrer-policy") == "no-referrer", "\(target)")
            #expect(page.field("access-control-allow-origin") == nil, "\(target)")
        }
        #expect(
            try await pages.get("/embed/basic").field("content-security-policy")
                == Self.csp.replacing(
                    "'none'; base-uri", with: "https://www.example.jp https://shop.example.jp; base-uri"))
        #expect(try await TestPages().get("/embed/basic").field("content-security-policy") == Self.csp)
    }

    @Test("may be kept until the next transition or tomorrow, and not a second longer")
    func caching() async throws {
        let pages = try TestPages()
        // 23 minutes to 10:00; one second of them may have passed.
        #expect(try await pages.get("/plans/basic").field("cache-control") == "public, max-age=1379")
        #expect(try await pages.get("/plans/basic").text.contains(#"http-equiv="refresh" content="1381""#))
        // The plan that never closes says "today".
        #expect(try await pages.get("/plans/pro").field("cache-control") == "public, max-age=51779")
        #expect(try await pages.get("/").field("cache-control") == "public, max-age=1379")
        #expect(try await pages.get("/style.css").field("cache-control") == "public, max-age=1379")
        #expect(try await pages.get("/v1/plans").field("cache-control") == "max-age=1379")
        try pages.clock.set("2026-11-27T00:59:59Z")
        #expect(try await pages.get("/plans/basic").field("cache-control") == "public, max-age=0")
        try pages.clock.set("2026-11-27T01:00:00Z")
        #expect(try await pages.get("/plans/basic").text.contains("時間外"))
    }

    @Test("have a tag that stands for a minute, and are answered with 304 while it does")
    func tags() async throws {
        let pages = try TestPages()
        for target in ["/", "/plans/basic", "/embed/basic", "/style.css", "/v1/plans", "/v1/plans/basic/overrides"] {
            let page = try await pages.get(target)
            let tag = try #require(page.field("etag"), "\(target)")
            try pages.clock.set("2026-11-27T00:37:59Z")
            let same = try await pages.get(target, [("if-none-match", tag)])
            #expect(same.status == 304, "\(target)")
            #expect(same.bytes.isEmpty, "\(target)")
            #expect(same.field("etag") == tag, "\(target)")
            #expect(same.field("vary") == "accept-language", "\(target)")
            try pages.clock.set(TestPages.morning)
        }
        let tag = try #require(try await pages.get("/plans/basic").field("etag"))
        #expect(try await pages.get("/plans/basic?lang=en", [("if-none-match", tag)]).status == 200)
        try pages.clock.set("2026-11-27T00:38:00Z")
        #expect(try await pages.get("/plans/basic", [("if-none-match", tag)]).status == 200)
        let now = try #require(try await pages.get("/plans/basic").field("etag"))
        try pages.lay(.closed, from: "2026-11-27T00:00:00Z", to: nil)
        #expect(try await pages.get("/plans/basic", [("if-none-match", now)]).status == 200)
    }

    @Test("are at most 30 KB with all that they refer to, and the script is at most 3 KB")
    func size() async throws {
        let pages = try TestPages()
        var files = 0
        for file in ["/style.css", "/script.js", "/icon.svg"] { files += try await pages.get(file).bytes.count }
        for target in ["/", "/plans/basic", "/plans/pro"] {
            #expect(try await pages.get(target).bytes.count + files <= 30_000, "\(target)")
        }
        let script = try await pages.get("/script.js")
        #expect(script.bytes.count <= 3_000)
        #expect(script.text.hasPrefix("(() => {\n"))
    }

    @Test("stand beside what of the API anybody may know, readable for scripts of any site")
    func data() async throws {
        let pages = try TestPages()
        let span = "from=2026-11-27&to=2026-11-28"
        for target in [
            "/healthz", "/v1/plans", "/v1/plans/basic/availability", "/v1/plans/basic/windows?\(span)",
            "/v1/plans/basic/staffed-time?\(span)", "/v1/plans/basic/overrides",
        ] {
            let answer = try await pages.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer.field("access-control-allow-origin") == "*", "\(target)")
            #expect(answer.field("x-content-type-options") == "nosniff", "\(target)")
        }
        #expect(try await pages.get("/healthz").field("cache-control") == "no-store")
        #expect(try await pages.get("/v1/plans/basic/availability?wait=open").status == 400)
        #expect(try await pages.get("/v1/plans/basic/audit").status == 404)
        #expect(try await pages.get("/v1/follow-ups").status == 404)
        #expect(try await pages.get("/metrics").status == 404)
        #expect(try await pages.get("/v1/plans", method: "POST").status == 405)
        #expect(try await pages.get("/v1/plans", method: "OPTIONS").status == 204)
    }

    @Test("name who made an override to nobody")
    func authors() async throws {
        let pages = try TestPages()
        try pages.lay(.closed, from: "2026-11-27T00:00:00Z", to: nil)
        #expect(!(try await pages.get("/v1/plans/basic/overrides").text.contains("\"by\"")))
    }

    @Test("forget what was rendered once it would be told otherwise, and keep no more than there is room for")
    func rendered() throws {
        var pages = RenderedPages()
        let now = try Instant("2026-11-27T00:37:10Z")
        var count = 0
        func page(_ path: String, at instant: Instant, generation: Int = 1) {
            let key = RenderedPages.Key(path: [path], language: .ja, asked: .init(), prefix: nil)
            if pages.page(key, at: instant, generation: generation) != nil { return }
            count += 1
            let page = RenderedPage("x", end: instant.advanced(bySeconds: 20))
            pages.keep(page, as: key, at: instant, generation: generation)
        }
        page("a", at: now)
        page("a", at: now.advanced(bySeconds: 19))
        #expect(count == 1)
        page("a", at: now.advanced(bySeconds: 20))
        #expect(count == 2)
        page("a", at: now, generation: 2)
        #expect(count == 3)
        page("a", at: now.advanced(bySeconds: 50), generation: 2)
        #expect(count == 4)
        for number in 0..<1_000 { page("\(number)", at: now, generation: 3) }
        #expect(count == 1_004)
    }
}
