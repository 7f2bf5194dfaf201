/// The head of a browser's request.
struct GatewayRequest: Hashable {
    struct Field: Hashable {
        /// In lower case.
        var name: String
        /// Without blanks around it.
        var value: String
    }

    var method: String
    /// In origin form. [RFC 9112, section 3.2.1]
    var target: String
    var fields: [Field]
    /// Bytes of the body.
    var length = 0

    /// The value of a field, which may stand at most once in those that are looked at.
    func value(of name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// The target without its query.
    var path: Substring { target.prefix { $0 != "?" } }

    var isReading: Bool { method == "GET" || method == "HEAD" }
}
