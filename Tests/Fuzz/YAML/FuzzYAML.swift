import CLibFuzzer
import Documents
import FuzzDocuments
import FuzzKit
import Messages

/// Any bytes as YAML: read with places in the text, or refused with them; what is read and written as JSON, which is YAML, is
/// read again as the same.
@main
private enum FuzzYAML {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzYAML($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    let problems = DocumentProblems()
    let root = YAMLDocument.parse(bytes, problems: problems)
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D || $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 } + 2
    for problem in problems.all {
        require((1...lines).contains(problem.location.line), "a fault in line \(problem.location.line) of \(lines)")
        require(problem.location.column >= 1, "a fault before its line")
        for language in Language.allCases { require(!problem.detail[language].isEmpty, "a fault without words") }
    }
    guard let root else {
        require(!problems.isEmpty, "nothing read, and nothing said")
        return 0
    }
    require(nodeCount(of: root) <= YAMLDocument.largestNodeCount, "more values than are allowed")
    guard problems.isEmpty, hasCommonKeys(root) else { return 0 }
    let text = written(root)
    let others = DocumentProblems()
    guard let again = YAMLDocument.parse(text, problems: others) else {
        preconditionFailure("what is written can't be read: \(others.description(in: "x")): \(text)")
    }
    require(written(again) == text, "other values when read again: \(written(again)) for \(text)")
    return 0
}

private func nodeCount(of node: DocumentNode) -> Int {
    switch node.content {
    case .sequence(let nodes): nodes.reduce(1) { $0 + nodeCount(of: $1) }
    case .mapping(let entries): entries.reduce(1) { $0 + nodeCount(of: $1.value) }
    default: 1
    }
}

/// Long keys are none to libyaml unless a question mark stands before them, and those with two byte order marks before them are
/// different ones to it, until a reader refuses them.
private func hasCommonKeys(_ node: DocumentNode) -> Bool {
    switch node.content {
    case .sequence(let nodes): nodes.allSatisfy(hasCommonKeys)
    case .mapping(let entries):
        Set(entries.map(\.key)).count == entries.count
            && entries.allSatisfy { $0.key.utf8.count <= 100 && hasCommonKeys($0.value) }
    default: true
    }
}
