package import Messages

/// What was repaired or passed over in a list, or found out about it.
package struct ListNote: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case encoding(ListEncoding, hasMark: Bool)
        case delimiter(Delimiter)
        /// Headers that are known from exports.
        case recognised(ColumnPlan.Recognition)
        /// Columns that nothing is taken from.
        case passedOver([String])
        case emptyRows
        case shortRows
        case blanks
        /// Cells that are written as `="…"`.
        case formulas
        /// Addresses behind an apostrophe, with which spreadsheets mark a text.
        case apostrophes
        case times
    }

    package let subject: Subject
    /// How many rows or cells; nil where it is about the whole list.
    package let count: Int?
    /// The line of the first of them, from 1; nil where it isn't known.
    package let line: Int?

    package init(_ subject: Subject, count: Int? = nil, line: Int? = nil) {
        self.subject = subject
        self.count = count
        self.line = line
    }

    /// The same in every language.
    package var code: String {
        switch subject {
        case .encoding: "encoding"
        case .delimiter: "delimiter"
        case .recognised: "header-recognised"
        case .passedOver: "columns-passed-over"
        case .emptyRows: "empty-rows"
        case .shortRows: "cells-missing"
        case .blanks: "blanks"
        case .formulas: "formulas"
        case .apostrophes: "apostrophes"
        case .times: "times"
        }
    }

    /// One line, with the count and the line where there are any.
    package var wording: Wording {
        let sentence = sentence
        return line.map { .inListLine($0, isFirst: (count ?? 0) > 1, of: sentence) } ?? sentence
    }

    private var sentence: Wording {
        let count = count ?? 0
        return switch subject {
        case .encoding(let encoding, let hasMark): .listRead(as: encoding.rawValue, byMark: hasMark)
        case .delimiter(let delimiter): .cellsSeparated(by: delimiter.wording)
        case .recognised(let recognition):
            .columnsRecognised(recognition.headers.map(\.visible), as: recognition.target)
        case .passedOver(let headers): .columnsUnused(headers.map(\.visible))
        case .emptyRows: .emptyRows(count)
        case .shortRows: .shortRows(count)
        case .blanks: .blanksRemoved(cells: count)
        case .formulas: .formulasTaken(cells: count)
        case .apostrophes: .apostrophesRemoved(addresses: count)
        case .times: .timesRewritten(count)
        }
    }
}

extension Delimiter {
    fileprivate var wording: Wording {
        switch self {
        case .comma: .commas
        case .semicolon: .semicolons
        case .tab: .tabs
        default: .otherDelimiter(name)
        }
    }
}
