import Documents
import Messages

/// Reads the JSON of a request's body strictly, and reports every fault at once.
enum JSONBody {
    static func read<Value>(_ bytes: ArraySlice<UInt8>, _ reader: ValueReader<Value>) throws(Problem) -> Value {
        let node: DocumentNode
        do throws(JSONSyntaxError) {
            node = try JSONDocument.parse(bytes)
        } catch {
            throw Problem(.malformedJSON(reason: error.wording))
        }
        let problems = DocumentProblems()
        let value = reader.read(node, problems)
        guard problems.isEmpty, let value else { throw .invalidBody(problems.all) }
        return value
    }

    /// A body that may be left out: none means the same as an empty object.
    static func readOptional<Value>(_ bytes: ArraySlice<UInt8>, _ reader: ValueReader<Value>) throws(Problem) -> Value {
        try read(bytes.isEmpty ? Array("{}".utf8)[...] : bytes, reader)
    }

    /// An empty body: none, or an empty object.
    static func nothing(_ bytes: ArraySlice<UInt8>) throws(Problem) {
        try readOptional(bytes, ValueReader<Void>.mapping(.theRequest) { _ in () })
    }
}
