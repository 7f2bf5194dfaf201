import Messages
import NIOHTTP1

/// What of a request's header fields matters before anything else, found in one pass.
struct HeadFields {
    private var hosts = 0
    private var acceptLanguage: [Substring] = []
    /// Whether nothing but host and language says anything about the answer.
    private(set) var isOrdinary = true

    init(_ head: HTTPRequestHead) {
        for (name, value) in head.headers {
            // Lengths tell most fields apart without looking at them.
            switch name.utf8.count {
            case 4 where name.isSameField("host"): hosts += 1
            case 7 where name.isSameField("upgrade"): isOrdinary = false
            case 13 where name.isSameField("if-none-match"): isOrdinary = false
            case 14 where name.isSameField("content-length"): isOrdinary = isOrdinary && value == "0"
            case 15 where name.isSameField("accept-language"): acceptLanguage.append(value[...])
            case 17 where name.isSameField("transfer-encoding"): isOrdinary = false
            default: break
            }
        }
        isOrdinary = isOrdinary && hosts == 1
    }

    var language: Language? { acceptLanguage.isEmpty ? nil : AcceptLanguage.best(of: acceptLanguage) }

    /// A request of HTTP/1.1 names the host once, and any other at most once. [RFC 9112 §3.2]
    func checkHost(_ head: HTTPRequestHead) throws(Problem) {
        if hosts > 1 { throw Problem(.repeatedHost) }
        if hosts == 0, head.version == .http1_1 { throw Problem(.missingHost) }
    }
}

extension String {
    /// - Parameter lowercased: an ASCII name in lower case.
    fileprivate func isSameField(_ lowercased: String) -> Bool {
        utf8.elementsEqual(lowercased.utf8) { ($0 | 0x20) == $1 || $0 == $1 }
    }
}
