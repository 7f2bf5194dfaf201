import CLibFuzzer
import Documents
import Foundation
import FuzzDocuments
import FuzzKit
import Messages

/// Any bytes as a request's body: read as Foundation reads them, or refused for what only we refuse; what is read and written
/// is read again as the same.
@main
private enum FuzzJSON {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzJSON($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    do throws(JSONSyntaxError) {
        let root = try JSONDocument.parse(bytes[...])
        let text = written(root)
        guard let again = try? JSONDocument.parse(Array(text.utf8)[...]) else {
            preconditionFailure("what is written can't be read: \(text)")
        }
        require(written(again) == text, "other values when read again: \(text)")
        // It refuses numbers that no Double has, and takes a text's first U+FEFF for a mark of its encoding.
        if !hasFarNumber(root), !text.contains("\\ufeff") {
            guard let other else { preconditionFailure("Foundation reads no \(text)") }
            require(isSame(root, other), "Foundation reads \(other) from \(text)")
        }
    } catch {
        require(error.location.line >= 1 && error.location.line <= count + 1, "a fault in line \(error.location.line)")
        require(error.location.column >= 1 && error.location.column <= count + 1, "a fault beyond its line")
        for language in Language.allCases { require(!error.wording[language].isEmpty, "a fault without words") }
    }
    return 0
}

private func hasFarNumber(_ node: DocumentNode) -> Bool {
    switch node.content {
    case .number(let digits): !(Double(digits)?.isFinite ?? false) || digits.utf8.count > 15
    case .sequence(let nodes): nodes.contains(where: hasFarNumber)
    case .mapping(let entries): entries.contains { hasFarNumber($0.value) }
    default: false
    }
}

private func isSame(_ node: DocumentNode, _ other: Any) -> Bool {
    switch node.content {
    case .null: return other is NSNull
    case .boolean(let word): return (other as? Bool) == (word == "true")
    case .number(let digits):
        guard let ours = Double(digits), let theirs = (other as? NSNumber)?.doubleValue else { return false }
        return ours == theirs
    case .text(let text): return (other as? String).map { $0.utf8.elementsEqual(text.utf8) } ?? false
    case .sequence(let nodes):
        guard let others = other as? [Any], others.count == nodes.count else { return false }
        return zip(nodes, others).allSatisfy { isSame($0, $1) }
    case .mapping(let entries):
        // Of keys that stand there twice, or are the same to Unicode, each keeps another.
        guard let others = other as? [String: Any] else { return false }
        let keys = Set(entries.map(\.key))
        guard keys.count == entries.count else { return true }
        return keys.count == others.count
            && entries.allSatisfy { entry in others[entry.key].map { isSame(entry.value, $0) } ?? false }
    }
}
