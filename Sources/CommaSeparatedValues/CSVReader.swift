/// Reads comma-separated values from bytes as they arrive. [RFC 4180]
///
/// Records end with CR LF, LF or CR. Quoted fields may contain commas, line ends and doubled quotes; a quote within a
/// bare field stands for itself. Empty lines are skipped.
package struct CSVReader: Sendable {
    package struct Record: Hashable, Sendable {
        /// The line of the input on which it begins, from 1.
        package var line: Int
        package var fields: [String]

        package init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }
    }

    package struct SyntaxError: Error, Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// A quoted field continues after its closing quote.
            case textBehindQuote
            /// The input ended within a quoted field.
            case unclosedQuote
            case notUTF8
            /// A record exceeds this many bytes, as with a quote that is never closed.
            case tooLong(Int)
        }

        package var kind: Kind
        /// The line of the input on which the record begins, from 1; that of the quote where it isn't closed.
        package var line: Int

        package init(kind: Kind, line: Int) {
            self.kind = kind
            self.line = line
        }
    }

    /// Bytes of one record's fields together.
    package static let recordLimit = 1 << 20

    private enum State {
        case recordStart
        case fieldStart
        case bare
        case quoted
        /// After a quote in a quoted field: its end, or the first half of a doubled one.
        case quoteInQuoted
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    /// Why nothing more is read.
    package private(set) var fault: SyntaxError?
    private var state = State.recordStart
    private var line = 1
    private var recordLine = 1
    private var quoteLine = 1
    private var followsCarriageReturn = false
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var recordLength = 0

    package init() {}

    /// - Returns: the records that are complete now; none after a fault.
    package mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Record] {
        var records: [Record] = []
        var rest = bytes
        while fault == nil, let byte = rest.first {
            do throws(SyntaxError) {
                if try takeRun(from: &rest) { continue }
                rest.removeFirst()
                if try take(byte) { records.append(endRecord()) }
                countLine(byte)
            } catch {
                fault = error
            }
        }
        return records
    }

    /// The input has ended.
    ///
    /// - Returns: a last record without a line end.
    package mutating func finish() -> Record? {
        switch state {
        case _ where fault != nil, .recordStart: return nil
        case .quoted:
            fault = SyntaxError(kind: .unclosedQuote, line: quoteLine)
            return nil
        case .fieldStart, .bare, .quoteInQuoted:
            do throws(SyntaxError) { try endField() } catch {
                fault = error
                return nil
            }
            return endRecord()
        }
    }

    /// Takes bytes without a special meaning, many at once.
    ///
    /// - Returns: whether there were any.
    private mutating func takeRun(from bytes: inout ArraySlice<UInt8>) throws(SyntaxError) -> Bool {
        let run: ArraySlice<UInt8>
        switch state {
        case .bare:
            run = bytes.prefix { $0 != Self.comma && $0 != Self.lineFeed && $0 != Self.carriageReturn }
        case .quoted:
            run = bytes.prefix { $0 != Self.quote && $0 != Self.lineFeed && $0 != Self.carriageReturn }
        default: return false
        }
        guard !run.isEmpty else { return false }
        field += run
        recordLength += run.count
        followsCarriageReturn = false
        bytes = bytes[run.endIndex...]
        try checkLength()
        return true
    }

    /// - Returns: whether a record has ended.
    private mutating func take(_ byte: UInt8) throws(SyntaxError) -> Bool {
        switch state {
        case .recordStart:
            // An empty line, or the second half of a line end.
            if byte == Self.lineFeed || byte == Self.carriageReturn { return false }
            recordLine = line
            state = .fieldStart
            return try take(byte)
        case .fieldStart where byte == Self.quote:
            quoteLine = line
            state = .quoted
        case .fieldStart, .bare:
            switch byte {
            case Self.comma: try endField()
            case Self.lineFeed, Self.carriageReturn:
                try endField()
                return true
            default:
                state = .bare
                try append(byte)
            }
        case .quoted where byte == Self.quote:
            state = .quoteInQuoted
        case .quoted:
            try append(byte)
        case .quoteInQuoted:
            switch byte {
            case Self.quote:
                state = .quoted
                try append(byte)
            case Self.comma: try endField()
            case Self.lineFeed, Self.carriageReturn:
                try endField()
                return true
            default: throw SyntaxError(kind: .textBehindQuote, line: recordLine)
            }
        }
        return false
    }

    /// CR LF is one line end.
    private mutating func countLine(_ byte: UInt8) {
        if byte == Self.carriageReturn || byte == Self.lineFeed && !followsCarriageReturn { line += 1 }
        followsCarriageReturn = byte == Self.carriageReturn
    }

    private mutating func append(_ byte: UInt8) throws(SyntaxError) {
        field.append(byte)
        recordLength += 1
        try checkLength()
    }

    private func checkLength() throws(SyntaxError) {
        guard recordLength <= Self.recordLimit else {
            throw SyntaxError(kind: .tooLong(Self.recordLimit), line: recordLine)
        }
    }

    private mutating func endField() throws(SyntaxError) {
        guard let text = String(validating: field, as: UTF8.self) else {
            throw SyntaxError(kind: .notUTF8, line: recordLine)
        }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        // A comma counts as a byte too; otherwise a record of commas would be unbounded.
        recordLength += 1
        try checkLength()
        state = .fieldStart
    }

    private mutating func endRecord() -> Record {
        defer {
            fields = []
            recordLength = 0
            state = .recordStart
        }
        return Record(line: recordLine, fields: fields)
    }
}
