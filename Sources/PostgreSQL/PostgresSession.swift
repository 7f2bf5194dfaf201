import CLibPQ
import Glibc

/// One session with a server. Every call blocks, for ``PostgresOptions/answerTimeout`` at most; it is used on one thread at a
/// time. When the connection is lost or given up, it is closed, and every later call fails.
///
/// Nothing is ever cancelled at the server: a commit that waits for its standbys would be done by that.
package final class PostgresSession {
    private var connection: OpaquePointer?
    private let notices = Notices()
    private let answerTimeout: Duration
    /// Why there is no connection any more.
    private(set) var ending = PostgresError.closed
    var isInTransaction = false
    /// Behind a pooler, which may give each transaction another of the server's sessions, what each has to begin with; nil where
    /// the session is the server's own and has its settings for good.
    private(set) var settingOut: PostgresStatement?

    /// nil where none is to be prepared, or another transaction may have another of the server's sessions.
    private var prepared: PreparedStatements?

    /// Whether a pooler is in between.
    package var isPooled: Bool { settingOut != nil }

    /// Connects, to the first of the hosts that takes writes. Blocks for `connect_timeout` (2 seconds unless the address says
    /// otherwise) for each address of each host.
    ///
    /// What the server warns of while it connects, libpq writes to standard error.
    package init(
        _ address: PostgresAddress, password: PostgresPassword? = nil, options: PostgresOptions
    ) throws(PostgresError) {
        if let failure = PostgresLibrary.failure { throw .noLibrary(failure) }
        answerTimeout = options.answerTimeout
        let connection = try Self.connect(address, password: password, applicationName: options.applicationName)
        self.connection = connection
        notices.listen(to: connection)
        guard madoguchi_pq_set_nonblocking(connection), madoguchi_pq_group(connection) else {
            abandon(.unreachable(Self.lastWords(of: connection)))
            throw ending
        }
        try set(options.sessionSettings)
        if options.preparesStatements, !isPooled { prepared = PreparedStatements() }
    }

    /// A pooler makes up the number of the process that it tells of, since it stands for none in particular.
    private func set(_ settings: [(name: String, value: String)]) throws(PostgresError) {
        let (names, values) = (settings.map(\.name), settings.map(\.value))
        let own = try read(
            """
            SELECT pg_backend_pid() = $3::int8, set_config(name, value, pg_backend_pid() <> $3::int8)
            FROM unnest($1, $2) AS setting (name, value)
            """, names, values, backendProcess)
        if try own.first?(0) ?? true { return }
        settingOut = try PostgresStatement(
            "SELECT set_config(name, value, true) FROM unnest($1, $2) AS setting (name, value)", names, values)
    }

    deinit {
        if let connection { madoguchi_pq_finish(connection) }
    }

    private static func connect(
        _ address: PostgresAddress, password: PostgresPassword?, applicationName: String
    ) throws(PostgresError) -> OpaquePointer {
        // Later ones win.
        var options: [(String, String)] = [
            // A host that doesn't answer costs this much, and the next one has its turn.
            ("connect_timeout", "2"),
            // A peer that went away without a word is noticed while nothing is asked, too.
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"),
            ("application_name", applicationName),
        ]
        options += address.options.map { ($0.keyword, $0.value) }
        options += [("client_encoding", "UTF8"), ("target_session_attrs", "read-write")]
        if let password { options.append(("password", password.text)) }
        let texts = options.map { strdup($0.0) } + options.map { strdup($0.1) }
        defer { texts.forEach { free($0) } }
        let pointers = texts.map { $0.map { UnsafePointer($0) } }
        let connection = madoguchi_pq_connect(
            Array(pointers[..<options.count]) + [nil], Array(pointers[options.count...]) + [nil])
        guard let connection else { throw .unreachable("out of memory") }
        guard madoguchi_pq_is_connected(connection) else {
            defer { madoguchi_pq_finish(connection) }
            throw .unreachable(lastWords(of: connection))
        }
        return connection
    }

    /// libpq's sentence, in one line.
    private static func lastWords(of connection: OpaquePointer) -> String {
        String(cString: madoguchi_pq_error_message(connection)).split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: \.isWhitespace)) }.joined(separator: "; ")
    }

    // MARK: What it is

    package var isOpen: Bool { connection != nil }

    /// The one of several hosts that it is with.
    package var host: String {
        connection.flatMap { madoguchi_pq_host($0) }.map { String(cString: $0) } ?? ""
    }

    package var isEncrypted: Bool { connection.map { madoguchi_pq_is_encrypted($0) } ?? false }

    /// 150004 for 15.4; 0 where it is closed.
    package var serverVersion: Int { connection.map { Int(madoguchi_pq_server_version($0)) } ?? 0 }

    /// The server's process for it.
    package var backendProcess: Int { connection.map { Int(madoguchi_pq_backend_process($0)) } ?? 0 }

    var socket: CInt { connection.map { madoguchi_pq_socket($0) } ?? -1 }

    // MARK: Ending it

    /// Takes leave.
    package func close() {
        if let connection { madoguchi_pq_finish(connection) }
        connection = nil
    }

    /// Closes it without a word: what is still to be sent must not be, and a server that is frozen takes nothing.
    func abandon(_ error: PostgresError) {
        ending = error
        guard let connection else { return }
        shutdown(madoguchi_pq_socket(connection), CInt(SHUT_RDWR))
        close()
    }

    /// Whether it is still there, as far as the system knows. Asks nobody, and doesn't wait. After what is
    /// noticed here, nothing of the next call has been sent.
    func look() -> Bool {
        guard let connection else { return false }
        if takeAll(from: connection), notices.farewell == nil { return true }
        let farewell = notices.farewell
        abandon(Loss(farewell, Self.lastWords(of: connection)).error)
        return false
    }

    /// Takes what has come by itself.
    ///
    /// - Returns: false where the connection is lost.
    private func takeAll(from connection: OpaquePointer) -> Bool {
        while true {
            var descriptor = pollfd(fd: madoguchi_pq_socket(connection), events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 0) > 0 else { return true }
            guard madoguchi_pq_consume(connection) else { return false }
            // Which has it read.
            _ = madoguchi_pq_is_busy(connection)
        }
    }

    // MARK: Asking

    /// One statement that changes nothing.
    ///
    /// - Parameter timeout: for the answer; nil for the session's.
    package func read<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value, within timeout: Duration? = nil
    ) throws(PostgresError) -> PostgresRows {
        try ask(PostgresStatement(sql, repeat each values), within: timeout, mayCommit: false)
    }

    /// One statement that is a transaction of its own.
    ///
    /// - Throws: ``PostgresError/uncertain(_:)``, too.
    package func write<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value, within timeout: Duration? = nil
    ) throws(PostgresError) -> PostgresRows {
        try ask(PostgresStatement(sql, repeat each values), within: timeout, mayCommit: true)
    }

    private func ask(
        _ statement: PostgresStatement, within timeout: Duration?, mayCommit: Bool
    ) throws(PostgresError) -> PostgresRows {
        let rows = try ask([statement], within: timeout, mayCommit: mayCommit)
        return rows[0]
    }

    /// Statements that are sent together, and cost one round trip. After one that is refused, the others aren't done.
    ///
    /// - Parameters:
    ///   - timeout: for all of them.
    ///   - mayCommit: whether something may have been done for good once they are sent.
    /// - Returns: as many as there are statements.
    func ask(
        _ statements: [PostgresStatement], within timeout: Duration?, mayCommit: Bool
    ) throws(PostgresError) -> [PostgresRows] {
        guard let connection else { throw ending }
        // Statements that are sent together are one transaction where nobody began another.
        let before = isInTransaction ? [] : [settingOut].compactMap(\.self)
        let statements = before + statements
        let steps = prepared?.steps(for: statements) ?? statements.map { .run($0, name: nil) }
        notices.forget()
        let deadline = Deadline(after: timeout ?? answerTimeout)
        guard steps.allSatisfy({ Self.send($0, on: connection) }), madoguchi_pq_end_group(connection) else {
            // Without its end, a statement isn't carried out.
            abandon(.unreachable(Self.lastWords(of: connection)))
            throw ending
        }
        let answer: Answer
        do throws(Loss) {
            answer = try wait(for: steps.count, on: connection, until: deadline)
        } catch {
            abandon(error.error)
            throw mayCommit ? .uncertain(error.uncertainty) : error.error
        }
        switch answer {
        case .refused(let message, _) where message.code == "25006":
            abandon(.readOnly)
            throw .readOnly
        case .refused(let message, let count):
            prepared?.note(steps.prefix(count))
            // A table is another one than it was for what is prepared, or somebody has had the server forget it.
            if message.isOfPrepared { prepared?.forget() }
            throw .refused(message)
        case .done(let results):
            prepared?.note(steps)
            if mayCommit, let warning = notices.warning { throw .uncertain(.warning(warning)) }
            return zip(steps, results).filter(\.0.isRun).dropFirst(before.count).map { PostgresRows($1) }
        }
    }

    private static func send(_ step: PreparedStatements.Step, on connection: OpaquePointer) -> Bool {
        switch step {
        case .prepare(let statement, let name):
            statement.parameters.withPointers { count, types, _, _, _ in
                madoguchi_pq_prepare(connection, name, statement.sql, count, types)
            }
        case .run(let statement, let name?):
            statement.parameters.withPointers { count, _, values, lengths, formats in
                madoguchi_pq_send_prepared(connection, name, count, values, lengths, formats)
            }
        case .run(let statement, nil):
            statement.parameters.withPointers { count, types, values, lengths, formats in
                madoguchi_pq_send(connection, statement.sql, count, types, values, lengths, formats)
            }
        }
    }

    /// What the server answered while the connection holds.
    private enum Answer {
        case done([PostgresResult])
        /// - Parameter after: how many were done before it.
        case refused(ServerMessage, after: Int)
    }

    /// Why there is no answer.
    private struct Loss: Error {
        let error: PostgresError
        let uncertainty: PostgresError.Uncertainty

        static let deadline = Loss(error: .deadline, uncertainty: .deadline)

        init(error: PostgresError, uncertainty: PostgresError.Uncertainty) {
            self.error = error
            self.uncertainty = uncertainty
        }

        /// - Parameter farewell: the server's last words, if it had any.
        init(_ farewell: ServerMessage?, _ words: String) {
            let words = farewell?.message ?? words
            error = farewell?.isOfShutdown == true ? .shuttingDown : .unreachable(words)
            uncertainty = .lost(words)
        }
    }

    /// Waits until the server is ready for the next statement: the command's own completion comes before the commit where
    /// nobody began a transaction.
    private func wait(
        for count: Int, on connection: OpaquePointer, until deadline: Deadline
    ) throws(Loss) -> Answer {
        // A failure to send is told by what is read then.
        while madoguchi_pq_flush(connection) == 1 {
            guard wait(for: POLLIN | POLLOUT, on: connection, until: deadline) else { throw .deadline }
            guard madoguchi_pq_consume(connection) else { break }
        }
        var isLost = false
        var refusal: ServerMessage?
        var results: [PostgresResult] = []
        var isEnded = false
        while !isEnded {
            while !isLost, madoguchi_pq_is_busy(connection) {
                guard wait(for: POLLIN, on: connection, until: deadline) else { throw .deadline }
                isLost = !madoguchi_pq_consume(connection)
            }
            guard let pointer = madoguchi_pq_result(connection) else {
                // Of a lost connection, that was all that had come; otherwise another statement's follows.
                if isLost || !madoguchi_pq_is_connected(connection) { break }
                continue
            }
            let result = PostgresResult(pointer)
            switch result.status {
            case CInt(madoguchi_pq_done.rawValue), CInt(madoguchi_pq_rows.rawValue), CInt(madoguchi_pq_empty.rawValue):
                results.append(result)
            case CInt(madoguchi_pq_group_ended.rawValue): isEnded = true
            case CInt(madoguchi_pq_left_out.rawValue): break
            case CInt(madoguchi_pq_failed.rawValue):
                refusal = result.message ?? refusal
                isLost = isLost || result.message == nil
            default:
                // COPY, which isn't spoken here.
                throw Loss(nil, "COPY")
            }
        }
        if !isLost, madoguchi_pq_is_connected(connection), refusal?.isFatal != true {
            if let refusal { return .refused(refusal, after: results.count) }
            if results.count == count { return .done(results) }
        }
        throw Loss(refusal ?? notices.farewell, Self.lastWords(of: connection))
    }

    /// - Returns: false where the deadline is over and nothing has come.
    private func wait(for events: CInt, on connection: OpaquePointer, until deadline: Deadline) -> Bool {
        // A second at a time: the system's clock for it stands still while the machine is suspended, and of what TLS has
        // taken from the socket already, the socket tells nothing.
        var descriptor = pollfd(fd: madoguchi_pq_socket(connection), events: Int16(events), revents: 0)
        return poll(&descriptor, 1, CInt(min(1_000, deadline.milliseconds))) > 0 || !deadline.isOver
    }

    /// Those that have come; nil where the connection is lost. Doesn't wait.
    func takeNotifications() -> [PostgresNotification]? {
        guard look(), let connection else { return nil }
        var notifications: [PostgresNotification] = []
        while let next = madoguchi_pq_next_notification(connection) {
            defer { madoguchi_pq_free(next) }
            notifications.append(
                PostgresNotification(
                    channel: String(cString: next.pointee.channel), payload: String(cString: next.pointee.payload),
                    process: Int(next.pointee.process)))
        }
        return notifications
    }
}
