/// Reads JSON into document nodes, by the grammar of RFC 8259 and nothing beyond it.
///
/// Keys that stand twice and numbers of any size are kept as they are written, for whoever reads them to judge.
package enum JSONDocument {
    /// Values that one document may have: more than any request does, few enough to complain about.
    package static let largestNodeCount = 1_000
    /// Arrays and objects within one another.
    package static let greatestDepth = 32

    /// - Parameter bytes: UTF-8; a byte order mark before it is passed over.
    package static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) -> DocumentNode {
        var parser = JSONParser(bytes)
        return try parser.document()
    }
}

/// Why bytes aren't JSON, and where. Nothing in it shows the content.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
    package let location: SourceLocation
    package let reason: String

    package var description: String { "line \(location.line), column \(location.column): \(reason)" }
}
