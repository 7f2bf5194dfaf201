import Messages

// Words for the daemon's terms about templates. An unknown term is shown as it is.
extension Language {
    func word(forAudience audience: String) -> String {
        switch audience {
        case "customer": self(.audienceCustomer)
        case "operator": self(.audienceOperator)
        default: audience
        }
    }

    func word(forVariableKind kind: String) -> String {
        switch kind {
        case "line": self(.valueOneLine)
        case "person": self(.valuePerson)
        case "text": self(.valueSeveralLines)
        case "url": "URL"
        case "address": self(.valueMailAddress)
        case "request-id": self(.valueRequestID)
        default: kind
        }
    }
}
