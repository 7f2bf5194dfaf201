/// A block of an exported page, independent of the format.
enum ExportBlock: Hashable {
    /// - Parameters:
    ///   - level: 1 for the page's own.
    ///   - id: from ``ExportID``, where it can be linked to.
    case heading(level: Int, String, id: String? = nil)
    /// Links to the page's headings.
    case contents(title: String, ExportList)
    /// Line breaks are kept.
    case paragraph(String)
    /// A term and its value.
    case field(name: String, [ExportRun])
    case list(ExportList)
    case table(header: [String], rows: [[String]])
    /// Preformatted text.
    case verbatim(String)
}

struct ExportList: Hashable {
    var isOrdered = false
    let items: [Item]

    struct Item: Hashable {
        let runs: [ExportRun]
        /// What belongs to it, below it.
        var list: ExportList?
    }
}

extension [ExportBlock] {
    /// With contents behind the page's own heading: a link to each heading that has an id. As they are where there is none.
    func withContents(titled title: String) -> [ExportBlock] {
        let entries = compactMap { block -> ContentsEntry? in
            guard case .heading(let level, let text, let id?) = block else { return nil }
            return ContentsEntry(level: level, text: text, id: id)
        }
        guard !entries.isEmpty else { return self }
        return prefix(1) + [.contents(title: title, Self.list(of: entries[...]))] + dropFirst()
    }

    private struct ContentsEntry {
        let level: Int
        let text: String
        let id: String
    }

    /// Entries below the one whose headings they stand under.
    private static func list(of entries: ArraySlice<ContentsEntry>) -> ExportList {
        var items: [ExportList.Item] = []
        var rest = entries
        while let entry = rest.popFirst() {
            let below = rest.prefix { $0.level > entry.level }
            rest = rest.dropFirst(below.count)
            items.append(
                ExportList.Item(
                    runs: [.section(entry.text, id: entry.id)], list: below.isEmpty ? nil : list(of: below)))
        }
        return ExportList(items: items)
    }
}
