internal import CLibCurl
internal import Glibc
import Messages

/// One request, and the part of its answer that has arrived. Belongs to the loop's thread.
///
/// libcurl holds an unretained pointer to it: the handle, and with it every callback, ends with the transfer.
final class CurlTransfer {
    let order: CurlOrder
    let handle: UnsafeMutableRawPointer
    private(set) var deadline: ContinuousClock.Instant
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    /// How often the request was begun. libcurl repeats a request by itself where a reused connection ends without an
    /// answer; none is reused here, and if it tried all the same, it would be stopped.
    private var starts = 0
    private var isTooLong = false
    /// Whether the certificate is one that libcurl takes and ``PeerIdentity`` doesn't.
    private var isOtherHost = false
    /// Why the request may not begin.
    private var objection: Wording?
    private var head = CurlHead()
    private var body: [UInt8] = []

    /// - Returns: nil where memory has run out.
    init?(_ order: CurlOrder) {
        guard let handle = madoguchi_curl_easy_init() else { return nil }
        self.order = order
        self.handle = handle
        deadline = .now + .seconds(order.settings.connectTimeout)
        errorText.initialize(repeating: 0)
        var options = CurlOptions(handle: handle)
        options.write(order)
        options.callBack(self, errorText: errorText.baseAddress)
        lists = options.lists
        guard options.areSet else { return nil }
    }

    deinit {
        madoguchi_curl_easy_cleanup(handle)
        for list in lists { madoguchi_curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// Whether its deadline has passed.
    func lapse(at now: ContinuousClock.Instant) -> HTTPFailure.Cause? {
        guard now >= deadline else { return nil }
        return starts == 0
            ? .connectTimeout(seconds: order.settings.connectTimeout)
            : .answerTimeout(seconds: order.settings.answerTimeout)
    }

    // MARK: - Callbacks

    /// Called when the connection stands, encrypted where it has to be, and before anything of the request is sent.
    ///
    /// - Returns: false where it may not begin.
    func begin() -> Bool {
        if let certificate = CurlAnswers.certificate(of: handle) {
            isOtherHost = !PeerIdentity.matches(pem: certificate, host: order.request.url.host)
            if isOtherHost { return false }
        }
        do {
            try order.mayBegin()
        } catch {
            objection = Wording(error)
            return false
        }
        starts += 1
        deadline = .now + .seconds(order.settings.answerTimeout)
        return starts == 1
    }

    /// - Returns: false where the head is too long.
    func takeHead(_ line: UnsafeRawBufferPointer) -> Bool {
        isTooLong = !head.take(line)
        return !isTooLong
    }

    /// - Returns: false where the body is too long.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isTooLong = body.count + bytes.count > order.settings.bodyLimit
        if !isTooLong { body += bytes }
        return !isTooLong
    }

    /// - Returns: a descriptor, or -1 for an address that mustn't be connected to.
    func openSocket(_ socket: UnsafePointer<curl_sockaddr>) -> CInt {
        guard let pointer = madoguchi_curl_address(socket), let address = IPAddress(pointer),
            order.addresses.contains(address)
        else { return -1 }
        let kind = socket.pointee.socktype | CInt(SOCK_CLOEXEC.rawValue)
        return Glibc.socket(socket.pointee.family, kind, socket.pointee.protocol)
    }

    // MARK: - Outcome

    func outcome(of result: CURLcode) -> CurlOutcome {
        if result == CURLE_OK { return outcome(nil) }
        if isTooLong { return outcome(.tooLong) }
        if let objection { return outcome(.heldBack(objection)) }
        if isOtherHost { return outcome(.certificate(.otherHost)) }
        return outcome(CurlFailure.cause(of: result, on: handle, detail: detail))
    }

    /// - Parameter cause: why it ended before its answer did.
    func outcome(_ cause: HTTPFailure.Cause?) -> CurlOutcome {
        CurlOutcome(
            cause: cause, progress: progress, status: head.status, fields: head.fields, body: body,
            redirect: CurlAnswers.redirect(of: handle), certificateEnd: CurlAnswers.certificateEnd(of: handle))
    }

    private var progress: HTTPFailure.Progress {
        let sent = CurlAnswers.sent(by: handle)
        if sent.head == 0, sent.body == 0 { return .none }
        return sent.body >= order.request.body.count ? .whole : .part
    }

    private var detail: String {
        String(decoding: errorText.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
