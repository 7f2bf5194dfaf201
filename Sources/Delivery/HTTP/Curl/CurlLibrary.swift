internal import CLibCurl

/// libcurl as a whole, which is loaded by the first one that asks.
enum CurlLibrary {
    /// Why it can't be used, in one line; nil where it can.
    static let failure: String? = madoguchi_curl_load() ? nil : String(cString: madoguchi_curl_load_failure())

    static var isReady: Bool { failure == nil }

    /// The certificate authorities that the system's libcurl was built to trust.
    static let authoritiesFile: String = {
        let information = isReady ? madoguchi_curl_version() : nil
        return information?.pointee.cainfo.map { String(cString: $0) } ?? "/etc/ssl/certs/ca-certificates.crt"
    }()
}
