/// The drop-in can't be written.
package struct UnwritableDropIn: Error, CustomStringConvertible {
    package let description: String
}

/// The unit doesn't let the service do what the configuration needs.
package struct UnitError: Error, Hashable, Sendable, CustomStringConvertible {
    let unmet: [String]
    let configuration: String

    package var description: String {
        "the service isn't let \(unmet.joined(separator: ", nor ")); as root: madoguchid --config \(configuration) "
            + "--write-drop-in, systemctl daemon-reload, systemctl restart madoguchid"
    }
}

extension UnitNeeds {
    /// - Parameter configuration: the configuration's file.
    /// - Throws: where this process isn't let what is needed; outside of a unit it is let everything.
    func verify(configuration: String) throws(UnitError) {
        let unmet = unmet
        if !unmet.isEmpty { throw UnitError(unmet: unmet, configuration: configuration) }
    }
}

extension Configuration {
    /// - Throws: where this process isn't let what the configuration needs; outside of a unit it is let everything.
    package func verifyUnit() throws(UnitError) {
        try UnitNeeds(self).verify(configuration: file)
    }
}
