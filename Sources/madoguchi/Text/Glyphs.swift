/// The symbols that answers are drawn with.
struct Glyphs: Hashable, Sendable {
    var openMark: String
    var closedMark: String
    var unknownMark: String
    var dash: String
    var ellipsis: String
    /// Bars: a row that is open throughout, in its first half, in its second half.
    var full: String
    var upperHalf: String
    var lowerHalf: String
    /// A row of which it isn't known whether it is open.
    var unknown: String
    /// A closed row, and a closed row that holds "now".
    var blank: String
    var nowBlank: String
    /// On either side of the row that holds "now".
    var nowLeft: String
    var nowRight: String
    /// Between the steps of a playbook.
    var rail: String
    /// Before changes.
    var minus: String
    var plusMinus: String
    /// The results of a check: ok, a note, a fault; and advice.
    var well: String
    var note: String
    var fault: String
    var advice: String

    static let unicode = Glyphs(
        openMark: "●", closedMark: "○", unknownMark: "?", dash: "–", ellipsis: "…", full: "█", upperHalf: "▀",
        lowerHalf: "▄", unknown: "░", blank: "·", nowBlank: "┄", nowLeft: "▶", nowRight: "◀", rail: "│", minus: "−",
        plusMinus: "±",
        well: "✓", note: "!", fault: "✗", advice: "→"
    )
    static let ascii = Glyphs(
        openMark: "*", closedMark: "o", unknownMark: "?", dash: "-", ellipsis: "...", full: "#", upperHalf: "\"",
        lowerHalf: "_", unknown: "?", blank: ".", nowBlank: "-", nowLeft: ">", nowRight: "<", rail: "|", minus: "-",
        plusMinus: "+/-", well: "+",
        note: "!", fault: "x",
        advice: "->"
    )
}
