/// Reads the head of one request, byte by byte. What two readers could understand differently is refused, and nothing is
/// repaired: neither bare line feeds nor folded lines nor repeated fields. [RFC 9112]
struct GatewayRequestReader {
    static let methodLimit = 16
    static let targetLimit = 8_192
    /// Bytes of the whole head.
    static let headLimit = 32_768
    static let fieldLimit = 100
    /// Bytes of a body.
    static let bodyLimit = 1 << 20

    private enum Place {
        case method, target, version, versionEnd
        /// The first byte of a line behind the first.
        case lineStart
        case name, value, valueEnd, headEnd
    }

    private var place = Place.method
    private var count = 0
    private var text: [UInt8] = []
    private var method = ""
    private var target = ""
    private var fields: [GatewayRequest.Field] = []

    /// Whether any byte of it has come.
    var hasBegun: Bool { count > 0 }

    /// Takes bytes up to the end of the head.
    ///
    /// - Parameter bytes: what is behind the head stays there.
    /// - Returns: the head once it is whole.
    mutating func feed(_ bytes: inout ArraySlice<UInt8>) throws(GatewayRefusal) -> GatewayRequest? {
        while let byte = bytes.popFirst() {
            count += 1
            guard count <= Self.headLimit else { throw .headTooLarge }
            if try take(byte) { return try request() }
        }
        return nil
    }

    /// - Returns: whether the head ends here.
    private mutating func take(_ byte: UInt8) throws(GatewayRefusal) -> Bool {
        switch place {
        case .method: try takeOfMethod(byte)
        case .target: try takeOfTarget(byte)
        case .version: try takeOfVersion(byte)
        case .versionEnd, .valueEnd:
            guard byte == .lineFeed else { throw .malformed }
            place = .lineStart
        case .lineStart:
            if byte == .carriageReturn {
                place = .headEnd
            } else {
                // A blank here would go on with the line before. [RFC 9112, section 5.2]
                place = .name
                try takeOfName(byte)
            }
        case .name: try takeOfName(byte)
        case .value: try takeOfValue(byte)
        case .headEnd:
            guard byte == .lineFeed else { throw .malformed }
            return true
        }
        return false
    }

    private mutating func takeOfMethod(_ byte: UInt8) throws(GatewayRefusal) {
        if byte == .space, !text.isEmpty {
            method = taken()
            place = .target
        } else {
            guard byte.isOfToken, text.count < Self.methodLimit else { throw .malformed }
            text.append(byte)
        }
    }

    private mutating func takeOfTarget(_ byte: UInt8) throws(GatewayRefusal) {
        if byte == .space, !text.isEmpty {
            target = taken()
            place = .version
        } else {
            // Neither a whole address nor an authority, which would have a host of their own.
            guard byte > .space, byte < 0x7F, byte != UInt8(ascii: "#"), !text.isEmpty || byte == .slash else {
                throw .malformed
            }
            guard text.count < Self.targetLimit else { throw .targetTooLong }
            text.append(byte)
        }
    }

    private mutating func takeOfVersion(_ byte: UInt8) throws(GatewayRefusal) {
        if byte == .carriageReturn {
            let version = taken()
            guard version == "HTTP/1.1" else { throw version == "HTTP/1.0" ? .version : .malformed }
            place = .versionEnd
        } else {
            guard byte > .space, byte < 0x7F, text.count < 8 else { throw .malformed }
            text.append(byte)
        }
    }

    private mutating func takeOfName(_ byte: UInt8) throws(GatewayRefusal) {
        if byte == UInt8(ascii: ":"), !text.isEmpty {
            guard fields.count < Self.fieldLimit else { throw .headTooLarge }
            fields.append(GatewayRequest.Field(name: taken().lowercased(), value: ""))
            place = .value
        } else {
            guard byte.isOfToken else { throw .malformed }
            text.append(byte)
        }
    }

    private mutating func takeOfValue(_ byte: UInt8) throws(GatewayRefusal) {
        if byte == .carriageReturn {
            while let last = text.last, last == .space || last == .tab { text.removeLast() }
            fields[fields.count - 1].value = taken()
            place = .valueEnd
        } else if byte == .space || byte == .tab, text.isEmpty {
            return
        } else {
            // Bytes beyond ASCII can be in another program's cookies, which go to every port of a host.
            guard byte >= .space || byte == .tab, byte != 0x7F else { throw .malformed }
            text.append(byte)
        }
    }

    private mutating func taken() -> String {
        defer { text.removeAll(keepingCapacity: true) }
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: What the head says

    /// Fields that decide on the request, or are passed on: none of them twice.
    private static let once = Set(["host", "content-length", "transfer-encoding", "cookie", "expect"])
        .union(GatewayForwarding.fields)

    private func request() throws(GatewayRefusal) -> GatewayRequest {
        var seen: Set<String> = []
        for field in fields where Self.once.contains(field.name) {
            guard seen.insert(field.name).inserted else { throw .malformed }
        }
        var request = GatewayRequest(method: method, target: target, fields: fields)
        guard seen.contains("host") else { throw .malformed }
        guard ["GET", "HEAD", "POST"].contains(method) else { throw .method }
        if seen.contains("transfer-encoding") {
            // With both, readers could find the end at different places. [RFC 9112, section 6.1]
            throw seen.contains("content-length") ? .malformed : .lengthMissing
        }
        guard !seen.contains("expect") else { throw .expectation }
        request.length = try length(request.value(of: "content-length"))
        guard request.length == 0 || !request.isReading else { throw .malformed }
        return request
    }

    private func length(_ text: String?) throws(GatewayRefusal) -> Int {
        guard let text else { return 0 }
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .malformed
        }
        guard let length = Int(text), length <= Self.bodyLimit else { throw .bodyTooLarge }
        return length
    }
}

extension UInt8 {
    fileprivate static let tab: UInt8 = 0x09
    fileprivate static let lineFeed: UInt8 = 0x0A
    fileprivate static let carriageReturn: UInt8 = 0x0D
    fileprivate static let space: UInt8 = 0x20
    fileprivate static let slash = UInt8(ascii: "/")

    /// [RFC 9110, section 5.6.2]
    fileprivate var isOfToken: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
