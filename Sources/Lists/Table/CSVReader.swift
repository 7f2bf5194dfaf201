/// Reads delimited values from bytes as they arrive. [RFC 4180]
///
/// Records end with CR LF, LF or CR. Quoted fields may contain delimiters, line ends and doubled quotes; a quote within
/// a bare field stands for itself, and blanks around a quoted field are nothing. Empty lines are skipped.
///
/// A record that isn't written so costs one record: it is given with its first line alone and the reason, and reading
/// goes on at its second line. So a quote that is never closed doesn't swallow the lines behind it.
package struct CSVReader: Sendable {
    package struct Record: Hashable, Sendable {
        /// The line of the input on which it begins, from 1.
        package var line: Int
        /// Its fields; where there is a fault, its first line as it stands.
        package var fields: [String]
        package var fault: SyntaxError?

        package init(line: Int, fields: [String], fault: SyntaxError? = nil) {
            self.line = line
            self.fields = fields
            self.fault = fault
        }
    }

    package enum SyntaxError: Error, Hashable, Sendable {
        /// A quoted field continues after its closing quote.
        case textBehindQuote
        /// The input ended within a quoted field.
        case unclosedQuote
        /// It contains bytes that are no characters.
        case undecodable
        /// It exceeds this many bytes, as with a quote that is never closed.
        case tooLong(Int)
    }

    /// Bytes of one record.
    package static let recordLimit = 1 << 20
    /// Bytes that are read a second time, after records that aren't written as they should be; beyond this the input is
    /// no table at all.
    package static let mostReread = 16 << 20

    private enum State {
        case recordStart
        case fieldStart
        /// Blanks at a field's beginning: a quote behind them is taken for the field's first character.
        case blankStart
        case bare
        case quoted
        /// After a quote in a quoted field: its end, or the first half of a doubled one.
        case quoteInQuoted
        /// Blanks after a quoted field's end.
        case blankEnd
        /// After a fault in a record's first line: the rest of the line is passed over.
        case skipped
        /// The same in a line that is too long to be kept.
        case overlong
    }

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    /// Whether the input has so many faults that the rest isn't read.
    package private(set) var isHopeless = false
    /// Empty lines among those that were read.
    package private(set) var emptyLines = 0
    private let delimiter: UInt8
    private var state = State.recordStart
    /// From 1.
    private var line = 1
    private var recordLine = 1
    private var followsCarriageReturn = false
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var hasLost = false
    /// The record as it stands.
    private var raw: [UInt8] = []
    /// Where the record's second line begins in `raw`, and whether CR stands before it.
    private var secondLine: (start: Int, followsCarriageReturn: Bool)?
    private var fault: SyntaxError?
    private var reread = 0
    private let mostReread: Int

    package init(delimiter: Delimiter = .comma, mostReread: Int = Self.mostReread) {
        self.delimiter = delimiter.byte
        self.mostReread = mostReread
    }

    /// - Returns: the records that are complete now.
    package mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Record] {
        var records: [Record] = []
        read(bytes, &records)
        return records
    }

    /// The input has ended.
    ///
    /// - Returns: what was left of it.
    package mutating func finish() -> [Record] {
        var records: [Record] = []
        while !isHopeless, state != .recordStart {
            switch state {
            case .quoted: read(giveUp(.unclosedQuote, &records), &records)
            case .overlong: startRecord()
            default: endRecord(&records)
            }
        }
        return records
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, _ records: inout [Record]) {
        // What is to be read next is last. A record that is read again lies above what follows it.
        var inputs = [bytes]
        while !isHopeless, var rest = inputs.popLast() {
            while let byte = rest.first {
                var fault: SyntaxError?
                if takeRun(from: &rest) {
                    if raw.count > Self.recordLimit { fault = .tooLong(Self.recordLimit) }
                } else {
                    rest.removeFirst()
                    fault = take(byte, &records)
                    countLine(byte)
                }
                if let fault {
                    inputs.append(rest)
                    inputs.append(giveUp(fault, &records))
                    break
                }
            }
        }
    }

    /// Takes bytes without a special meaning, many at once.
    ///
    /// - Returns: whether there were any.
    private mutating func takeRun(from bytes: inout ArraySlice<UInt8>) -> Bool {
        let run: ArraySlice<UInt8>
        let delimiter = delimiter
        switch state {
        case .bare: run = bytes.prefix { $0 != delimiter && $0 != Self.lineFeed && $0 != Self.carriageReturn }
        case .quoted: run = bytes.prefix { $0 != Self.quote && $0 != Self.lineFeed && $0 != Self.carriageReturn }
        case .overlong: run = bytes.prefix { $0 != Self.lineFeed && $0 != Self.carriageReturn }
        default: return false
        }
        guard !run.isEmpty else { return false }
        if state != .overlong {
            field += run
            raw += run
        }
        followsCarriageReturn = false
        bytes = bytes[run.endIndex...]
        return true
    }

    /// - Returns: why the record can't be read, where that shows now.
    private mutating func take(_ byte: UInt8, _ records: inout [Record]) -> SyntaxError? {
        let isLineEnd = byte == Self.lineFeed || byte == Self.carriageReturn
        if state == .recordStart {
            if isLineEnd {
                if !(byte == Self.lineFeed && followsCarriageReturn) { emptyLines += 1 }
                return nil
            }
            recordLine = line
            state = .fieldStart
        }
        if isLineEnd, state != .quoted {
            if state == .overlong { startRecord() } else { endRecord(&records) }
            return nil
        }
        raw.append(byte)
        if raw.count > Self.recordLimit { return .tooLong(Self.recordLimit) }
        switch state {
        case .recordStart, .fieldStart, .blankStart:
            switch byte {
            case delimiter: endField()
            case Self.quote:
                field.removeAll(keepingCapacity: true)
                state = .quoted
            default:
                field.append(byte)
                state = Self.isBlank(byte) ? .blankStart : .bare
            }
        case .bare:
            if byte == delimiter { endField() } else { field.append(byte) }
        case .quoted where byte == Self.quote: state = .quoteInQuoted
        case .quoted:
            field.append(byte)
            if isLineEnd { noteSecondLine(after: byte) }
        case .quoteInQuoted where byte == Self.quote:
            field.append(byte)
            state = .quoted
        case .quoteInQuoted, .blankEnd:
            if byte == delimiter {
                endField()
            } else if Self.isBlank(byte) {
                state = .blankEnd
            } else if secondLine != nil {
                return .textBehindQuote
            } else {
                fault = .textBehindQuote
                state = .skipped
            }
        case .skipped, .overlong: break
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// The record's second line begins after the first line end in it.
    private mutating func noteSecondLine(after byte: UInt8) {
        if secondLine == nil { secondLine = (raw.count, byte == Self.carriageReturn) }
    }

    /// CR LF is one line end.
    private mutating func countLine(_ byte: UInt8) {
        if byte == Self.carriageReturn || byte == Self.lineFeed && !followsCarriageReturn { line += 1 }
        followsCarriageReturn = byte == Self.carriageReturn
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self) {
            fields.append(text)
        } else {
            hasLost = true
            fields.append(String(decoding: field, as: UTF8.self))
        }
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    private mutating func endRecord(_ records: inout [Record]) {
        if let fault {
            records.append(Record(line: recordLine, fields: [String(decoding: raw, as: UTF8.self)], fault: fault))
        } else {
            endField()
            records.append(Record(line: recordLine, fields: fields, fault: hasLost ? .undecodable : nil))
        }
        startRecord()
    }

    /// Gives the record's first line as one that can't be read.
    ///
    /// - Returns: what is to be read again: the record from its second line on.
    private mutating func giveUp(_ reason: SyntaxError, _ records: inout [Record]) -> ArraySlice<UInt8> {
        let end = secondLine?.start ?? raw.count
        let first = raw[..<end].prefix(4_096)
        let text = String(decoding: first, as: UTF8.self).trimmingLineEnd
        records.append(Record(line: recordLine, fields: [text], fault: reason))
        guard let secondLine else {
            // A line of this length has nothing in it that could be read again.
            startRecord()
            if case .tooLong = reason { state = .overlong }
            return []
        }
        let again = Array(raw[secondLine.start...])
        reread += again.count
        isHopeless = reread > mostReread
        line = recordLine + 1
        followsCarriageReturn = secondLine.followsCarriageReturn
        startRecord()
        return again[...]
    }

    private mutating func startRecord() {
        field.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        raw.removeAll(keepingCapacity: true)
        (hasLost, secondLine, fault) = (false, nil, nil)
        state = .recordStart
    }
}

extension String {
    fileprivate var trimmingLineEnd: String {
        var text = self[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }
}
