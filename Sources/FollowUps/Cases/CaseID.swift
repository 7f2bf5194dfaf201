/// A case's id, from the same generator as those of follow-ups.
package struct CaseID: OrderedID {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
