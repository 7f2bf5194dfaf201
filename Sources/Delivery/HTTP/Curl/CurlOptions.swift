internal import CLibCurl

/// Writes an order into a handle of libcurl.
struct CurlOptions {
    private let handle: UnsafeMutableRawPointer
    /// What libcurl keeps pointers to; to be freed after the handle.
    private(set) var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// Whether libcurl took all of them; it always does, but for want of memory.
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
            // Copied by libcurl, by the count that it knows now.
            var body = request.body.isEmpty ? [0] : request.body
            check(madoguchi_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, &body))
        }
        // No word of the server is awaited in the middle of a request; after it, the connection ends. A field without
        // a value ends in a semicolon here; one that ends in a colon isn't written.
        var lines = ["Expect:", "Connection: close"]
        lines += request.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !request.fields.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        set(CURLOPT_HTTPHEADER, lines)
    }

    private mutating func writeConnection(_ order: CurlOrder) {
        // On a connection that was kept, a request could meet the server's close, and nobody could tell whether it was
        // taken; and an answer that nobody asked for would be taken for its own.
        set(CURLOPT_FRESH_CONNECT, 1)
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_CONNECT_ONLY, order.isForConnectionOnly ? 1 : 0)
        set(CURLOPT_NOSIGNAL, 1)
        // Not even what the environment says.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        // The deadlines are the loop's.
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
        // A session that is resumed would bring its verification along.
        set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        set(CURLOPT_CERTINFO, 1)
        switch roots {
        case .system: set(CURLOPT_CAINFO, CurlLibrary.authoritiesFile)
        case .file(let path): set(CURLOPT_CAINFO, path)
        }
        // Beside a directory, the file's authorities would be read anew for each connection.
        check(madoguchi_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }

    /// Has libcurl call the transfer, which has to outlive the handle's use.
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

    /// Another count than that of the bytes.
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
