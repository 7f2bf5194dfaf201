import Messages

/// Bars, one under the other: one's own filled, what they are held against hollow, each with its figure.
///
/// It is drawn in SVG, with a title and all of it in words as its description. A table of the same figures belongs beside it.
struct BarPlot {
    struct Row {
        let name: String
        let bars: [Bar]
    }

    struct Bar {
        let isOwn: Bool
        /// Of the whole width, 0 to 1; what is less isn't drawn.
        let length: Double
        let text: String
    }

    /// Of the page's elements.
    let id: String
    let title: String
    /// What filled bars are, and hollow ones; nil where there is one kind.
    let own: String?
    let other: String?
    let rows: [Row]
    /// In the language of the page.
    let colon: String

    /// Of the drawing.
    private static let width = 360
    /// The longest bar; beside it there is room for its figure.
    private static let longest = 250
    private static let nameHeight = 22
    private static let barHeight = 14
    private static let pitch = 18
    private static let gap = 12

    /// Values of the partial `desk-plot`.
    var values: PageValues {
        var y = 0
        var drawn: [PageValues] = []
        for row in rows {
            var values = PageValues(["plotName": .text(row.name), "plotNameY": .text("\(y + 15)")])
            y += Self.nameHeight
            values["plotBars"] = .list(
                row.bars.enumerated().map { place, bar in self.values(of: bar, y: y + place * Self.pitch) })
            y += row.bars.count * Self.pitch + Self.gap
            drawn.append(values)
        }
        return PageValues([
            "plotID": .text(id), "plotTitle": .text(title), "plotDescription": .text(description),
            "plotWidth": .text("\(Self.width)"), "plotHeight": .text("\(max(y, 1))"), "plotRows": .list(drawn),
            "plotHasLegend": .flag(own != nil), "plotOwn": .text(own ?? ""), "plotOther": .text(other ?? ""),
        ])
    }

    private func values(of bar: Bar, y: Int) -> PageValues {
        let share = bar.length.isFinite ? min(max(bar.length, 0), 1) : 0
        let width = Int((share * Double(Self.longest)).rounded())
        return PageValues([
            "plotKind": .text(bar.isOwn ? "own" : "other"), "plotY": .text("\(y)"), "plotLength": .text("\(width)"),
            "plotBarHeight": .text("\(Self.barHeight)"), "plotTextX": .text("\(width + 6)"),
            "plotTextY": .text("\(y + 12)"), "plotText": .text(bar.text),
        ])
    }

    /// All that is drawn, in words.
    private var description: String {
        rows.map { row in
            let bars = row.bars.map { bar in
                [(bar.isOwn ? own : other), bar.text].compactMap(\.self).joined(separator: " ")
            }
            return "\(row.name)\(colon)\(bars.joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}
