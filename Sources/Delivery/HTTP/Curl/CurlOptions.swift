internal import CLibCurl

/// Applies an order to a libcurl handle.
struct CurlOptions {
    private let handle: UnsafeMutableRawPointer
    /// Lists that libcurl keeps pointers to; freed after the handle.
    private(set) var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// Whether libcurl accepted every option; it always does, unless memory runs out.
    private(set) var areSet = true

    init(handle: UnsafeMutableRawPointer) {
        self.handle = handle
    }

    mutating func write(_ order: CurlOrder) {
        writeRequest(order.request)
        writeConnection(order)
        writeVerification(order.settings.trustRoots)
    }

    private mutating func writeRequest(_ request: HTTPRequest) {
        set(CURLOPT_URL, request.url.text)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        if request.method == .post {
            set(CURLOPT_POST, 1)
            check(madoguchi_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
            // libcurl copies it, with the size set just before.
            var body = request.body.isEmpty ? [0] : request.body
            check(madoguchi_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, &body))
        }
        // Doesn't wait for 100 Continue, and closes the connection afterwards. In libcurl's list a field without a
        // value ends in a semicolon; one that ends in a colon is removed.
        var lines = ["Expect:", "Connection: close"]
        lines += request.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !request.fields.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        set(CURLOPT_HTTPHEADER, lines)
    }

    private mutating func writeConnection(_ order: CurlOrder) {
        // On a reused connection a request could cross the server's close, and it couldn't be told whether it was
        // accepted; an unsolicited answer could be taken for its own.
        set(CURLOPT_FRESH_CONNECT, 1)
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_CONNECT_ONLY, order.isForConnectionOnly ? 1 : 0)
        set(CURLOPT_NOSIGNAL, 1)
        // Proxies from the environment are ignored too.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        // The loop enforces the deadlines.
        set(CURLOPT_CONNECTTIMEOUT, order.settings.connectTimeout + 60)
        let url = order.request.url
        if IPAddress(url.host) == nil {
            let addresses = order.addresses.map { $0.bytes.count == 4 ? "\($0)" : "[\($0)]" }
            set(CURLOPT_RESOLVE, ["\(url.host):\(url.port):\(addresses.joined(separator: ","))"])
        }
    }

    private mutating func writeVerification(_ roots: TrustRoots) {
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        // A resumed session would skip verification.
        set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        set(CURLOPT_CERTINFO, 1)
        switch roots {
        case .system: set(CURLOPT_CAINFO, CurlLibrary.authoritiesFile)
        case .file(let path): set(CURLOPT_CAINFO, path)
        }
        // With a directory set, the authorities' file would be read again for each connection.
        check(madoguchi_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }

    /// Registers the transfer for callbacks; it must outlive the handle's use.
    mutating func callBack(_ transfer: CurlTransfer, errorText: UnsafeMutablePointer<CChar>?) {
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        check(madoguchi_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText))
        for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA] {
            check(madoguchi_curl_set_pointer(handle, option, context))
        }
        check(
            madoguchi_curl_set_on_bytes(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return CurlOptions.transfer(context)?.takeHead(line) == true ? line.count : CurlOptions.refusal
            })
        check(
            madoguchi_curl_set_on_bytes(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return CurlOptions.transfer(context)?.takeBody(part) == true ? part.count : CurlOptions.refusal
            })
        check(
            madoguchi_curl_set_on_socket(handle) { context, _, address in
                guard let address else { return -1 }
                return CurlOptions.transfer(context)?.openSocket(address) ?? -1
            })
        check(
            madoguchi_curl_set_on_request(handle) { context, _, _, _, _ in
                CurlOptions.transfer(context)?.begin() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            })
    }

    /// A count other than that of the bytes makes libcurl fail the transfer.
    private static let refusal = 0

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private mutating func set(_ option: CURLoption, _ value: Int) {
        check(madoguchi_curl_set_long(handle, option, value))
    }

    private mutating func set(_ option: CURLoption, _ value: String) {
        check(madoguchi_curl_set_text(handle, option, value))
    }

    private mutating func set(_ option: CURLoption, _ lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = madoguchi_curl_slist_append(list, line) else {
                areSet = false
                break
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        check(madoguchi_curl_set_list(handle, option, list))
    }

    private mutating func check(_ result: CURLcode) {
        if result != CURLE_OK { areSet = false }
    }
}
