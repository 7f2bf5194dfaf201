import Messages

/// Parses one response from bytes as they arrive, with bounds on everything. [RFC 9112]
struct HTTPResponseParser {
    /// Bytes of the status line, the fields and the trailer together.
    static let headLimit = 65_536
    /// Bytes of the body that are buffered at a time.
    static let bodyLimit = 16 << 20

    private enum State {
        case statusLine
        case fields
        /// A body of which this many bytes are still to come.
        case body(Int)
        case chunkSize
        case chunk(Int)
        case chunkEnd
        case trailer
        case bodyUntilClose
        case complete
    }

    /// Whether the body of a success is taken out as it arrives, so that it may have any length.
    let takesBodyInParts: Bool
    /// Whether the request was a HEAD, whose answer has the fields of a body and none. [RFC 9110, section 9.3.2]
    let answersHead: Bool
    private var state = State.statusLine
    private var line: [UInt8] = []
    private var headLength = 0
    private var response = HTTPResponse(status: 0, fields: [], body: [], keepsConnection: true)

    init(takesBodyInParts: Bool = false, answersHead: Bool = false) {
        self.takesBodyInParts = takesBodyInParts
        self.answersHead = answersHead
    }

    /// - Returns: the response once it is complete.
    mutating func feed(_ bytes: ArraySlice<UInt8>) throws(TransportError) -> HTTPResponse? {
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .statusLine, .fields, .chunkSize, .chunkEnd, .trailer:
                guard try takeLine(from: &rest) else { return nil }
                try interpretLine()
            case .body(let missing):
                let missing = missing - take(atMost: missing, from: &rest)
                state = missing == 0 ? .complete : .body(missing)
            case .chunk(let missing):
                let missing = missing - take(atMost: missing, from: &rest)
                state = missing == 0 ? .chunkEnd : .chunk(missing)
            case .bodyUntilClose:
                try checkBody(adding: rest.count)
                _ = take(atMost: rest.count, from: &rest)
            case .complete:
                throw .malformed(.severalResponses)
            }
        }
        if case .complete = state { return response }
        return nil
    }

    /// Whether any byte has arrived.
    var hasBegun: Bool {
        if case .statusLine = state { headLength > 0 } else { true }
    }

    /// The status once the head is complete.
    var status: Int? { head?.status }

    /// Status and fields once they are complete, before the body is.
    var head: HTTPResponse? {
        switch state {
        case .statusLine, .fields: nil
        default: response
        }
    }

    /// Takes out the part of the body that has arrived.
    mutating func takeBody() -> [UInt8] {
        defer { response.body.removeAll(keepingCapacity: true) }
        return response.body
    }

    /// The peer has ended the stream.
    mutating func finish() throws(TransportError) -> HTTPResponse {
        guard case .bodyUntilClose = state else { throw .connectionLost }
        state = .complete
        return response
    }

    private mutating func take(atMost count: Int, from bytes: inout ArraySlice<UInt8>) -> Int {
        let taken = bytes.prefix(count)
        response.body += taken
        bytes = bytes.dropFirst(count)
        return taken.count
    }

    private func checkBody(adding count: Int) throws(TransportError) {
        guard count <= Self.bodyLimit - response.body.count else {
            throw .malformed(.responseBodyTooLarge(limit: Self.bodyLimit))
        }
    }

    /// Moves bytes to `line` up to the line's end.
    ///
    /// - Returns: whether the line is complete; then without its CR LF.
    private mutating func takeLine(from bytes: inout ArraySlice<UInt8>) throws(TransportError) -> Bool {
        let part = bytes.prefix { $0 != UInt8(ascii: "\n") }
        headLength += part.count + 1
        guard headLength <= Self.headLimit else { throw .malformed(.responseHeadTooLarge(limit: Self.headLimit)) }
        line += part
        bytes = bytes[part.endIndex...]
        guard bytes.popFirst() != nil else { return false }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return true
    }

    private mutating func interpretLine() throws(TransportError) {
        let text = String(decoding: line, as: UTF8.self)
        line.removeAll(keepingCapacity: true)
        switch state {
        case .statusLine:
            try interpretStatusLine(text)
            state = .fields
        case .fields:
            if text.isEmpty { try endHead() } else { response.fields.append(try Self.field(text)) }
        case .chunkSize:
            try beginChunk(text)
        case .chunkEnd:
            guard text.isEmpty else { throw .malformed(.chunkTooLong) }
            state = .chunkSize
        default:
            if text.isEmpty { state = .complete }
        }
    }

    private mutating func interpretStatusLine(_ text: String) throws(TransportError) {
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), parts[1].utf8.count == 3,
            let status = Int(parts[1]), (100..<600).contains(status)
        else { throw .malformed(.noStatusLine) }
        response.status = status
        response.keepsConnection = parts[0] == "HTTP/1.1"
    }

    private static func field(_ text: String) throws(TransportError) -> (name: String, value: String) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
            !text[..<colon].contains(where: \.isWhitespace)
        else { throw .malformed(.headerWithoutName) }
        let value = text[text.index(after: colon)...]
        return (text[..<colon].lowercased(), value.trimmingSpaces())
    }

    /// How the body is delimited. [RFC 9112, section 6.3]
    private mutating func endHead() throws(TransportError) {
        let lengths = Set(response.values(of: "content-length"))
        let codings = response.values(of: "transfer-encoding").map { $0.lowercased() }
        if response.values(of: "connection").contains(where: { $0.lowercased().contains("close") }) {
            response.keepsConnection = false
        }
        if response.status < 200 {
            // An interim response; the final one follows.
            response = HTTPResponse(status: 0, fields: [], body: [], keepsConnection: true)
            state = .statusLine
        } else if response.status == 204 || response.status == 304 || answersHead {
            state = .complete
        } else if !codings.isEmpty {
            guard codings == ["chunked"], lengths.isEmpty else { throw .malformed(.unknownTransferCoding) }
            state = .chunkSize
        } else if let text = lengths.first {
            guard lengths.count == 1, text.utf8.allSatisfy(\.isASCIIDigit), let length = Int(text) else {
                throw .malformed(.contentLengthNoNumber)
            }
            if !takesBodyInParts || response.status != 200 { try checkBody(adding: length) }
            state = length == 0 ? .complete : .body(length)
        } else {
            response.keepsConnection = false
            state = .bodyUntilClose
        }
    }

    private mutating func beginChunk(_ text: String) throws(TransportError) {
        // Extensions after a semicolon are ignored. [RFC 9112, section 7.1.1]
        let digits = text.prefix { $0 != ";" }.trimmingSpaces()
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIHexDigit), let size = Int(digits, radix: 16) else {
            throw .malformed(.chunkWithoutSize)
        }
        try checkBody(adding: size)
        // Each chunk's size line may be as long as the head; otherwise long bodies in small chunks would exceed the
        // limit.
        headLength = 0
        state = size == 0 ? .trailer : .chunk(size)
    }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isASCIIHexDigit: Bool {
        isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }
}

extension StringProtocol {
    fileprivate func trimmingSpaces() -> String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(
            start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map(start.index(after:)) ?? start.startIndex)])
    }
}
