import Documents
import Messages

extension ValueReader where Value == NodeConfiguration {
    static var clusterNode: ValueReader {
        .mapping(.section("node")) { keys in
            var node = NodeConfiguration()
            node.name = keys.optional("name", .nodeName)
            node.lease = keys.optional("lease", .duration, default: node.lease)
            if !(6...600).contains(node.lease) { keys.report(.nodeLeaseOutOfRange, key: "lease") }
            node.clockTolerance = keys.optional("clock_tolerance", .duration, default: node.clockTolerance)
            if !(1...60).contains(node.clockTolerance) {
                keys.report(.clockToleranceOutOfRange, key: "clock_tolerance")
            }
            return node
        }
    }
}

extension ValueReader where Value == String {
    /// It stands in commands, and in the journal.
    fileprivate static var nodeName: ValueReader {
        .text(.nodeNameValue).then { text, node, problems in
            let isName = text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    || ["-", "_", "."].contains(scalar)
            }
            if isName, (1...64).contains(text.utf8.count) { return text }
            problems.report(.found(node.found, expected: .nodeNameValue), at: node)
            return nil
        }
        .written(\.flowText)
    }
}
