import LinuxSystem
package import Messages

/// What a configuration needs of the service's unit, which is closed as it is installed: no network, no program but the
/// daemon, nothing to write but its own directories, nothing to read of homes.
///
/// A check of the configuration, the daemon and the drop-in that the package writes all go by this.
package struct UnitNeeds: Hashable, Sendable {
    /// What the network is needed for; nil where it isn't.
    package var network: Wording?
    /// The TCP port of this machine on which pages are served; nil for none.
    package var port: UInt16?
    /// Programs that are run, and the interpreters of those that are scripts; paths.
    package var programs: [String] = []
    /// Directories that are written beside the unit's own.
    package var written: [String] = []
    /// Directories that are read and that the unit hides.
    package var hidden: [String] = []

    /// Whether the unit does as it is installed.
    package var isEmpty: Bool { self == UnitNeeds() }

    /// What of them this process isn't let.
    package var unmet: [Wording] {
        (Sandbox.allowsNetwork ? [] : purposesOfNetwork.map { .useOfNetwork(for: $0) })
            + programs.filter { !Sandbox.allowsRunning($0) }.map { .runningOf($0) }
    }

    /// What a check of the configuration says of them, a line each.
    package var lines: [Wording] {
        purposesOfNetwork.map { .needsNetwork(for: $0) } + programs.map { .needsToRun($0) }
            + written.map { .needsToWrite($0) } + hidden.map { .needsToRead($0) }
    }

    private var purposesOfNetwork: [Wording] {
        [network, port.map { .pagesPurpose(port: Int($0)) }].compactMap(\.self)
    }
}
