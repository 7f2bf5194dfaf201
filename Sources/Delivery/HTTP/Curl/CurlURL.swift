internal import CLibCurl
import MailAddress

/// Parses URLs with libcurl's parser.
enum CurlURL {
    struct Parts {
        let text: String
        let scheme: String
        /// Without brackets, ASCII only.
        let host: String
        let port: Int
    }

    /// - Returns: nil where it isn't a URL, has a user name, or an address with a zone (`%eth0`).
    static func parse(_ text: String) -> Parts? {
        // libcurl tolerates missing or extra slashes.
        guard CurlLibrary.isReady, let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
            !text[colon...].hasPrefix(":///"),
            let handle = madoguchi_curl_url()
        else { return nil }
        defer { madoguchi_curl_url_cleanup(handle) }
        let flags = CUnsignedInt(CURLU_DISALLOW_USER | CURLU_URLENCODE)
        guard madoguchi_curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK,
            madoguchi_curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let host = part(CURLUPART_HOST, of: handle), !host.isEmpty,
            part(CURLUPART_ZONEID, of: handle) == nil
        else { return nil }
        if !host.utf8.allSatisfy({ $0 < 0x80 }) {
            // libcurl would convert it by the process's locale, which is often unset.
            guard let name = try? DomainName.asciiForm(of: host),
                madoguchi_curl_url_set(handle, CURLUPART_HOST, name, 0) == CURLUE_OK
            else { return nil }
        }
        guard let url = part(CURLUPART_URL, of: handle), let scheme = part(CURLUPART_SCHEME, of: handle),
            let host = part(CURLUPART_HOST, of: handle),
            let port = part(CURLUPART_PORT, of: handle, CUnsignedInt(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { return nil }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        return Parts(text: url, scheme: scheme, host: bare, port: port)
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: CUnsignedInt = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard madoguchi_curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { madoguchi_curl_free(text) }
        return String(cString: text)
    }
}
