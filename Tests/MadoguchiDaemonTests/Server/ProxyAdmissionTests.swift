import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("Those who come through the desk's proxy")
struct ProxyAdmissionTests {
    private static func admit(
        _ method: String = "GET", target: String = "/desk/", host: [String] = ["desk.example.jp"], user: [String],
        origin: [String] = []
    ) throws -> String {
        let address = try #require(SiteAddress("https://desk.example.jp"))
        let proxy = DeskProxy(
            user: "www-data", uid: 33, header: "X-Remote-User", address: address, operators: DeskRoll(["tanaka"]),
            viewers: DeskRoll(["suzuki", "tanaka"]))
        let admitted = try ProxyAdmission(proxy: proxy).admit(method: method, target: target) { name in
            switch name.lowercased() {
            case "x-remote-user": user
            case "host": host
            case "origin": origin
            default: []
            }
        }
        #expect(admitted.mayChange == (admitted.name == "tanaka"))
        return admitted.name
    }

    private static func refusal(_ body: () throws -> String) -> ProblemMessage? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? Problem)?.message
        }
    }

    @Test("operators may do everything, viewers look, and nobody else may do anything")
    func roles() throws {
        for method in ["GET", "HEAD", "OPTIONS"] {
            #expect(try Self.admit(method, user: ["tanaka"]) == "tanaka")
            #expect(try Self.admit(method, user: ["suzuki"]) == "suzuki")
            #expect(Self.refusal { try Self.admit(method, user: ["sato"]) } == .userWithoutRole("sato"))
        }
        #expect(try Self.admit("POST", user: ["tanaka"]) == "tanaka")
        for method in ["POST", "PUT", "DELETE", "PATCH", "get", "TRACE"] {
            #expect(Self.refusal { try Self.admit(method, user: ["suzuki"]) } == .viewerOnlyReads("suzuki"))
            #expect(Self.refusal { try Self.admit(method, user: ["sato"]) } == .userWithoutRole("sato"))
        }
        #expect(Self.refusal { try Self.admit(user: ["Tanaka"]) } == .userWithoutRole("Tanaka"))
    }

    @Test("the header is one plain name, or nothing is done")
    func names() {
        #expect(Self.refusal { try Self.admit(user: []) } == .proxyWithoutUser(header: "X-Remote-User"))
        for names in [
            ["tanaka", "tanaka"], [""], ["tanaka,suzuki"], ["tanaka suzuki"], ["tanaka\u{E9}"], ["田中"], ["*"],
            ["tanaka\t"], [String(repeating: "a", count: 65)], ["<b>"], ["a\"b"],
        ] {
            let refusal = Self.refusal { try Self.admit(user: names) }
            #expect(refusal == .proxyUserUnreadable(header: "X-Remote-User"), "\(names)")
        }
    }

    @Test("hosts are the configured one, and that by which a proxy asks that isn't told otherwise")
    func hosts() throws {
        for host in ["desk.example.jp", "DESK.example.jp", "desk.example.jp:443", "localhost"] {
            #expect(try Self.admit(host: [host], user: ["tanaka"]) == "tanaka")
        }
        for host in ["evil.example", "desk.example.jp.evil.example", ""] {
            #expect(Self.refusal { try Self.admit(host: [host], user: ["tanaka"]) } == .unknownDeskHost(host))
        }
        let absolute = Self.refusal { try Self.admit(target: "http://evil.example/desk/", user: ["tanaka"]) }
        #expect(absolute == .targetWithoutSlash)
    }

    @Test("what another site has a browser send isn't done")
    func origins() throws {
        #expect(try Self.admit("POST", user: ["tanaka"], origin: ["https://desk.example.jp"]) == "tanaka")
        for origin in ["http://desk.example.jp", "https://evil.example", "null", "https://desk.example.jp:8443"] {
            let refusal = Self.refusal { try Self.admit("POST", user: ["tanaka"], origin: [origin]) }
            #expect(refusal == .crossOrigin(origin))
        }
        let two = Self.refusal {
            try Self.admit("POST", user: ["tanaka"], origin: ["https://desk.example.jp", "https://evil.example"])
        }
        #expect(two == .crossOrigin("https://evil.example"))
    }

    @Test("everybody is everybody whom the proxy lets through, with a name")
    func everybody() throws {
        #expect(DeskRoll(["*"]).contains("anybody"))
        #expect(!DeskRoll([]).contains("anybody"))
        #expect(!DeskRoll(["a"]).contains("*"))
    }
}
