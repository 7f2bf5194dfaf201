import Messages
import SupportHours

extension DocumentNode {
    /// This document with another one applied over it: mappings are merged key by key, at all levels; any other value
    /// of the other document replaces the one here; its `null` removes a key.
    ///
    /// Every value keeps the place that it was read from, and a merged mapping that of its first mention.
    ///
    /// - Parameter problems: told of a `null` that removes nothing.
    package func overlaid(with upper: DocumentNode, problems: DocumentProblems) -> DocumentNode {
        guard case .mapping(var entries) = content, case .mapping(let changes) = upper.content else { return upper }
        var takenAway = takenAway
        var seen: Set<String> = []
        for change in changes {
            // A key that is given twice in one file is kept twice, for its reader to refuse.
            guard seen.insert(change.key).inserted else {
                entries.append(change)
                continue
            }
            switch (entries.firstIndex { $0.key == change.key }, change.value.content) {
            case (let index?, .null):
                entries.remove(at: index)
                takenAway[change.key] = change.location
            case (nil, .null) where takenAway[change.key] != nil:
                continue
            case (nil, .null):
                problems.report(
                    .nullRemovesNothing(change.key),
                    at: change.value, location: change.location,
                    suggestion: Spelling.nearest(to: change.key, among: entries.map(\.key)))
            case (let index?, _):
                entries[index] = entries[index].overlaid(with: change, problems: problems)
            case (nil, _):
                entries.append(change)
                takenAway[change.key] = nil
            }
        }
        return DocumentNode(
            .mapping(entries), at: location, pointer: pointer, notation: notation, takenAway: takenAway)
    }
}

extension DocumentNode.Entry {
    fileprivate func overlaid(with upper: DocumentNode.Entry, problems: DocumentProblems) -> DocumentNode.Entry {
        guard case .mapping = value.content, case .mapping = upper.value.content else { return upper }
        return DocumentNode.Entry(
            key: key, location: location, value: value.overlaid(with: upper.value, problems: problems))
    }
}
