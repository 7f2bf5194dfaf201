import FollowUps
import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Pages of the desk")
struct DeskPageTests {
    private static let hostile = #"<script>alert(1)</script>"'&"#

    @Test("are of nobody's else, and nothing of them is kept or framed")
    func fields() async throws {
        let desk = try TestDesk()
        for path in ["/desk/", "/desk/queue", "/desk/queue/new", "/desk/nothing", "/desk/queue/zzz"] {
            let page = try await desk.get(path)
            #expect(page.field("cache-control") == "no-store", "\(path)")
            #expect(page.field("content-security-policy") == DeskStyle.policy)
            #expect(page.field("x-frame-options") == "DENY")
            #expect(page.field("x-content-type-options") == "nosniff")
            #expect(page.field("referrer-policy") == "same-origin")
            #expect(page.field("content-type") == "text/html; charset=utf-8")
            #expect(try await desk.get(path, method: "HEAD").status == page.status)
        }
        #expect(try await desk.get("/desk/nothing").status == 404)
        #expect(try await desk.get("/desk/queue", method: "DELETE").status == 405)
        #expect(try await desk.get("/desk").field("location") == "desk/")
    }

    @Test("answer to this machine's names alone", arguments: ["evil.example", "localhost.evil.example", ""])
    func hosts(host: String) async throws {
        let desk = try TestDesk()
        #expect(try await desk.get("/desk/", fields: [("host", host)]).status == 421)
        for host in ["localhost", "127.0.0.1:8423", "[::1]:80"] {
            #expect(try await desk.get("/desk/", fields: [("host", host)]).status == 200, "\(host)")
        }
    }

    @Test("are in the language that was chosen, else the browser's", arguments: Language.allCases)
    func languages(language: Language) async throws {
        let desk = try TestDesk()
        let other: Language = language == .ja ? .en : .ja
        let plain = try await desk.get("/desk/", in: language)
        #expect(plain.text.contains("<html lang=\"\(language.rawValue)\">"))
        let chosen = try await desk.get("/desk/?lang=\(other.rawValue)", in: language)
        #expect(chosen.text.contains("<html lang=\"\(other.rawValue)\">"))
        let cookie = try #require(chosen.field("set-cookie")?.split(separator: ";").first)
        let later = try await desk.get("/desk/queue", in: language, fields: [("cookie", String(cookie))])
        #expect(later.text.contains("<html lang=\"\(other.rawValue)\">"))
    }

    @Test("have no markup of anybody's words", arguments: Language.allCases)
    func hostileWords(language: Language) async throws {
        let desk = try TestDesk()
        let word = Self.hostile.replacing("\"", with: "\\\"")
        let id = try #require(
            try await desk.followUps.accept(
                message(["subject": "\"\(word)\"", "text": "\"\(word)\\u202E x\"", "case": "\"\(word)\""])
            ).id)
        let asked = Self.hostile.percentEncoded
        let pages = [
            "/desk/", "/desk/queue", "/desk/queue?to=\(asked)", "/desk/queue?case=\(asked)",
            "/desk/queue?plan=\(asked)",
            "/desk/queue?cursor=\(asked)", "/desk/queue?state=\(asked)", "/desk/queue/\(id)",
            "/desk/queue/\(id)/cancel", "/desk/queue/\(id)/reschedule", "/desk/queue/new?to=\(asked)&case=\(asked)",
            "/desk/queue/\(asked)", "/desk/\(asked)", "/desk/?done=\(asked)",
        ]
        for path in pages {
            let text = try await desk.get(path, in: language).text
            #expect(!text.contains("<script>alert"), "\(path)")
            #expect(!text.contains("\"'&"), "\(path)")
            #expect(text.hasSuffix("</html>\n"), "\(path)")
        }
        let one = try await desk.get("/desk/queue/\(id)", in: language).text
        #expect(one.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
    }

    @Test("show the queue by pages of fifty, and what is asked for")
    func queue() async throws {
        let desk = try TestDesk()
        for number in 0..<51 { try await desk.followUps.accept(message(["to": "\"c\(number)@example.com\""])) }
        let first = try await desk.get("/desk/queue").text
        #expect(first.components(separatedBy: "class=\"tag queued\"").count == 51)
        let next = try #require(first.firstMatch(of: #/href="([^"]*cursor=[^"]*)" rel="next"/#)?.output.1)
        let second = try await desk.get("/desk/" + next.replacing("../", with: "").replacing("&amp;", with: "&")).text
        #expect(second.components(separatedBy: "class=\"tag queued\"").count == 2)
        #expect(try await desk.get("/desk/queue?to=c7@example.com").text.contains("c7@example.com</bdi>"))
        #expect(try await desk.get("/desk/queue?state=failed").text.contains(Wording.deskNoneSuch.ja))
    }

    @Test("say that nothing is sent, why, and how it goes on")
    func halted() async throws {
        let desk = try TestDesk()
        desk.followUps.queue.pause()
        let page = try await desk.get("/desk/")
        #expect(page.text.contains("誰かが一時停止しました"))
        let done = try await desk.post(
            "/desk/queue/resume", try TestDesk.form(in: page, to: "queue/resume") + [("_step", "send")])
        #expect(done.status == 303)
        #expect(!desk.followUps.queue.status.isPaused)
    }

    @Test("say what is wrong where the store doesn't answer, and keep what was typed")
    func broken() async throws {
        let desk = try TestDesk(TestFollowUps(store: BrokenStore(.io)))
        #expect(try await desk.get("/desk/").status == 200)
        let queue = try await desk.get("/desk/queue")
        #expect(queue.status == 503)
        #expect(queue.field("retry-after") == "10")
        #expect(queue.text.contains("role=\"alert\""))
    }

    @Test("have a message's HTML part in a frame in which nothing runs")
    func htmlPart() async throws {
        let desk = try TestDesk()
        let id = try #require(try await desk.followUps.accept().id)
        let none = try await desk.get("/desk/queue/\(id)/html")
        #expect(none.status == 404)
        #expect(DeskStyle.framed.first?.value.hasPrefix("sandbox; default-src 'none'") == true)
    }

    /// Writes pages as files, to be looked at in a browser: `MADOGUCHI_DESK_PAGES=DIR swift test --filter DeskPageTests`.
    @Test(
        "can be looked at", .enabled(if: ProcessInfo.processInfo.environment["MADOGUCHI_DESK_PAGES"] != nil),
        arguments: Language.allCases)
    func files(language: Language) async throws {
        let directory = try #require(ProcessInfo.processInfo.environment["MADOGUCHI_DESK_PAGES"])
        let desk = try TestDesk()
        let id = try #require(try await desk.followUps.accept().id)
        let paths = [
            "today": "", "queue": "queue", "one": "queue/\(id)", "new": "queue/new", "cancel": "queue/\(id)/cancel",
        ]
        for (name, path) in paths {
            let text = try await desk.get("/desk/\(path)", in: language).text
                .replacing(#/(href|src)="(?:\.\./)*(style\.css|desk\.css|desk\.js|icon\.svg)\?[^"]*"/#) {
                    "\($0.output.1)=\"\($0.output.2)\""
                }
            try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name).\(language.rawValue).html"))
        }
        for file in DeskFile.allCases {
            try Data(file.bytes).write(to: URL(filePath: "\(directory)/\(file.rawValue)"))
        }
    }
}
