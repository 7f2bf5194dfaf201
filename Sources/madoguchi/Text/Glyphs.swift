/// The signs that answers are drawn with.
struct Glyphs: Hashable, Sendable {
    var openMark: String
    var closedMark: String
    var dash: String
    var ellipsis: String
    /// Bars: a row that is open throughout, in its first half, in its second half.
    var full: String
    var upperHalf: String
    var lowerHalf: String
    /// A closed row, and a closed row that holds "now".
    var blank: String
    var nowBlank: String
    /// On either side of the row that holds "now".
    var nowLeft: String
    var nowRight: String
    /// Between the steps of a way.
    var rail: String
    /// Before changes.
    var minus: String
    var plusMinus: String
    /// What a look at something has found: all well, something to know, a fault; and what to do about it.
    var well: String
    var note: String
    var fault: String
    var advice: String

    static let unicode = Glyphs(
        openMark: "●", closedMark: "○", dash: "–", ellipsis: "…", full: "█", upperHalf: "▀", lowerHalf: "▄", blank: "·",
        nowBlank: "┄", nowLeft: "▶", nowRight: "◀", rail: "│", minus: "−", plusMinus: "±",
        well: "✓", note: "!", fault: "✗", advice: "→"
    )
    static let ascii = Glyphs(
        openMark: "*", closedMark: "o", dash: "-", ellipsis: "...", full: "#", upperHalf: "\"", lowerHalf: "_",
        blank: ".", nowBlank: "-", nowLeft: ">", nowRight: "<", rail: "|", minus: "-", plusMinus: "+/-", well: "+",
        note: "!", fault: "x",
        advice: "->"
    )
}
