import FollowUps
import FoundationEssentials
import Messages

/// A cause and its remedy in a column, as JSON.
struct TroubleColumn: Codable {
    private var cause: Wording
    private var remedy: Wording?
    private var ending: Ending

    private enum Ending: String, Codable {
        case reload, restart, told
    }

    private init(_ trouble: Trouble) {
        cause = trouble.cause
        remedy = trouble.remedy
        ending =
            switch trouble.ending {
            case .reload: .reload
            case .restart: .restart
            case .told: .told
            }
    }

    private var trouble: Trouble {
        let ending: Trouble.Ending =
            switch ending {
            case .reload: .reload
            case .restart: .restart
            case .told: .told
            }
        return Trouble(cause, remedy: remedy, ending: ending)
    }

    static func text(of trouble: Trouble) throws -> String {
        String(decoding: try JSONEncoder().encode(TroubleColumn(trouble)), as: UTF8.self)
    }

    static func trouble(_ text: String) throws(StoreError) -> Trouble {
        do {
            return try JSONDecoder().decode(TroubleColumn.self, from: Data(text.utf8)).trouble
        } catch {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
    }
}
