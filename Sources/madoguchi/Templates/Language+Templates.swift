// Words for the daemon's terms about templates. An unknown term is shown as it is.
extension Language {
    func word(forAudience audience: String) -> String {
        switch audience {
        case "customer": self(en: audience, ja: "お客様")
        case "operator": self(en: audience, ja: "運営者")
        default: audience
        }
    }

    func word(forVariableKind kind: String) -> String {
        switch kind {
        case "line": self(en: "one line", ja: "1 行")
        case "text": self(en: "several lines", ja: "複数行")
        case "url": "URL"
        case "address": self(en: "mail address", ja: "メールアドレス")
        case "request-id": self(en: "request id, #123456", ja: "リクエスト ID(#123456)")
        default: kind
        }
    }
}
