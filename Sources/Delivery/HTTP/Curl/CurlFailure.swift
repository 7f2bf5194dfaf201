internal import CLibCurl
internal import SystemPackage

/// Words for libcurl's errors, for operators.
enum CurlFailure {
    static let otherHost = "its certificate is for another host; check the url, or have the certificate corrected"

    /// - Parameter detail: what libcurl says beside the code; empty for nothing.
    static func reason(for result: CURLcode, of handle: UnsafeMutableRawPointer, detail: String) -> String {
        switch result {
        case CURLE_COULDNT_CONNECT:
            let code = CurlAnswers.systemError(of: handle)
            return code == 0 ? "no connection could be made" : "\(Errno(rawValue: code))"
        case CURLE_PEER_FAILED_VERIFICATION:
            // libcurl compares names itself after OpenSSL has succeeded, so OpenSSL has no error to report then.
            return CurlAnswers.isTrusted(by: handle)
                ? otherHost
                : "its certificate has expired or isn't from a trusted authority; inspect it with openssl s_client"
        case CURLE_SSL_CACERT_BADFILE:
            return "the authorities can't be read; install ca-certificates, or check the file of authorities"
        case CURLE_GOT_NOTHING: return "the connection ended without an answer"
        case CURLE_PARTIAL_FILE: return "the connection ended in the middle of the answer"
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR:
            let code = CurlAnswers.systemError(of: handle)
            return code == 0 ? words(result, detail) : "\(Errno(rawValue: code))"
        // A line is longer than libcurl's limit of 100 KB.
        case CURLE_OUT_OF_MEMORY: return "the answer's head is too long, or memory has run out"
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return "the answer isn't HTTP"
        default: return words(result, detail)
        }
    }

    private static func words(_ result: CURLcode, _ detail: String) -> String {
        (detail.isEmpty ? String(cString: madoguchi_curl_easy_strerror(result)) : detail).visibleLine
    }
}
