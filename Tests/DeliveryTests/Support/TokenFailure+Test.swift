import Delivery
import Messages

extension TokenFailure {
    static func test(_ words: String, needsOperator: Bool = false) -> TokenFailure {
        TokenFailure(Trouble(Wording(verbatim: words)), needsOperator: needsOperator)
    }
}
