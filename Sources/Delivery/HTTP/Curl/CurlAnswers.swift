internal import CLibCurl
internal import Glibc
internal import SupportHours

/// What libcurl reports about a transfer.
enum CurlAnswers {
    /// Octets of the request's head and body that the system has accepted.
    static func sent(by handle: UnsafeMutableRawPointer) -> (head: Int, body: Int) {
        var head = 0
        var body: curl_off_t = 0
        _ = madoguchi_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &head)
        _ = madoguchi_curl_get_offset(handle, CURLINFO_SIZE_UPLOAD_T, &body)
        return (head, Int(body))
    }

    /// The absolute URL that the answer redirects to.
    static func redirect(of handle: UnsafeMutableRawPointer) -> String? {
        var text: UnsafePointer<CChar>?
        guard madoguchi_curl_get_text(handle, CURLINFO_REDIRECT_URL, &text) == CURLE_OK else { return nil }
        return text.map { String(cString: $0) }
    }

    /// The end of validity of the server's own certificate.
    static func certificateEnd(of handle: UnsafeMutableRawPointer) -> Instant? {
        certificateField("Expire date:", of: handle).flatMap(instant)
    }

    /// The server's own certificate as PEM; nil without TLS.
    static func certificate(of handle: UnsafeMutableRawPointer) -> String? {
        certificateField("Cert:", of: handle)
    }

    /// What is said of the server's own certificate, which comes first.
    private static func certificateField(_ label: String, of handle: UnsafeMutableRawPointer) -> String? {
        var chain: UnsafeMutablePointer<curl_certinfo>?
        guard madoguchi_curl_get_certificates(handle, &chain) == CURLE_OK, let chain = chain?.pointee,
            chain.num_of_certs > 0
        else { return nil }
        var next = chain.certinfo?.pointee
        while let entry = next {
            let line = entry.pointee.data.map { String(cString: $0) } ?? ""
            if line.hasPrefix(label) { return String(line.dropFirst(label.count)) }
            next = entry.pointee.next
        }
        return nil
    }

    /// What OpenSSL says of the server's certificates: 0 where they verified, 1 where verification didn't get to the end.
    /// [X509_STORE_CTX_get_error(3)]
    static func verification(by handle: UnsafeMutableRawPointer) -> Int {
        var fault = 0
        _ = madoguchi_curl_get_long(handle, CURLINFO_SSL_VERIFYRESULT, &fault)
        return fault
    }

    /// The last `errno` of a connection; 0 for none.
    static func systemError(of handle: UnsafeMutableRawPointer) -> CInt {
        var code = 0
        _ = madoguchi_curl_get_long(handle, CURLINFO_OS_ERRNO, &code)
        return CInt(truncatingIfNeeded: code)
    }

    private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")

    /// `Dec 31 00:00:00 2099 GMT`, as OpenSSL writes it. [ASN1_TIME_print(3)]
    private static func instant(_ text: String) -> Instant? {
        let words = text.split { $0 == " " || $0 == ":" }
        let numbers = words.compactMap { CInt($0) }
        guard words.count == 7, numbers.count == 5, words[6] == "GMT", let month = months.firstIndex(of: words[0])
        else { return nil }
        var parts = tm()
        parts.tm_mon = CInt(month)
        (parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[0], numbers[1], numbers[2], numbers[3])
        parts.tm_year = numbers[4] - 1900
        return Instant(secondsSinceEpoch: Int64(timegm(&parts)))
    }
}
