/// Answers that the gateway gives itself.
enum GatewayAnswers {
    /// Where the desk begins.
    static let desk = "/desk/"

    /// Nothing of them is kept, framed, or told to other sites, and nothing in them runs.
    private static let usual =
        "Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'\r\nCross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: no-referrer\r\n"
        + "X-Content-Type-Options: nosniff\r\n"

    static func redirect(cookie: String?) -> [UInt8] {
        let cookie = cookie.map { "Set-Cookie: \($0)\r\n" } ?? ""
        return Array("HTTP/1.1 303 \r\nLocation: \(desk)\r\n\(cookie)\(usual)Content-Length: 0\r\n\r\n".utf8)
    }

    /// Goes on from a page of our own. A browser withholds the session's cookie from a redirect that a page of another
    /// site began. [draft-ietf-httpbis-rfc6265bis, section 5.2.1]
    static func onwards(cookie: String) -> [UInt8] {
        let html =
            "<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=\(desk)\">"
            + "<title>madoguchi</title><p><a href=\"\(desk)\">\(desk)</a>\n"
        return page(Array(html.utf8), status: 200, fields: "Set-Cookie: \(cookie)\r\n")
    }

    static func page(
        _ html: [UInt8], status: Int, keepsConnection: Bool = true, withoutBody: Bool = false, fields: String = ""
    ) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \r\nContent-Type: text/html; charset=utf-8\r\n\(fields)\(usual)"
        if status == 405 { head += "Allow: GET, HEAD, POST\r\n" }
        if status == 502 || status == 504 { head += "Retry-After: 5\r\n" }
        if !keepsConnection { head += "Connection: close\r\n" }
        head += "Content-Length: \(html.count)\r\n\r\n"
        return Array(head.utf8) + (withoutBody ? [] : html)
    }
}
