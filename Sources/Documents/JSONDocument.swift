package import Messages

/// Parses JSON into document nodes, by the grammar of RFC 8259 and nothing beyond it.
///
/// Repeated keys and numbers of any size are kept as written; readers judge them.
package enum JSONDocument {
    /// The most values in a document: more than any request has, few enough to report on.
    package static let largestNodeCount = 1_000
    /// How deep arrays and objects may nest.
    package static let greatestDepth = 32

    /// - Parameter bytes: UTF-8; a byte order mark before it is passed over.
    package static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) -> DocumentNode {
        var parser = JSONParser(bytes)
        return try parser.document()
    }
}

/// Why bytes aren't JSON, and where. Nothing in it shows the content.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    package let location: SourceLocation
    package let reason: Wording

    /// With the place.
    package var wording: Wording { .inLine(location.line, column: location.column, reason) }
}
