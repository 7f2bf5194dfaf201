/// Who may use the gateway: the one who began the session with the token, which opens it once.
struct DeskSession {
    /// Bytes of a secret.
    static let secretSize = 32

    /// What becomes of a request.
    enum Admission: Hashable {
        /// It goes to the daemon.
        case forward(host: String)
        /// The session begins.
        case enter(cookie: String, crossesSites: Bool)
        /// It is sent on to the desk's first page.
        case redirect
        case refuse(GatewayRefusal)
    }

    let port: UInt16
    private let token: String
    private let secret: String
    private var isTokenUsed = false

    /// - Parameter generator: one that can't be foretold.
    init(port: UInt16, using generator: inout some RandomNumberGenerator) {
        self.port = port
        token = Self.secret(using: &generator)
        secret = Self.secret(using: &generator)
    }

    /// What is opened in the browser.
    var address: String { "http://127.0.0.1:\(port)\(Self.entry)\(token)" }

    /// Cookies go to every port of a host, so each session's has a name of its own. Not `__Host-`: that needs `Secure`,
    /// which not every browser takes over http, even from this machine.
    var cookieName: String { "madoguchi-desk-\(port)" }

    private static let entry = "/enter/"

    mutating func admit(_ request: GatewayRequest) -> Admission {
        let host = request.value(of: "host") ?? ""
        guard isOwn(host) else { return .refuse(.host) }
        let site = request.value(of: "sec-fetch-site")?.lowercased()
        if request.path.hasPrefix(Self.entry) { return enter(request, crossesSites: site == "cross-site") }
        guard site == nil || site == "same-origin" || site == "none" else { return .refuse(.otherSite) }
        if !request.isReading, let origin = request.value(of: "origin"), origin != "http://\(host)" {
            return .refuse(.otherSite)
        }
        guard hasSecret(request) else { return .refuse(.stranger) }
        if request.path == "/" || request.path == "/desk" { return request.isReading ? .redirect : .refuse(.notFound) }
        return Self.isOfDesk(request.path) ? .forward(host: host) : .refuse(.notFound)
    }

    private mutating func enter(_ request: GatewayRequest, crossesSites: Bool) -> Admission {
        guard request.method == "GET" else { return .refuse(.stranger) }
        guard Self.isSame(String(request.path.dropFirst(Self.entry.count)), token) else { return .refuse(.stranger) }
        // A browser that restores its tabs comes with the address and the session.
        if hasSecret(request) { return .redirect }
        guard !isTokenUsed else { return .refuse(.tokenUsed) }
        isTokenUsed = true
        return .enter(cookie: "\(cookieName)=\(secret); Path=/; HttpOnly; SameSite=Strict", crossesSites: crossesSites)
    }

    private func isOwn(_ host: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { name in
            // Browsers leave out the port that http has anyway.
            host == "\(name):\(port)" || (port == 80 && host == name)
        }
    }

    /// Another program on this machine can set a cookie of the same name, which mustn't hide the right one.
    private func hasSecret(_ request: GatewayRequest) -> Bool {
        var isThere = false
        for pair in (request.value(of: "cookie") ?? "").split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == cookieName else { continue }
            isThere = Self.isSame(String(parts[1]), secret) || isThere
        }
        return isThere
    }

    /// Whether a path is of the desk's pages, however it is read: no part of it leads up, or is two.
    private static func isOfDesk(_ path: Substring) -> Bool {
        guard path.hasPrefix("/desk/") else { return false }
        return path.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false).allSatisfy { segment in
            guard let bytes = decoded(segment) else { return false }
            return bytes != Array(".".utf8) && bytes != Array("..".utf8)
                && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !"/\\".utf8.contains($0) }
        }
    }

    /// - Returns: nil for a broken escape.
    private static func decoded(_ segment: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = segment.utf8[...]
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "%") {
                bytes.append(byte)
                continue
            }
            let digits = Substring(rest.prefix(2))
            guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// Compares in a time that doesn't depend on where they differ.
    private static func isSame(_ text: String, _ secret: String) -> Bool {
        let (text, secret) = (Array(text.utf8), Array(secret.utf8))
        guard text.count == secret.count else { return false }
        var difference: UInt8 = 0
        for index in secret.indices { difference |= text[index] ^ secret[index] }
        return difference == 0
    }

    private static func secret(using generator: inout some RandomNumberGenerator) -> String {
        (0..<secretSize).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
