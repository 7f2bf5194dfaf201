/// Turns a message, in pieces cut anywhere, into what follows DATA. [RFC 5321 §4.5.2]
///
/// A dot at the beginning of a line is doubled, and the end is a dot alone. A CR or LF by itself becomes a line end of
/// its own: servers that differ on what those are can't be made to see an end that we didn't mean.
package struct DotStuffer: Sendable {
    private enum Position {
        case lineStart, midLine
        /// Behind a CR, of which nothing is written yet.
        case carriageReturn
    }

    private var position = Position.lineStart

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
                let end = rest.firstIndex { $0 == 0x0D || $0 == 0x0A } ?? rest.endIndex
                output.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<end]))
                position = .midLine
                rest = rest[end...]
            }
        }
    }

    /// Appends the end of the data, and is ready for another message.
    package mutating func finish(into output: inout [UInt8]) {
        if position != .lineStart { endLine(in: &output) }
        output.append(contentsOf: ".\r\n".utf8)
    }

    private mutating func endLine(in output: inout [UInt8]) {
        output.append(0x0D)
        output.append(0x0A)
        position = .lineStart
    }
}
