/// A response.
struct HTTPResponse {
    var status: Int
    /// Names in lower case, in their order.
    var fields: [(name: String, value: String)]
    var body: [UInt8]
    /// Whether the connection can carry another request.
    var keepsConnection: Bool

    func values(of name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
