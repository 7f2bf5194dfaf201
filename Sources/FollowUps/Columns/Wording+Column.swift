internal import FoundationEssentials
package import Messages

extension Wording {
    /// The value in a database: both languages, as JSON.
    package var column: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    package init(column: String) throws(StoreError) {
        do {
            self = try JSONDecoder().decode(Wording.self, from: Data(column.utf8))
        } catch {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
    }
}

// In a history most texts are another side's words, and stand as they are. Earlier releases kept all of them in English.
extension Wording {
    private static let beginning: Character = "{"

    /// The value in a history: ``column`` where the languages differ, otherwise the text itself.
    package var historyColumn: String {
        get throws { ja == en && en.first != Self.beginning ? en : try column }
    }

    package init(historyColumn: String) {
        let wording = historyColumn.first == Self.beginning ? try? Wording(column: historyColumn) : nil
        self = wording ?? Wording(verbatim: historyColumn)
    }
}
