package import Messages
internal import Synchronization

/// The language of what is logged.
package enum LogLanguage {
    private static let kept = Mutex(Language.en)

    /// English until it is set.
    package static var current: Language {
        get { kept.withLock(\.self) }
        set { kept.withLock { $0 = newValue } }
    }
}
