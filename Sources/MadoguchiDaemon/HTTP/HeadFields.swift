import Messages
import NIOHTTP1

/// The header fields that matter before anything else, found in one pass.
struct HeadFields {
    private var hosts = 0
    private var acceptLanguage: [Substring] = []
    /// Whether only host and language affect the answer.
    private(set) var isOrdinary = true

    init(_ head: HTTPRequestHead) {
        for (name, value) in head.headers {
            // Most fields are told apart by the length of their names alone.
            switch name.utf8.count {
            case 4 where name.isSameField("host"): hosts += 1
            case 7 where name.isSameField("upgrade"): isOrdinary = false
            case 13 where name.isSameField("if-none-match"): isOrdinary = false
            case 14 where name.isSameField("content-length"): isOrdinary = isOrdinary && value == "0"
            case 15 where name.isSameField("accept-language"): acceptLanguage.append(value[...])
            case 18 where name.isSameField("x-forwarded-prefix"): isOrdinary = false
            case 17 where name.isSameField("transfer-encoding"): isOrdinary = false
            default: break
            }
        }
        isOrdinary = isOrdinary && hosts == 1
    }

    var language: Language? { acceptLanguage.isEmpty ? nil : AcceptLanguage.best(of: acceptLanguage) }

    /// Refuses what the HTTP parser accepts and others could understand differently: a host that isn't given exactly
    /// once [RFC 9112 §3.2], and a body whose end isn't certain [RFC 9112 §6.1].
    func check(_ head: HTTPRequestHead) throws(Problem) {
        if hosts > 1 { throw Problem(.repeatedHost) }
        if hosts == 0, head.version == .http1_1 { throw Problem(.missingHost) }
        let host = head.headers.first(name: "host") ?? ""
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.notInHosts.contains($0) }) else {
            throw Problem(.malformedRequest(reason: .malformedHost))
        }
        guard hasCertainEnd(head) else {
            throw Problem(.malformedRequest(reason: .transferEncodingNotChunked))
        }
    }

    /// Whether every reader sees the request end at the same place.
    func hasCertainEnd(_ head: HTTPRequestHead) -> Bool {
        let codings = head.headers["transfer-encoding"]
        return codings.isEmpty || (head.version == .http1_1 && codings.map { $0.lowercased() } == ["chunked"])
    }

    /// The visible ASCII characters that a host can't contain.
    private static let notInHosts = Array("\"#/<>?@\\^`{|}".utf8)
}

extension String {
    /// - Parameter lowercased: an ASCII name in lower case.
    fileprivate func isSameField(_ lowercased: String) -> Bool {
        utf8.elementsEqual(lowercased.utf8) { ($0 | 0x20) == $1 || $0 == $1 }
    }
}
