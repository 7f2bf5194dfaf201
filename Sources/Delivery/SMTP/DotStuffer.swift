/// Turns a message, in arbitrary pieces, into the bytes that follow DATA. [RFC 5321 §4.5.2]
///
/// Doubles a dot at the beginning of a line; ``end`` is a single dot. A lone CR or LF becomes a line end: servers that
/// interpret those differently can't be made to see an end that isn't one.
package struct DotStuffer: Sendable {
    private enum Position {
        case lineStart, midLine
        /// After a CR, of which nothing is written yet.
        case carriageReturn
    }

    private var position = Position.lineStart

    /// Ends the data, behind what ``finish(into:)`` has finished.
    package static let end = Array(".\r\n".utf8)

    package init() {}

    /// Appends the next piece to `output`.
    package mutating func append(_ piece: ArraySlice<UInt8>, to output: inout [UInt8]) {
        piece.withUnsafeBufferPointer { append($0[...], to: &output) }
    }

    private mutating func append(_ piece: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        var rest = piece
        while let first = rest.first {
            if position == .carriageReturn {
                endLine(in: &output)
                if first == 0x0A {
                    rest = rest.dropFirst()
                    continue
                }
            }
            switch first {
            case 0x0D:
                position = .carriageReturn
                rest = rest.dropFirst()
            case 0x0A:
                endLine(in: &output)
                rest = rest.dropFirst()
            default:
                if position == .lineStart, first == UInt8(ascii: ".") { output.append(first) }
                let end = rest.lineEnd
                output.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<end]))
                position = .midLine
                rest = rest[end...]
            }
        }
    }

    /// Appends the end of the last line, where it has none, and resets for another message.
    package mutating func finish(into output: inout [UInt8]) {
        if position != .lineStart { endLine(in: &output) }
    }

    private mutating func endLine(in output: inout [UInt8]) {
        output.append(0x0D)
        output.append(0x0A)
        position = .lineStart
    }
}
