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

    static let unicode = Glyphs(
        openMark: "●", closedMark: "○", dash: "–", ellipsis: "…", full: "█", upperHalf: "▀", lowerHalf: "▄", blank: "·",
        nowBlank: "┄", nowLeft: "▶", nowRight: "◀", rail: "│", minus: "−", plusMinus: "±"
    )
    static let ascii = Glyphs(
        openMark: "*", closedMark: "o", dash: "-", ellipsis: "...", full: "#", upperHalf: "\"", lowerHalf: "_",
        blank: ".", nowBlank: "-", nowLeft: ">", nowRight: "<", rail: "|", minus: "-", plusMinus: "+/-"
    )
}
