import FollowUps
import FoundationEssentials
import Messages

/// A body that holds secrets, as it is sealed.
struct SealedBody: Codable {
    var text: String
    var html: String?

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(text: String, html: String?) {
        self.text = text
        self.html = html
    }

    init(json: String) throws(StoreError) {
        do {
            self = try JSONDecoder().decode(SealedBody.self, from: Data(json.utf8))
        } catch {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
    }
}
