internal import CLibCurl

/// The libcurl library as a whole.
enum CurlLibrary {
    /// Whether it can be used. The first access initialises it; since 7.84 that may be on any thread.
    static let isReady = madoguchi_curl_global_init() == CURLE_OK

    /// The certificate authorities that the system's libcurl was built to trust.
    static let authoritiesFile: String = {
        let information = madoguchi_curl_version()
        return information?.pointee.cainfo.map { String(cString: $0) } ?? "/etc/ssl/certs/ca-certificates.crt"
    }()
}
