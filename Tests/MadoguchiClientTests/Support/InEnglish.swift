import Messages
import TerminalText

/// What the closure returns where words of usages are English, whatever the environment's language is.
func inEnglish<Value>(_ value: () throws -> Value) rethrows -> Value {
    try HelpLanguage.$current.withValue(.en, operation: value)
}
