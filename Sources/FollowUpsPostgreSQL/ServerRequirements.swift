import FollowUps
import Messages
import PostgreSQL

/// What a server has to be so that follow-ups are kept on it.
struct ServerRequirements {
    /// 15.0 as libpq has it.
    static let leastVersion = 150_000

    let durability: PostgreSQLStore.Durability

    /// Called with each new session: it may be with another server than the last one.
    func check(_ session: PostgresSession) throws {
        guard session.serverVersion >= Self.leastVersion else {
            throw StoreError(
                .unreachable, detail: .databaseServerTooOld(session.serverVersion / 10_000), isOfServer: true)
        }
        guard durability == .replica else { return }
        let standbys = try session.read("SELECT current_setting('synchronous_standby_names')").first?(
            0, as: String.self)
        if standbys?.isEmpty ?? true {
            throw StoreError(.unreachable, detail: .noSynchronousStandby, isOfServer: true)
        }
    }
}
