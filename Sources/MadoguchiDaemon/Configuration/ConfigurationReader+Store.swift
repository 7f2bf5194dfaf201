import Documents
import Messages
import PostgreSQL

extension ConfigurationReader {
    var store: ValueReader<StoreConfiguration> {
        .mapping(.section("store")) { keys in
            var store = StoreConfiguration()
            store.kind = keys.optional("kind", .word, default: .sqlite)
            store.postgreSQL = keys.optional("postgresql", postgreSQL)
            if store.kind == .postgresql, !keys.has("postgresql") { keys.report(.postgreSQLMissing) }
            return store
        }
    }

    private var postgreSQL: ValueReader<StoreConfiguration.PostgreSQL> {
        .mapping(.section("store.postgresql")) { keys in
            let connection = keys.required("connection", .connectionString)
            let password = secret("password", in: keys)
            let usual = StoreConfiguration.PostgreSQL(connection: "")
            let schema = keys.optional("schema", .schemaName, default: usual.schema)
            let least = StoreConfiguration.PostgreSQL.leastConnections
            let connections = keys.optional("connections", .integer(least...100), default: usual.connections)
            let timeout = keys.optional("answer_timeout", .duration, default: usual.answerTimeout)
            if !(1...600).contains(timeout) { keys.report(.answerTimeoutOutOfRange, key: "answer_timeout") }
            let durability = keys.optional("durability", .word, default: usual.durability)
            let onRewind = keys.optional("on_rewind", .word, default: usual.onRewind)
            let notify = keys.optional("notify", .word, default: usual.notify)
            guard let connection else { return nil }
            var postgreSQL = StoreConfiguration.PostgreSQL(connection: connection)
            postgreSQL.password = password
            postgreSQL.schema = schema
            postgreSQL.connections = connections
            postgreSQL.answerTimeout = timeout
            postgreSQL.durability = durability
            postgreSQL.onRewind = onRewind
            postgreSQL.notify = notify
            return postgreSQL
        }
    }

    /// Reports that a database which others can copy needs a key for what is secret in it.
    func checkSecretsKey(_ keys: StrictMapping) {
        // One that is given and at fault is reported already.
        if ["secrets_key", "secrets_key_credential", "secrets_key_file"].contains(where: keys.has) { return }
        keys.report(.secretsKeyMissing)
    }
}

extension ValueReader where Value == String {
    /// A connection string or URI that libpq can read, as far as libpq is there. What is wrong with one never shows any of it:
    /// it may hold a password.
    fileprivate static var connectionString: ValueReader {
        .text(.connectionStringValue).then { text, node, problems in
            // libpq knows every way to write one; where it is missing, nothing connects.
            if StoreAddress.holdsPassword(text) {
                problems.report(.passwordInConnection, at: node)
                return nil
            }
            do throws(PostgresAddressFault) {
                _ = try PostgresAddress(text)
            } catch {
                // It may be right, and nobody here can tell.
                if case .noLibrary = error { return text }
                problems.report(error.wording, at: node)
                return nil
            }
            return text
        }
        .written(\.flowText)
    }

    /// The server cuts longer names.
    fileprivate static var schemaName: ValueReader {
        .text(.schemaNameValue).then { name, node, problems in
            guard name.utf8.count <= 63, !name.utf8.contains(0), !name.hasPrefix("pg_") else {
                problems.report(.found(node.found, expected: .schemaNameValue), at: node)
                return nil
            }
            return name
        }
        .written(\.flowText)
    }
}
