import FoundationEssentials

/// What a request's JSON says.
func parsed<Value: Decodable>(_ type: Value.Type, _ body: String?) throws -> Value {
    try JSONDecoder().decode(type, from: Data((body ?? "").utf8))
}
