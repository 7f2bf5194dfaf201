import FollowUps
import FoundationEssentials
import Messages
import PostgreSQL
import SupportHours

/// A ``ClusterView`` in one row, so that all of it is of one moment and comes in one answer.
struct ClusterRow: Decodable {
    private var nodes: [NodeRow]
    private var rules: [RuleRow]
    private var paused: Bool
    private var restored: Bool
    private var halt: String?
    private var time: Int64

    private struct NodeRow: Decodable {
        /// As text: JSON's numbers aren't everywhere as long.
        var owner: String
        var name: String
        var slot: Int
        var state: String
        var beat: Int64
        var draining: Bool
        var joined: Int64
        var report: NodeReport
    }

    private struct RuleRow: Decodable {
        var plan: String
        var fingerprint: String
        var tzdata: String?
        var configuration: String
        var epoch: Int64
        var adopter: String
    }

    /// Selects the row, of the nodes that `shown` has the columns of.
    static func select(nodesOf shown: String) -> String {
        """
        SELECT json_build_object(
            'nodes', coalesce((SELECT json_agg(json_build_object(
                'owner', n.owner::text, 'name', n.name, 'slot', n.slot, 'state', n.state, 'beat', n.beat,
                'draining', EXISTS (SELECT FROM draining d WHERE d.name = n.name), 'joined', n.joined_at,
                'report', n.report)) FROM \(shown) n), '[]'),
            'rules', coalesce((SELECT json_agg(json_build_object(
                'plan', plan, 'fingerprint', fingerprint, 'tzdata', tzdata, 'configuration', configuration, 'epoch', epoch,
                'adopter', adopted_by)) FROM rules), '[]'),
            'paused', paused, 'restored', restored, 'halt', halt,
            'time', floor(extract(epoch FROM clock_timestamp()) * 1000)::int8)
        FROM settings
        """
    }

    /// Which nodes are shown: those that live, and those whose leases are still to be rescued.
    static let isShown = "(state = '\(Node.State.live.rawValue)' OR owner IN (SELECT owner FROM leases))"

    static func view(_ rows: PostgresRows) throws -> ClusterView? {
        try rows.first.map { row in
            let json: String = try row(0)
            do {
                return try JSONDecoder().decode(ClusterRow.self, from: Data(json.utf8)).view
            } catch is DecodingError {
                throw StoreError(.corrupt, detail: .columnUnreadable("report"), isOfServer: true)
            }
        }
    }

    private var view: ClusterView {
        get throws {
            let nodes = try nodes.map { row in
                Node(
                    owner: LeaseOwner(rawValue: Int64(row.owner) ?? 0), name: row.name, slot: row.slot,
                    state: try Node.State(column: row.state), beat: row.beat, isDraining: row.draining,
                    joinedAt: Instant(secondsSinceEpoch: row.joined), report: row.report)
            }
            var adopted: [String: AdoptedHours] = [:]
            for row in rules {
                adopted[row.plan] = AdoptedHours(
                    plan: row.plan, hours: NodeHours(fingerprint: row.fingerprint, tzdata: row.tzdata),
                    configuration: row.configuration, epoch: row.epoch, adoptedBy: row.adopter)
            }
            return ClusterView(
                nodes: nodes, adopted: adopted, pause: Pause(isPaused: paused, isRestored: restored),
                halt: try halt.map { text throws(StoreError) in try TroubleColumn.trouble(text) }, databaseTime: time)
        }
    }
}

extension Pause {
    init(isPaused: Bool, isRestored: Bool) {
        self = !isPaused ? .none : isRestored ? .byRestore : .byOperator
    }
}
