/// Where each value of a row stands in a list.
package struct ColumnPlan: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        /// `to`, `variables.name`, …
        package let target: String
        /// The cells that it is made of, joined by a blank.
        let cells: [Int]
        /// Whether the cells are a given and a family name, whose order the name's script decides.
        var isPersonsName = false
    }

    /// A header that was recognised though it isn't the value's name.
    package struct Recognition: Hashable, Sendable {
        package let headers: [String]
        package let target: String

        package init(headers: [String], target: String) {
            self.headers = headers
            self.target = target
        }
    }

    package internal(set) var columns: [Column] = []
    package internal(set) var recognised: [Recognition] = []
    /// The headers of columns that nothing is taken from.
    package internal(set) var passedOver: [String] = []

    package var targets: [String] { columns.map(\.target) }
}
