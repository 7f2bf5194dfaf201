package import Messages

/// The drop-in can't be written.
package struct UnwritableDropIn: WordedError {
    package let wording: Wording
}

/// The unit doesn't let the service do what the configuration needs.
package struct UnitError: TroubleError, Hashable, Sendable {
    let unmet: [Wording]
    let configuration: String

    package var trouble: Trouble { .unitClosed(unmet, configuration: configuration) }
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
