/// Where follow-ups are kept.
package struct StoreConfiguration: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// `madoguchi.sqlite` in the state directory.
        case sqlite
        case postgresql
    }

    package var kind = Kind.sqlite
    /// There with `postgresql`, and may be with the other kind.
    package var postgreSQL: PostgreSQL?
    /// The keys by which secrets are encrypted in a database that isn't the daemon's alone.
    package var secretsKey: DeliveryConfiguration.SecretSource?

    package init() {}

    func with(secretsKey: DeliveryConfiguration.SecretSource?) -> StoreConfiguration {
        var store = self
        store.secretsKey = secretsKey
        return store
    }

    package struct PostgreSQL: Hashable, Sendable {
        /// When a commit counts as done.
        package enum Durability: String, CaseIterable, Hashable, Sendable {
            /// Once a synchronous standby has it, too. Without one nothing is accepted.
            case replica
            /// Once the server has it.
            case local
        }

        /// What is done where the database turns out to lack what it had confirmed.
        package enum RewindPolicy: String, CaseIterable, Hashable, Sendable {
            /// Nothing is sent until somebody resumes it.
            case pause
            case `continue`
        }

        /// Whether daemons tell each other at once what the others would find out some seconds later.
        package enum Notify: String, CaseIterable, Hashable, Sendable {
            case auto
            /// For what lies between them and the server and passes no notification on.
            case never
        }

        /// As libpq has it, and without a password.
        package var connection: String
        package var password: DeliveryConfiguration.SecretSource?
        package var schema = "madoguchi"
        /// At least ``leastConnections``.
        package var connections = 5
        /// Seconds.
        package var answerTimeout: Int64 = 10
        package var durability = Durability.replica
        package var onRewind = RewindPolicy.pause
        package var notify = Notify.auto

        package static let leastConnections = 3

        package init(connection: String) {
            self.connection = connection
        }
    }

    /// `postgresql (host=db1 dbname=madoguchi)`
    var text: String {
        kind == .postgresql ? "\(kind.rawValue) (\(postgreSQL?.connection ?? ""))" : kind.rawValue
    }
}
