import FoundationEssentials
import Messages

extension Wording {
    /// A text for a history, which is kept in both languages: who reads it decides.
    var kept: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Two strings can always be encoded.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? en
    }

    /// - Parameter kept: see ``kept``; or what an earlier release kept, in one language.
    init(kept: String) {
        self = (try? JSONDecoder().decode(Wording.self, from: Data(kept.utf8))) ?? .stepLeftOut(kept)
    }
}
