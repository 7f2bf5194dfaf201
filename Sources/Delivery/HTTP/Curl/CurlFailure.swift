internal import CLibCurl
import LinuxSystem
import Messages
internal import SystemPackage

/// libcurl's errors.
enum CurlFailure {
    /// - Parameter detail: what libcurl says beside the code; empty for nothing.
    static func cause(
        of result: CURLcode, on handle: UnsafeMutableRawPointer, detail: String
    ) -> HTTPFailure.Cause {
        switch result {
        case CURLE_COULDNT_CONNECT:
            let code = CurlAnswers.systemError(of: handle)
            return code == 0 ? .connection(.connectionImpossible) : .noConnection(ConnectFailure(Errno(rawValue: code)))
        case CURLE_PEER_FAILED_VERIFICATION: return .certificate(certificateFault(of: handle))
        case CURLE_SSL_CACERT_BADFILE: return .connection(.authoritiesFileUnreadable)
        case CURLE_GOT_NOTHING: return .connection(.endedWithoutAnswer)
        case CURLE_PARTIAL_FILE: return .connection(.endedInAnswer)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR:
            let code = CurlAnswers.systemError(of: handle)
            return .connection(.connectionFailed(code == 0 ? words(result, detail) : Errno(rawValue: code).wording))
        // A line is longer than libcurl's limit of 100 KB.
        case CURLE_OUT_OF_MEMORY: return .connection(.answerHeadTooLong)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return .connection(.noHTTP)
        default: return .connection(.connectionFailed(words(result, detail)))
        }
    }

    /// By OpenSSL's result. libcurl compares names itself after OpenSSL has succeeded, so OpenSSL has no error to report
    /// then. [X509_STORE_CTX_get_error(3)]
    private static func certificateFault(of handle: UnsafeMutableRawPointer) -> CertificateFault {
        switch CurlAnswers.verification(by: handle) {
        case 0, 1: .otherHost
        case 9: .notYetValid(nil)
        case 10: .expired(nil)
        case 18: .untrusted(isSelfSigned: true)
        case 2, 19, 20, 21: .untrusted(isSelfSigned: false)
        default: .unverified
        }
    }

    private static func words(_ result: CURLcode, _ detail: String) -> Wording {
        Wording(
            verbatim: (detail.isEmpty ? String(cString: madoguchi_curl_easy_strerror(result)) : detail).visibleLine)
    }
}
