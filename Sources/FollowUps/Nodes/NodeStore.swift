package import Messages

/// Lets daemons that share a store know of each other.
///
/// Every verb writes, so that its answer isn't lost with a database that nobody else had.
package protocol NodeStore: Sendable {
    /// Joins as a new owner, with the lowest free slot. For one that has joined already it is another beat: it trusts in
    /// the answer as in that to a beat, so others must see that it lives.
    ///
    /// - Returns: nil where every slot is taken, or the owner isn't live any more.
    func join(_ owner: LeaseOwner, name: String, report: NodeReport) async throws(StoreError) -> ClusterView?

    /// Counts up the owner's beat, and replaces its report, unless it has given a later one: a call that was given up may
    /// be carried out after the next one.
    ///
    /// - Returns: nil where the owner isn't live any more: another one has declared it dead, or somebody has forgotten it,
    ///   or the database was restored from before it joined.
    func beat(_ owner: LeaseOwner, report: NodeReport) async throws(StoreError) -> ClusterView?

    /// Signs off. The owner's slot is free from then on, and it claims nothing any more.
    func leave(_ owner: LeaseOwner) async throws(StoreError)

    /// Declares a node dead whose beat is still what was seen. It claims nothing any more, so that a rescue finds all that it
    /// holds.
    ///
    /// - Returns: whether it is dead now.
    func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) async throws(StoreError) -> Bool

    /// Adopts a plan's hours, where the epoch is still what was seen; nil for a plan without adopted hours.
    ///
    /// - Returns: the plan's adopted hours as they are now, by this node or another.
    func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) async throws(StoreError) -> AdoptedHours

    /// Asks the nodes of a name to send nothing more, or to send again.
    ///
    /// - Returns: whether a live node has that name.
    func setDraining(_ isDraining: Bool, name: String) async throws(StoreError) -> Bool

    /// Removes the nodes of that name that have left or are dead and hold no lease, and where none of that name is left, that
    /// it is to send nothing more.
    ///
    /// - Returns: how many.
    func forget(name: String) async throws(StoreError) -> Int

    /// Halts every node, until somebody resumes sending by ``SendingStore/setPaused(_:)``; an earlier halt's reason stays.
    func halt(_ reason: Trouble) async throws(StoreError)

    /// Everything, without a beat.
    func cluster() async throws(StoreError) -> ClusterView
}

/// What a node learns with each beat, all of one moment.
package struct ClusterView: Hashable, Sendable {
    /// Also those that have left or are dead and hold leases still; by slot, the live ones first.
    package var nodes: [Node]
    /// By plan.
    package var adopted: [String: AdoptedHours]
    package var pause: Pause
    /// Why every node is halted; nil for none.
    package var halt: Trouble?
    /// Milliseconds since 1970-01-01T00:00:00Z, by the database's clock.
    package var databaseTime: Int64

    package init(
        nodes: [Node], adopted: [String: AdoptedHours], pause: Pause, halt: Trouble?, databaseTime: Int64
    ) {
        func place(_ node: Node) -> (Int, Int, Int64) { (node.state == .live ? 0 : 1, node.slot, node.owner.rawValue) }
        self.nodes = nodes.sorted { place($0) < place($1) }
        self.adopted = adopted
        self.pause = pause
        self.halt = halt
        self.databaseTime = databaseTime
    }
}
