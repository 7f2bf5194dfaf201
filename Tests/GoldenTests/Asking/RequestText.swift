/// The bytes of an ordinary request.
struct RequestText {
    var method: String
    var target: String
    var fields: [(name: String, value: String)] = []
    var body: String?

    /// Says `Host`, that English is liked, the length of a body, and that it is JSON, unless the fields say something of
    /// it; a field with the value `none` is left out.
    var bytes: [UInt8] {
        var all: [(name: String, value: String)] = []
        func addUnlessGiven(_ name: String, _ value: String) {
            if !fields.contains(where: { $0.name.lowercased() == name.lowercased() }) { all.append((name, value)) }
        }
        addUnlessGiven("Host", "localhost")
        addUnlessGiven("Accept-Language", "en")
        if let body {
            addUnlessGiven("Content-Type", "application/json")
            addUnlessGiven("Content-Length", "\(body.utf8.count)")
        }
        all += fields
        let lines = all.filter { $0.value != "none" }.map { "\($0.name): \($0.value)\r\n" }.joined()
        return Array("\(method) \(target) HTTP/1.1\r\n\(lines)\r\n\(body ?? "")".utf8)
    }
}
